import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportColumn } from './import-columns.js';
import { type Mapping } from './import-rows.js';

export interface ColumnTableProps {
  readonly headers: readonly string[];
  readonly columns: readonly ImportColumn[];
  readonly mapping: Mapping;
  readonly missing: readonly ImportColumn[];
  readonly onChange: (mapping: Mapping) => void;
}

/** Which column of the file fills which field; guessed by the headers, and for people to correct. */
export function ColumnTable({ headers, columns, mapping, missing, onChange }: ColumnTableProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="columns-heading">
      <h2 id="columns-heading" className="section-heading">
        {t('import.columns')}
      </h2>
      {missing.length > 0 && (
        <p className="form__refusal" role="alert">
          {t('import.missing', { fields: missing.map(({ field }) => field.label).join(', ') })}
        </p>
      )}
      <ul className="import__columns">
        {headers.map((header, at) => (
          // columns of a file have no names of their own
          <li key={`${String(at)}-${header}`}>
            <label>
              {header === '' ? t('import.unnamed', { no: at + 1 }) : header}
              <select
                className="field"
                value={mapping[at] ?? ''}
                onChange={(event) => {
                  const name = event.target.value === '' ? undefined : event.target.value;
                  onChange(
                    mapping.map((one, place) => (place === at ? name : one === name ? undefined : one)),
                  );
                }}
              >
                <option value="">{t('import.ignore')}</option>
                {columns.map(({ field }) => (
                  <option key={field.name} value={field.name}>
                    {field.label}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
