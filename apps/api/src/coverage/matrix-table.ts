import {
  COVERAGE_STATUSES,
  type Matrix,
  type MatrixCounts,
  type MatrixFacet,
  type MatrixLine,
} from '@jeonghap/recompute';
import { type TableCell } from '../export/workbook-cells.js';
import {
  COVERAGE_WORDS,
  FACET_WORDS,
  MATRIX_WORDS,
  type MatrixMeasure,
  MEASURE_WORDS,
  wordOfValue,
} from './matrix-words.js';

/** What a matrix is written down with. */
export interface MatrixTableOptions {
  readonly rows: MatrixFacet;
  readonly columns: MatrixFacet;
  readonly measure: MatrixMeasure;
  readonly lang: 'ko' | 'en';
}

/** The number of a cell under one measure; null where there is none. Shares are 0 to 1. */
function measureOf(counts: MatrixCounts | undefined, measure: MatrixMeasure): number | null {
  if (counts === undefined) return measure === 'count' ? 0 : null;
  const { gap, insufficient, unknown, total, meanScore, move } = counts;
  if (measure === 'count') return total;
  if (measure === 'mean-score') return meanScore;
  if (measure === 'move') return move === null ? null : move.gap;
  const judged = total - insufficient - unknown;
  return judged === 0 ? null : gap / judged;
}

/** A matrix as people see it: header, a row a line with its total, and the totals of the columns. */
export function matrixTable(
  matrix: Matrix,
  { rows, columns, measure, lang }: MatrixTableOptions,
): readonly (readonly TableCell[])[] {
  const cells = new Map(matrix.cells.map((cell) => [cellKey(cell.row, cell.column), cell]));
  const numbers = (of: readonly (MatrixCounts | undefined)[]): readonly TableCell[] =>
    of.map((counts) => measureOf(counts, measure));
  const total = MATRIX_WORDS.total[lang];
  return [
    [
      `${FACET_WORDS[rows][lang]} \\ ${FACET_WORDS[columns][lang]}`,
      ...matrix.columns.map((line) => wordOfValue(columns, line, lang)),
      total,
    ],
    ...matrix.rows.map((row) => [
      wordOfValue(rows, row, lang),
      ...numbers([...matrix.columns.map(({ value }) => cells.get(cellKey(row.value, value))), row]),
    ]),
    [total, ...numbers([...matrix.columns, matrix.total])],
  ];
}

/** All numbers of a matrix, one line a cell; those of moves where something is compared. */
export function matrixCellTable(
  matrix: Matrix,
  { rows, columns, lang }: MatrixTableOptions,
): readonly (readonly TableCell[])[] {
  const statuses = [...COVERAGE_STATUSES, 'unknown'] as const;
  const isCompared = matrix.comparison?.isKnown === true;
  const nameOf = (facet: MatrixFacet, lines: readonly MatrixLine[]): ReadonlyMap<string, string> =>
    new Map(lines.map((line) => [line.value, wordOfValue(facet, line, lang)]));
  const [rowNames, columnNames] = [nameOf(rows, matrix.rows), nameOf(columns, matrix.columns)];
  const moved = lang === 'ko' ? '증감' : 'change';
  return [
    [
      ...[FACET_WORDS[rows][lang], FACET_WORDS[columns][lang], MEASURE_WORDS.count.name[lang]],
      ...statuses.map((status) => COVERAGE_WORDS[status][lang]),
      MEASURE_WORDS['mean-score'].name[lang],
      ...(isCompared ? COVERAGE_STATUSES.map((status) => `${COVERAGE_WORDS[status][lang]} ${moved}`) : []),
    ],
    ...matrix.cells.map((cell) => [
      ...[rowNames.get(cell.row) ?? cell.row, columnNames.get(cell.column) ?? cell.column, cell.total],
      ...statuses.map((status) => cell[status]),
      cell.meanScore,
      ...(isCompared ? COVERAGE_STATUSES.map((status) => cell.move?.[status] ?? null) : []),
    ]),
  ];
}

const cellKey = (row: string, column: string): string => JSON.stringify([row, column]);
