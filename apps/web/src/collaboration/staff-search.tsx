import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StaffMember } from '../api/model.js';
import { staffQuery } from './work-queries.js';

export interface StaffSearch {
  /** Those to choose from: who was chosen already, then who was found. */
  readonly people: readonly StaffMember[];
  /** How many more there are than are shown. */
  readonly left: number;
  readonly words: string;
  readonly setWords: (words: string) => void;
}

/** Those who work here, by a part of the name. @param chosen who stays to choose from, whatever is searched for */
export function useStaffSearch(chosen: readonly StaffMember[]): StaffSearch {
  const [words, setWords] = useState('');
  const { data } = useQuery({ ...staffQuery(words.trim()), placeholderData: keepPreviousData });
  const found = (data?.items ?? []).filter(({ id }) => chosen.every((one) => one.id !== id));
  const left = (data?.total ?? 0) - (data?.items.length ?? 0);
  return { people: [...chosen, ...found], left, words, setWords };
}

export interface StaffSearchFieldProps {
  readonly search: StaffSearch;
  readonly label: string;
  readonly isDisabled?: boolean;
}

/** The field in which a name is searched for, and how many more there are than are shown. */
export function StaffSearchField({ search, label, isDisabled = false }: StaffSearchFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="form__row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type="search"
        maxLength={100}
        disabled={isDisabled}
        aria-describedby={`${id}-left`}
        value={search.words}
        onChange={(event) => {
          search.setWords(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault(); // it is found already, and the form is not sent
        }}
      />
      <p id={`${id}-left`} className="form__hint" role="status">
        {search.left > 0 && t('work.moreStaff', { count: search.left })}
      </p>
    </div>
  );
}
