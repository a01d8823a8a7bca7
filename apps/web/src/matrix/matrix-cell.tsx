import { useLocation, useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MatrixCounts } from '../api/model.js';
import { stringifySearch } from '../api/search-params.js';
import { CoverageShape } from '../ui/coverage-badge.js';
import { numberText, type Place, shadeOf, signed, stateOf } from './matrix-cells.js';
import { boardSearchOf, type MatrixMeasure, shownIn } from './matrix-search.js';
import { useLineWords, useMatrixSearch } from './use-matrix.js';

/** What is the same for all cells of a matrix; read once and handed down, since there may be thousands. */
export interface CellContext {
  readonly measure: MatrixMeasure;
  readonly largest: number;
  readonly addressOf: (place: Place) => string;
  readonly nameOf: (place: Place) => string;
  readonly open: (event: MouseEvent<HTMLAnchorElement>) => void;
}

/** @param places all cells, whose largest number is the darkest */
export function useCellContext(places: readonly (readonly Place[])[]): CellContext {
  const [search] = useMatrixSearch();
  const lang = useLocation({ select: (location) => location.search.lang });
  const router = useRouter();
  const nameOf = useCellName();
  const inner = places.flat().filter(({ row, column }) => row && column);
  return {
    measure: shownIn(search).measure,
    largest: Math.max(1, ...inner.map(({ counts }) => counts.total)),
    addressOf: ({ row, column }) =>
      `/${stringifySearch({ ...boardSearchOf(search, { row: row?.value, column: column?.value }), lang })}`,
    nameOf,
    open: (event) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      router.history.push(event.currentTarget.getAttribute('href') ?? '/');
    },
  };
}

/** All that a cell says, in words. */
function useCellName(): (place: Place) => string {
  const { t } = useTranslation();
  const [search] = useMatrixSearch();
  const { measure } = shownIn(search);
  const { rowWord, columnWord } = useLineWords();
  return ({ row, column, counts }) => {
    const place = t('matrix.cell.place', { row: rowWord(row), column: columnWord(column) });
    if (counts.total === 0) return t('matrix.cell.none', { place });
    const number = numberText(counts, measure);
    const more = [
      ...(counts.unknown > 0 ? [t('matrix.cell.uncomputed', { count: counts.unknown })] : []),
      ...(measure === 'gap-share' ? [t('matrix.cell.share', { number })] : []),
      ...(counts.meanScore === null
        ? []
        : [t('matrix.cell.score', { number: numberText(counts, 'mean-score') })]),
      ...(counts.move === null
        ? []
        : [t('matrix.cell.move', { gap: signed(counts.move.gap), covered: signed(counts.move.covered) })]),
    ];
    return [t('matrix.cell.counts', { ...counts, place }), ...more].join(', ');
  };
}

export interface MatrixCellProps {
  readonly place: Place;
  readonly context: CellContext;
  readonly tabIndex?: number;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLAnchorElement>) => void;
  readonly onFocus?: () => void;
}

/** A number that leads to its proposals on the board. Its name says in words what shape and shade show. */
export function MatrixCell({ place, context, ...roving }: MatrixCellProps): ReactNode {
  const { counts } = place;
  const { measure } = context;
  const shade = shadeOf(counts, measure, context.largest);
  const isTotal = place.row === undefined || place.column === undefined;
  return (
    <a
      {...roving}
      href={context.addressOf(place)}
      className={`cell cell--${stateOf(counts)} cell--shade-${String(isTotal ? 0 : shade)}`}
      data-cell
      onClick={context.open}
    >
      <span className="sr-only">{context.nameOf(place)}</span>
      <span className="cell__number" aria-hidden="true">
        {numberText(counts, measure)}
      </span>
      <CellDetail place={place} measure={measure} />
    </a>
  );
}

interface CellDetailProps {
  readonly place: Place;
  readonly measure: MatrixMeasure;
}

/** What a number rests on, and how many gaps are in it. */
function CellDetail({ place: { counts }, measure }: CellDetailProps): ReactNode {
  if (counts.total === 0) return null;
  const { gap, insufficient } = counts;
  return (
    <span className="cell__detail" aria-hidden="true">
      <NumberBasis counts={counts} measure={measure} />
      {measure !== 'gap-share' && <Mark status="gap" count={gap} />}
      {measure === 'count' && <Mark status="insufficient" count={insufficient} />}
    </span>
  );
}

function NumberBasis({
  counts,
  measure,
}: {
  readonly counts: MatrixCounts;
  readonly measure: MatrixMeasure;
}) {
  const { t } = useTranslation();
  const { covered, partial, gap, total, move } = counts;
  if (measure === 'gap-share') return t('matrix.cell.ofJudged', { gap, judged: covered + partial + gap });
  if (measure === 'mean-score') return t('matrix.cell.proposals', { count: total });
  if (measure === 'move' && move !== null && move.covered !== 0) {
    return t('matrix.cell.covered', { move: signed(move.covered) });
  }
  return null;
}

function Mark({
  status,
  count,
}: {
  readonly status: 'gap' | 'insufficient';
  readonly count: number;
}): ReactNode {
  if (count === 0) return null;
  return (
    <span className="cell__mark">
      <CoverageShape status={status} />
      {count}
    </span>
  );
}
