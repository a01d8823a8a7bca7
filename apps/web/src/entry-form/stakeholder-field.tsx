import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeTargetsQuery } from '../rearrange/rearrange-queries.js';
import { Localised } from '../ui/localised.js';
import { type ControlProps } from './field-frame.js';
import { parseChoice } from './field-values.js';

export interface StakeholderFieldProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Finds the stakeholder of a proposal by name or alias. */
export function StakeholderField({ control, value, onChange }: StakeholderFieldProps): ReactNode {
  const { t } = useTranslation();
  const chosen = parseChoice(value);
  if (chosen === undefined) return <StakeholderSearch control={control} onChange={onChange} />;
  return (
    <div className="entry-form__chosen">
      <span>
        <Localised ko={chosen.name} en={chosen.nameEn} />
      </span>
      <button
        id={control.id}
        type="button"
        className="button button--small"
        aria-describedby={control.noteId}
        onClick={() => {
          onChange('');
        }}
      >
        {t('entryForm.chooseOther')}
      </button>
    </div>
  );
}

function StakeholderSearch({ control, onChange }: Omit<StakeholderFieldProps, 'value'>): ReactNode {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const { data, isError } = useQuery(mergeTargetsQuery('stakeholder', q));
  return (
    <div className="entry-form__search">
      <input
        id={control.id}
        className="field"
        type="search"
        autoComplete="off"
        maxLength={200}
        placeholder={t('entryForm.searchStakeholder')}
        value={words}
        aria-required
        aria-invalid={control.isInvalid}
        aria-describedby={`${control.noteId} ${control.id}-found`}
        onChange={(event) => {
          setWords(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault(); // it is found already, and the form is not sent
        }}
      />
      <p id={`${control.id}-found`} className="form__hint" role="status">
        {isError && t('state.errorOffline')}
        {data?.length === 0 && t('entryForm.noStakeholder')}
        {data !== undefined && data.length > 0 && t('entryForm.foundStakeholders', { count: data.length })}
      </p>
      {data !== undefined && data.length > 0 && (
        <ul className="entry-form__found" aria-label={t('entryForm.stakeholders')}>
          {data.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="button button--small"
                onClick={() => {
                  onChange(JSON.stringify({ id: one.id, name: one.title, nameEn: one.titleEn }));
                }}
              >
                <Localised ko={one.title} en={one.titleEn} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="entry-form__aside">
        <Link to="/stakeholders/new">{t('entryForm.newStakeholder')}</Link>
      </p>
    </div>
  );
}
