import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordFor } from '../ui/known-word.js';
import '../ui/form.css';
import { auditActs, auditKinds, type AuditSearch, toAuditSearch } from './audit-search.js';

export interface AuditFilterProps {
  /** What is in force, from the address. */
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
}

type Values = Record<keyof AuditSearch, string>;

const EMPTY: Values = { kind: '', act: '', subject: '', actor: '', from: '', to: '' };

/** What to list: kind, act, thing, person and days. */
export function AuditFilter({ search, onSearch }: AuditFilterProps): ReactNode {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>({ ...EMPTY, ...search });
  const fieldOf = (name: keyof AuditSearch) => ({
    label: t(`audit.filter.${name}`),
    value: values[name],
    onChange: (value: string) => {
      setValues({ ...values, [name]: value });
    },
  });
  return (
    <form
      role="search"
      aria-label={t('audit.filters')}
      className="audit__filter"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(toAuditSearch(values));
      }}
    >
      <Choice
        {...fieldOf('kind')}
        choices={auditKinds.map((kind) => ({ value: kind, label: wordFor(t, 'audit.kind', kind) }))}
      />
      <Choice
        {...fieldOf('act')}
        choices={auditActs.map((act) => ({ value: act, label: t(`audit.act.${act}`) }))}
      />
      <Line {...fieldOf('subject')} type="text" />
      <Line {...fieldOf('actor')} type="text" />
      <Line {...fieldOf('from')} type="date" />
      <Line {...fieldOf('to')} type="date" />
      <p className="audit__filter-foot">
        <button type="submit" className="button button--primary">
          {t('audit.apply')}
        </button>
        {Object.keys(search).length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => {
              onSearch({});
            }}
          >
            {t('audit.clear')}
          </button>
        )}
      </p>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Line({ label, value, onChange, type }: FieldProps & { readonly type: 'text' | 'date' }): ReactNode {
  const id = useId();
  return (
    <div className="form__row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type={type}
        autoComplete="off"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

interface ChoiceProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ label, value, onChange, choices }: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const isUnknown = value !== '' && !choices.some((choice) => choice.value === value);
  return (
    <div className="form__row">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        <option value="">{t('audit.any')}</option>
        {isUnknown && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
