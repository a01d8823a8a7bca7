import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CellFault, type ImportRow } from './import-rows.js';

/** Rows that are shown; the rest is as it stands in the file. */
const SHOWN = 20;

export interface PreviewTableProps {
  readonly headers: readonly string[];
  readonly rows: readonly ImportRow[];
  readonly faults: readonly CellFault[];
}

/** The beginning of the table as it was read, with the cells to mend marked by more than colour. */
export function PreviewTable({ headers, rows, faults }: PreviewTableProps): ReactNode {
  const { t } = useTranslation();
  const isFaulty = (rowNo: number, at: number): boolean =>
    faults.some((one) => one.rowNo === rowNo && one.at === at);
  return (
    <section aria-labelledby="preview-heading">
      <h2 id="preview-heading" className="section-heading">
        {t('import.preview', { shown: Math.min(SHOWN, rows.length), total: rows.length })}
      </h2>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by keys */}
      <div className="import__scroll" role="region" aria-labelledby="preview-heading" tabIndex={0}>
        <table className="import__table" lang="ko">
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              {headers.map((header, at) => (
                <th key={`${String(at)}-${header}`} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map(({ no, cells }) => (
              <tr key={no}>
                <th scope="row">{no}</th>
                {cells.map((cell, at) => (
                  <td key={`${String(at)}-${String(no)}`} data-faulty={isFaulty(no, at) || undefined}>
                    {isFaulty(no, at) && <span className="import__mark">{t('import.mend')}</span>}
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
