import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryKind } from '../ui/entry-addresses.js';
import { Localised } from '../ui/localised.js';
import { mergeTargetsQuery, type MergeSide } from './rearrange-queries.js';

export interface TargetSearchProps {
  readonly kind: EntryKind;
  /** What cannot be chosen: the entry itself. */
  readonly except: string;
  readonly onChoose: (into: MergeSide) => void;
}

/** Finds the entry that another one is to be merged into. */
export function TargetSearch({ kind, except, onChoose }: TargetSearchProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const { data } = useQuery(mergeTargetsQuery(kind, q));
  const found = data?.filter((one) => one.id !== except) ?? [];
  return (
    <div className="form__row">
      <label htmlFor={id}>{t('rearrange.search')}</label>
      <input
        id={id}
        className="field"
        type="search"
        autoComplete="off"
        value={words}
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
      <p id={`${id}-note`} className="form__hint" role="status">
        {data !== undefined && found.length === 0 ? t('rearrange.noneFound') : t('rearrange.searchHint')}
      </p>
      {found.length > 0 && (
        <ul className="rearrange__found" aria-label={t('rearrange.results')}>
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="button button--small"
                onClick={() => {
                  onChoose(one);
                }}
              >
                <Localised ko={one.title} en={one.titleEn} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
