import { type Matrix, type MatrixCounts, type MatrixLine } from '../api/model.js';
import { type MatrixMeasure } from './matrix-search.js';

/** One place of the matrix. */
export interface Place {
  readonly row: MatrixLine | undefined;
  readonly column: MatrixLine | undefined;
  readonly counts: MatrixCounts;
}

const nothing = {
  covered: 0,
  partial: 0,
  gap: 0,
  insufficient: 0,
  unknown: 0,
  total: 0,
  meanScore: null,
} as const;

/** All places row by row, the totals last in each row and in the last row. */
export function placesOf(matrix: Matrix): readonly (readonly Place[])[] {
  const keyOf = (row: string, column: string): string => JSON.stringify([row, column]);
  const cells = new Map(matrix.cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
  const empty: MatrixCounts = {
    ...nothing,
    move: matrix.comparison?.isKnown === true ? { covered: 0, partial: 0, gap: 0, insufficient: 0 } : null,
  };
  const rows = matrix.rows.map((row) => [
    ...matrix.columns.map((column): Place => ({
      row,
      column,
      counts: cells.get(keyOf(row.value, column.value)) ?? empty,
    })),
    { row, column: undefined, counts: row },
  ]);
  const totals = matrix.columns.map((column): Place => ({ row: undefined, column, counts: column }));
  return [...rows, [...totals, { row: undefined, column: undefined, counts: matrix.total }]];
}

/** How a cell is drawn apart from its number: with gaps, wholly without enough data, or without proposals. */
export type CellState = 'empty' | 'gap' | 'insufficient' | 'plain';

export function stateOf({ total, gap, covered, partial }: MatrixCounts): CellState {
  if (total === 0) return 'empty';
  if (gap > 0) return 'gap';
  return covered + partial === 0 ? 'insufficient' : 'plain';
}

/** Share of gaps among the proposals whose coverage could be judged, 0 to 1; null where none could. */
function gapShareOf({ covered, partial, gap }: MatrixCounts): number | null {
  const judged = covered + partial + gap;
  return judged === 0 ? null : gap / judged;
}

/** The main number of a cell; null where there is none. */
function numberOf(counts: MatrixCounts, measure: MatrixMeasure): number | null {
  if (measure === 'count') return counts.total;
  if (measure === 'gap-share') return gapShareOf(counts);
  if (measure === 'mean-score') return counts.meanScore;
  return counts.move?.gap ?? null;
}

/** `12`, `40%`, `63.2`, `+1` or `−1`; a dash where there is no number. */
export function numberText(counts: MatrixCounts, measure: MatrixMeasure): string {
  const number = numberOf(counts, measure);
  if (number === null) return '–';
  if (measure === 'gap-share') return `${String(Math.round(number * 100))}%`;
  if (measure === 'mean-score') return number.toFixed(1);
  return measure === 'move' ? signed(number) : String(number);
}

/** A change with its sign, zero without. */
export function signed(change: number): string {
  if (change === 0) return '0';
  return change > 0 ? `+${String(change)}` : `−${String(-change)}`;
}

const shades = 5;

/**
 * How dark a cell is, 0 to 5: by its part of the largest cell, by the share of gaps, or by the score. What changed is told by
 * sign and shape alone.
 */
export function shadeOf(counts: MatrixCounts, measure: MatrixMeasure, largest: number): number {
  const number = numberOf(counts, measure);
  if (number === null || measure === 'move' || number <= 0) return 0;
  const whole = measure === 'count' ? largest : measure === 'gap-share' ? 1 : 100;
  return Math.min(shades, Math.ceil((number / whole) * shades));
}

/** Where most proposals are not answered; several where they are as many and as large a part. Totals do not count. */
export function worstPlaces(places: readonly (readonly Place[])[]): readonly Place[] {
  const inner = places.flat().filter(({ row, column, counts }) => row && column && counts.gap > 0);
  const most = Math.max(0, ...inner.map(({ counts }) => counts.gap));
  const withMost = inner.filter(({ counts }) => counts.gap === most);
  const share = Math.max(0, ...withMost.map(({ counts }) => gapShareOf(counts) ?? 0));
  return withMost.filter(({ counts }) => gapShareOf(counts) === share);
}

/** A table as text that goes into a sheet or a document: tabs and lines, and HTML. */
export function tableTexts(rows: readonly (readonly string[])[]): {
  readonly plain: string;
  readonly html: string;
} {
  const plain = rows.map((row) => row.map((cell) => disarm(cell.replaceAll(/[\t\r\n]+/g, ' '))).join('\t'));
  const html = rows.map((row, at) => {
    const cells = row.map((cell, place) => {
      const tag = at === 0 || place === 0 ? 'th' : 'td';
      return `<${tag}>${escapeHtml(disarm(cell))}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return { plain: plain.join('\n'), html: `<table>${html.join('')}</table>` };
}

/** A name that a spreadsheet would take for a formula is kept a text, as in the CSV files; signed numbers stay numbers. */
const disarm = (cell: string): string => (/^[=@\t\r]|^[+-](?!\d+$)/.test(cell) ? `'${cell}` : cell);

const htmlNames: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => htmlNames[sign] ?? sign);
