import { type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { type Matrix } from '../api/model.js';
import { placesOf, worstPlaces } from './matrix-cells.js';
import { useLineWords } from './use-matrix.js';

/** Where most is unanswered, in one sentence, and whether there is more of it than last week. */
export function MatrixAnswer({ matrix }: { readonly matrix: Matrix }): ReactNode {
  return (
    <p className="page__answer">
      <WorstPlace matrix={matrix} />
      <GapsMoved matrix={matrix} />
    </p>
  );
}

function WorstPlace({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const { t } = useTranslation();
  const { rowWord, columnWord } = useLineWords();
  const worst = worstPlaces(placesOf(matrix));
  const [first] = worst;
  const { total, covered, partial } = matrix.total;
  if (total === 0) return t('matrix.answer.empty');
  if (first === undefined) {
    return covered + partial === 0
      ? t('matrix.answer.unjudged', { total })
      : t('matrix.answer.none', { total, covered, partial });
  }
  const place = { row: rowWord(first.row), column: columnWord(first.column) };
  return (
    <Trans
      i18nKey={worst.length === 1 ? 'matrix.answer.one' : 'matrix.answer.many'}
      count={worst.length}
      values={{ ...place, gap: first.counts.gap, total: first.counts.total }}
      components={{ b: <strong /> }}
    />
  );
}

function GapsMoved({ matrix: { total } }: { readonly matrix: Matrix }): ReactNode {
  const { t } = useTranslation();
  const moved = total.move?.gap;
  if (moved === undefined || total.total === 0) return null;
  if (moved === 0) return <> {t('matrix.answer.same')}</>;
  return <> {t(moved > 0 ? 'matrix.answer.more' : 'matrix.answer.fewer', { count: Math.abs(moved) })}</>;
}
