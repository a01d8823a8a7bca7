import { stringify } from 'csv-stringify/sync';
import { type ReportDocument } from '../document/document.js';

const HEADS = {
  ko: ['구분', '표', '행', '열', '값'],
  en: ['Section', 'Table', 'Row', 'Column', 'Value'],
} as const;
const FRONT = { ko: '첫 면', en: 'Front page' } as const;
const CHANGE = { ko: '지난주 대비', en: 'Against last week' } as const;

/** All of a report's texts and numbers, one a line, with a byte order mark; nothing in it is taken for a formula. */
export function renderCsv(document: ReportDocument): Buffer {
  const { lang, sections } = document;
  const rows = [
    [...HEADS[lang]],
    ...frontRows(document),
    ...sections.flatMap(({ heading, paragraphs, tables }) => [
      ...paragraphs.map((text) => [heading, '', '', '', text]),
      ...tables.flatMap(({ caption, columns, rows: lines, notes }) => [
        ...lines.flatMap(({ cells }) =>
          cells
            .slice(1)
            .map((cell, place) => [
              heading,
              caption,
              cells[0]?.text ?? '',
              columns[place + 1]?.label ?? '',
              cell.value ?? cell.text,
            ]),
        ),
        ...notes.map((note) => [heading, caption, '', '', note]),
      ]),
    ]),
  ];
  return Buffer.from(stringify(rows, { bom: true, escape_formulas: true, record_delimiter: 'windows' }));
}

function frontRows({
  lang,
  title,
  subtitle,
  banners,
  answer,
  ...front
}: ReportDocument): readonly string[][] {
  const said = [title, subtitle, ...banners, answer];
  return [
    ...said.map((text) => [FRONT[lang], '', '', '', text]),
    ...front.numbers.flatMap(({ label, value, change }) => [
      [FRONT[lang], '', label, '', value],
      [FRONT[lang], '', label, CHANGE[lang], change],
    ]),
    ...front.changes.map((text) => [FRONT[lang], front.changesHeading, '', '', text]),
    ...front.actions.map((text) => [FRONT[lang], front.actionsHeading, '', '', text]),
  ];
}
