import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultText } from '../entry-form/fault-text.js';
import { useLanguage } from '../ui/use-language.js';
import { type ImportColumn } from './import-columns.js';
import { type CellFault, type ImportRow } from './import-rows.js';

/** Cells that are shown to be mended at once; the next ones follow when these are mended. */
const SHOWN = 50;

export interface FaultyCellsProps {
  readonly faults: readonly CellFault[];
  readonly rows: readonly ImportRow[];
  readonly columns: readonly ImportColumn[];
  readonly onChange: (rows: readonly ImportRow[]) => void;
}

/** Every cell that has to be mended, by row and column, with the field to mend it in and the way to leave its row out. */
export function FaultyCells({ faults, rows, columns, onChange }: FaultyCellsProps): ReactNode {
  const { t } = useTranslation();
  const count = new Set(faults.map(({ rowNo }) => rowNo)).size;
  return (
    <section aria-labelledby="faults-heading">
      <div role="status">
        <h2 id="faults-heading" className="section-heading">
          {count === 0 ? t('import.noFaults') : t('import.faults', { count, cells: faults.length })}
        </h2>
      </div>
      {count > 0 && <p className="form__hint">{t('import.faultsText')}</p>}
      <ul className="import__faults">
        {faults.slice(0, SHOWN).map((fault) => (
          <FaultyCell
            key={`${String(fault.rowNo)}-${fault.fault.field}`}
            cell={fault}
            rows={rows}
            columns={columns}
            onChange={onChange}
          />
        ))}
      </ul>
      {faults.length > SHOWN && <p>{t('import.moreFaults', { count: faults.length - SHOWN })}</p>}
    </section>
  );
}

type FaultyCellProps = Omit<FaultyCellsProps, 'faults'> & { readonly cell: CellFault };

function FaultyCell({ cell, rows, columns, onChange }: FaultyCellProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { rowNo, at, fault } = cell;
  const id = `cell-${String(rowNo)}-${fault.field}`;
  const row = rows.find(({ no }) => no === rowNo);
  const column = columns.find(
    ({ field }) => fault.field === field.name || fault.field.startsWith(`${field.name}.`),
  );
  // a choice is known by its words; what follows a colon explains them
  const choices = (column?.field.choices ?? []).map((choice) => choice.label.split(':')[0] ?? choice.label);
  const label = t('import.cell', { row: rowNo, column: column?.field.label ?? fault.field });
  const write = (text: string): void => {
    onChange(
      rows.map((one) =>
        one.no === rowNo
          ? { ...one, cells: one.cells.map((old, place) => (place === at ? text : old)) }
          : one,
      ),
    );
  };
  return (
    <li className="import__fault">
      {at === undefined ? <p>{label}</p> : <label htmlFor={id}>{label}</label>}
      {at !== undefined && (
        <textarea
          id={id}
          className="field"
          lang="ko"
          rows={1}
          value={row?.cells[at] ?? ''}
          aria-invalid
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            write(event.target.value);
          }}
        />
      )}
      <p id={`${id}-note`} className="form__fault">
        {faultText(t, language, fault)}
        {choices.length > 0 && ` ${t('import.possible', { values: choices.join(', ') })}`}
      </p>
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          onChange(rows.filter(({ no }) => no !== rowNo));
        }}
      >
        {t('import.leaveOut', { row: rowNo })}
      </button>
    </li>
  );
}
