import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/node';
import { type Cell, type ReportDocument, type Table } from '../document/document.js';
import { repack } from './pack.js';

const HEAD = { fontWeight: 'bold', backgroundColor: '#E9EDF5', wrap: true, alignVertical: 'center' } as const;
/** Widths of columns, characters. */
const TEXT_WIDTH = 36;
const NUMBER_WIDTH = 12;
/** Longest name of a sheet. */
const MOST_IN_NAME = 31;
const FORBIDDEN_IN_NAME = /[[\]:*?/\\']/gu;
const FRONT = { ko: '첫 면', en: 'Front page' } as const;

/**
 * A report as a workbook: the front page and the texts, then one sheet a table. A text is written as text, so that none is taken for a
 * formula. The same document gives the same bytes: the archive is packed anew with one time for all its files.
 */
export async function renderXlsx(document: ReportDocument): Promise<Buffer> {
  const tables = document.sections.flatMap(({ tables: all }) => all);
  const workbook = await writeXlsxFile([frontSheet(document), ...tables.map(tableSheet)]).toBuffer();
  return repack(workbook);
}

function frontSheet(document: ReportDocument): Sheet<never> {
  const { lang, title, subtitle, banners, answer, numbers, sections } = document;
  const heading = (text: string): Row => [{ value: text, type: String, fontWeight: 'bold' }];
  const line = (text: string): Row => [{ value: text, type: String, wrap: true }];
  return {
    sheet: FRONT[lang],
    columns: [{ width: 100 }, { width: NUMBER_WIDTH }, { width: TEXT_WIDTH }],
    data: [
      [{ value: title, type: String, fontWeight: 'bold', fontSize: 14 }],
      line(subtitle),
      ...banners.map(line),
      line(answer),
      [],
      ...numbers.map(({ label, value, change }): Row =>
        [label, value, change].map((text) => ({ value: text, type: String })),
      ),
      [],
      heading(document.changesHeading),
      ...document.changes.map(line),
      [],
      heading(document.actionsHeading),
      ...document.actions.map(line),
      ...sections
        .filter(({ paragraphs }) => paragraphs.length > 0)
        .flatMap(({ heading: name, paragraphs }): readonly Row[] => [
          [],
          heading(name),
          ...paragraphs.map(line),
        ]),
    ],
  };
}

function tableSheet({ caption, columns, rows, notes }: Table, place: number): Sheet<never> {
  return {
    sheet: `${String(place + 1)} ${caption.replace(FORBIDDEN_IN_NAME, ' ')}`.slice(0, MOST_IN_NAME).trimEnd(),
    orientation: 'landscape',
    stickyRowsCount: 1,
    columns: columns.map(({ isNumber }) => ({ width: isNumber ? NUMBER_WIDTH : TEXT_WIDTH })),
    data: [
      columns.map(({ label }) => ({ value: label, type: String, ...HEAD })),
      ...rows.map(({ cells }): Row => cells.map(toSheetCell)),
      ...notes.map((note): Row => [{ value: note, type: String }]),
    ],
  };
}

const toSheetCell = ({ text, value }: Cell) =>
  value === null ? { value: text, type: String, wrap: true } : { value, type: Number };
