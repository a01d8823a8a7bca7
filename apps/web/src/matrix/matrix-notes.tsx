import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Matrix } from '../api/model.js';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { shownIn } from './matrix-search.js';
import { useMatrixSearch } from './use-matrix.js';

const weekMs = 7 * 24 * 3_600_000;

/** How the numbers are counted, and what is not shown. */
export function MatrixNotes({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const { t } = useTranslation();
  const [search] = useMatrixSearch();
  const { rows, columns, measure } = shownIn(search);
  const sides: readonly string[] = [rows, columns];
  const rowsLeft = matrix.rowCount - matrix.rows.length;
  const columnsLeft = matrix.columnCount - matrix.columns.length;
  return (
    <ul className="matrix__notes">
      {rowsLeft > 0 && <li>{t('matrix.note.rowsLeft', { shown: matrix.rows.length, count: rowsLeft })}</li>}
      {columnsLeft > 0 && (
        <li>{t('matrix.note.columnsLeft', { shown: matrix.columns.length, count: columnsLeft })}</li>
      )}
      {measure === 'move' && <MoveNote matrix={matrix} />}
      <li>{t('matrix.note.distinct')}</li>
      {sides.includes('ministry') && <li>{t('matrix.note.ministry')}</li>}
      {sides.includes('instrument') && <li>{t('matrix.note.instrument')}</li>}
    </ul>
  );
}

/** What is compared with what, or why it cannot be yet. */
function MoveNote({ matrix: { comparison } }: { readonly matrix: Matrix }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (comparison === null) return null;
  const { since, knownSince, isKnown } = comparison;
  if (isKnown) return <li>{t('matrix.note.move', { since: formatDateTime(since, language) })}</li>;
  if (knownSince === null) return <li>{t('matrix.note.neverKnown')}</li>;
  const ready = new Date(Date.parse(knownSince) + weekMs).toISOString();
  return (
    <li>
      {t('matrix.note.unknown', {
        known: formatDateTime(knownSince, language),
        ready: formatDateTime(ready, language),
      })}
    </li>
  );
}
