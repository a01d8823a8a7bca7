import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Matrix } from '../api/model.js';
import { UnknownMove } from '../board/unknown-move.js';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { shownIn } from './matrix-search.js';
import { useMatrixSearch } from './use-matrix.js';

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
  return (
    <li>
      {comparison.isKnown ? (
        t('matrix.note.move', { since: formatDateTime(comparison.since, language) })
      ) : (
        <UnknownMove comparison={comparison} />
      )}
    </li>
  );
}
