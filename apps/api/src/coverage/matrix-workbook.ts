import { type Matrix, type MatrixFacet, type MatrixLine } from '@jeonghap/recompute';
import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/node';
import { momentOf, tableCell, textCell } from '../export/workbook-cells.js';
import { matrixCellTable, matrixTable, type MatrixTableOptions } from './matrix-table.js';
import { FACET_WORDS, MATRIX_WORDS, type MatrixMeasure, MEASURE_WORDS, wordOfValue } from './matrix-words.js';
import { type MatrixFileQueryDto } from './matrix.dto.js';

const NUMBER_FORMATS: Readonly<Record<MatrixMeasure, string>> = {
  count: '0',
  'gap-share': '0%',
  'mean-score': '0.0',
  move: '+0;-0;0',
};
/** Widths of columns, characters. */
const NAME_WIDTH = 30;
const NUMBER_WIDTH = 13;
/** Lines above the table: title, conditions, unit. */
const LINES_ABOVE = 3;

/**
 * A matrix as a workbook: the table of one measure with its unit, moment and source, and a second sheet with all numbers. A
 * text is written as text, so that none is taken for a formula.
 */
export function writeMatrixWorkbook(
  { matrix, readAt }: { readonly matrix: Matrix; readonly readAt: Date },
  query: MatrixFileQueryDto,
): Promise<Buffer> {
  const { lang } = query;
  const table = matrixTable(matrix, query);
  const width = table[0]?.length ?? 1;
  const format = NUMBER_FORMATS[query.measure];
  const unit = MEASURE_WORDS[query.measure].unit[lang];
  const main: Sheet<never> = {
    sheet: MATRIX_WORDS.sheet[lang],
    orientation: 'landscape',
    stickyRowsCount: LINES_ABOVE + 1,
    stickyColumnsCount: 1,
    columns: [{ width: NAME_WIDTH }, ...Array.from({ length: width - 1 }, () => ({ width: NUMBER_WIDTH }))],
    data: [
      [{ value: titleOf(query), type: String, fontWeight: 'bold', fontSize: 14 }],
      [textCell(conditionsOf(query, matrix))],
      [
        ...Array.from({ length: width - 1 }, () => null),
        { value: lang === 'ko' ? `(단위: ${unit})` : `(Unit: ${unit})`, type: String, align: 'right' },
      ],
      ...table.map((row, at) => row.map((cell, place) => tableCell(cell, at === 0 || place === 0, format))),
      [],
      ...notesOf(matrix, readAt, query).map((note): Row => [textCell(note)]),
    ],
  };
  return writeXlsxFile([main, cellSheet(matrix, query)]).toBuffer();
}

function cellSheet(matrix: Matrix, query: MatrixTableOptions): Sheet<never> {
  const cells = matrixCellTable(matrix, query);
  return {
    sheet: MATRIX_WORDS.cells[query.lang],
    orientation: 'landscape',
    stickyRowsCount: 1,
    columns: (cells[0] ?? []).map((_, place) => ({ width: place < 2 ? NAME_WIDTH : NUMBER_WIDTH })),
    data: cells.map((row, at) => row.map((cell) => tableCell(cell, at === 0, 'General'))),
  };
}

function titleOf({ rows, columns, measure, lang }: MatrixTableOptions): string {
  const sides = `${FACET_WORDS[rows][lang]} × ${FACET_WORDS[columns][lang]}`;
  return `${MATRIX_WORDS.title[lang]}: ${sides} — ${MEASURE_WORDS[measure].name[lang]}`;
}

function conditionsOf(query: MatrixFileQueryDto, matrix: Matrix): string {
  const { lang } = query;
  const linesOf = (facet: MatrixFacet): readonly MatrixLine[] =>
    facet === query.rows ? matrix.rows : facet === query.columns ? matrix.columns : [];
  const words = (
    [
      'coverage',
      'stakeholder',
      'axis',
      'instrument',
      'sector',
      'ministry',
      'region',
      'occasion',
      'period',
    ] as const
  )
    .map((facet) => ({ facet, values: query[facet] ?? [] }))
    .filter(({ values }) => values.length > 0)
    .map(({ facet, values }) => {
      const lines = facet === 'coverage' || facet === 'sector' || facet === 'period' ? [] : linesOf(facet);
      const named = values.map((value) => {
        const line = lines.find((one) => one.value === value);
        return wordOfValue(facet, { value, label: line?.label ?? null }, lang);
      });
      return `${FACET_WORDS[facet][lang]} = ${named.join(', ')}`;
    });
  if (query.q !== undefined) words.unshift(`${MATRIX_WORDS.search[lang]} = ${query.q}`);
  const said = words.length === 0 ? MATRIX_WORDS.noConditions[lang] : words.join('; ');
  return `${MATRIX_WORDS.conditions[lang]}: ${said}`;
}

function notesOf(
  { comparison, scoreSet, rowCount, columnCount, rows, columns }: Matrix,
  readAt: Date,
  query: MatrixTableOptions,
): readonly string[] {
  const { lang } = query;
  const line = (word: keyof typeof MATRIX_WORDS, value: string): string =>
    `${MATRIX_WORDS[word][lang]}: ${value}`;
  const notes = [line('readAt', momentOf(readAt))];
  if (comparison !== null) {
    notes.push(line('comparedWith', momentOf(comparison.since)));
    const since = comparison.knownSince;
    if (!comparison.isKnown) notes.push(line('unknownBefore', since === null ? '-' : momentOf(since)));
  }
  if (scoreSet !== null) notes.push(line('model', scoreSet.modelVersion));
  notes.push(line('source', MATRIX_WORDS.sourceName[lang]), MATRIX_WORDS.distinct[lang]);
  if (query.rows === 'ministry' || query.columns === 'ministry') notes.push(MATRIX_WORDS.ministries[lang]);
  const [rowsLeft, columnsLeft] = [rowCount - rows.length, columnCount - columns.length];
  if (rowsLeft + columnsLeft > 0) notes.push(line('leftOut', `${String(rowsLeft)}, ${String(columnsLeft)}`));
  return notes;
}
