import { AXES } from '@jeonghap/catalogue';
import { type BoardFilter, NO_VALUE } from '../board/board.js';
import { type CoverageComparison, type CoverageMove } from '../coverage/coverage-comparison.js';
import { type CoverageCounts } from '../coverage/coverage.service.js';
import { type ScoreSetReference } from '../score-set/score-set.js';

/** What the lines of a matrix can stand for: the board's counted filters but for coverage, which the cells themselves show. */
export const MATRIX_FACETS = ['stakeholder', 'axis', 'instrument', 'ministry', 'region', 'occasion'] as const;
export type MatrixFacet = (typeof MATRIX_FACETS)[number];

/** Orders of the rows: most proposals first, by name, or most gaps first. Columns go by the number of proposals. */
export const MATRIX_SORTS = ['-count', 'name', '-gap'] as const;
export type MatrixSort = (typeof MATRIX_SORTS)[number];

/** Most lines that are sent; how many there are is always said. */
export const MATRIX_ROWS_MAX = 200;
export const MATRIX_COLUMNS_MAX = 60;

export interface MatrixRequest {
  readonly rows: MatrixFacet;
  readonly columns: MatrixFacet;
  readonly filter: BoardFilter;
  readonly sort: MatrixSort;
  /** Moment to compare with. */
  readonly since?: Date | undefined;
}

/** What a cell or a total says of its proposals, each counted once. */
export interface MatrixCounts extends CoverageCounts {
  /** Mean of the best score of those proposals that have one, 0 to 100, one decimal. */
  readonly meanScore: number | null;
  /** Null where nothing is compared, or it is not known what was. */
  readonly move: CoverageMove | null;
}

/** A row or column with its total. */
export interface MatrixLine extends MatrixCounts {
  /** As the board's filter of the facet has it; `NO_VALUE` for proposals without one. */
  readonly value: string;
  readonly label: { readonly ko: string; readonly en: string } | null;
}

export interface MatrixCell extends MatrixCounts {
  /** Values of its row and column. */
  readonly row: string;
  readonly column: string;
}

/**
 * Published proposals by two facets, from one moment and one score set. A proposal stands in each line whose value it has, in
 * several where it asks for several instruments or regions or its best measures are several ministries'; totals count it once.
 */
export interface Matrix {
  readonly rows: readonly MatrixLine[];
  readonly columns: readonly MatrixLine[];
  /** Cells with proposals in them. */
  readonly cells: readonly MatrixCell[];
  readonly total: MatrixCounts;
  /** Lines that there are, those beyond the most that are sent too. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** Null where nothing is compared. */
  readonly comparison: CoverageComparison | null;
  readonly recompute: { readonly pending: number; readonly failed: number };
  readonly scoreSet: ScoreSetReference | null;
}

const byName = new Intl.Collator('ko');

/**
 * Puts lines, most proposals first as they come, into the order asked for. Axes have an order of their own, in which the
 * policy is written; the line of proposals without a value is always the last.
 */
export function arrangeLines(
  facet: MatrixFacet,
  lines: readonly MatrixLine[],
  sort: MatrixSort,
): readonly MatrixLine[] {
  const isLast = ({ value }: MatrixLine): number => (value === NO_VALUE ? 1 : 0);
  const compare: Readonly<Record<MatrixSort, (a: MatrixLine, b: MatrixLine) => number>> = {
    '-count': () => 0,
    name: (a, b) =>
      facet === 'axis'
        ? axisPlace(a) - axisPlace(b)
        : byName.compare(a.label?.ko ?? a.value, b.label?.ko ?? b.value),
    '-gap': (a, b) => b.gap - a.gap,
  };
  return [...lines].sort((a, b) => isLast(a) - isLast(b) || compare[sort](a, b));
}

const axisPlace = ({ value }: MatrixLine): number => (AXES as readonly string[]).indexOf(value);
