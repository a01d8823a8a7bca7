import { type ReportDocument, type Section, type Table } from '../../document/document.js';
import { officialDay, toOfficialStyle } from '../../document/official-style.js';
import { type HwpxCover } from './hwpx-cover.js';
import { markdownText } from './markdown-text.js';

/** Who makes the report, as its cover names it. */
const MADE_BY = '정합';
/** In what the numbers of a table are counted, by its id; of most none are. */
const UNITS: Readonly<Record<string, string>> = {
  'score-moves': '점',
  'programmes-closing': '영업일',
  'programmes-opening': '영업일',
  'coverage-total': '건',
  'coverage-axis': '건',
  'coverage-stakeholder': '건',
  'coverage-ministry': '건',
  'coverage-instrument': '건',
  'coverage-region': '건',
  convergence: '곳, 건',
  sources: '일',
  'own-proposals': '건',
  'own-deadlines': '영업일',
};
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** What the document's writer is given. */
export interface HwpxSource {
  readonly markdown: string;
  readonly options: {
    readonly gongmun: {
      readonly preset: 'report';
      readonly bullet2: '○';
      readonly cover: { readonly date: string; readonly org: string };
      readonly docInfo: { readonly docNum: string; readonly disclosure: string };
    };
  };
}

/**
 * A report in Korean as offices write one: cover, purpose, what matters at a glance, then a chapter for each section in short lines (□ ○ -) that end
 * in nouns, tables with their unit above and their source below, and what belongs to it at the end.
 */
export function toHwpxSource(cover: HwpxCover, document: ReportDocument): HwpxSource {
  const chapters = [
    overview(document),
    ...document.sections.map((section) => chapter(section, `자료: ${cover.source}`)),
  ];
  return {
    markdown: [
      `# ${markdownText(document.title)}`,
      `> ${markdownText(cover.purpose)}`,
      ...chapters.flat(),
      attachmentLines(cover.attachments),
    ].join('\n\n'),
    options: {
      gongmun: {
        preset: 'report',
        bullet2: '○',
        cover: { date: officialDay(cover.madeOn), org: MADE_BY },
        docInfo: { docNum: cover.docNum, disclosure: cover.disclosure },
      },
    },
  };
}

function overview(document: ReportDocument): readonly string[] {
  const numbers = document.numbers.map(
    ({ label, value, change }) => `${label}: ${value}(${toOfficialStyle(change).join(', ')})`,
  );
  return [
    '## 총괄',
    ...document.banners.flatMap(toOfficialStyle).map(note),
    bullets([
      ...toOfficialStyle(document.answer).map((text) => ({ text, below: [] })),
      { text: '주요 수치', below: numbers },
      { text: document.changesHeading, below: document.changes.flatMap(toOfficialStyle) },
      { text: document.actionsHeading, below: document.actions.flatMap(toOfficialStyle) },
    ]),
  ];
}

interface Bullet {
  readonly text: string;
  readonly below: readonly string[];
}

/** Lines with □, and with ○ below them. */
const bullets = (all: readonly Bullet[]): string =>
  all
    .flatMap(({ text, below }) => [
      `- ${markdownText(text)}`,
      ...below.map((line) => `  - ${markdownText(line)}`),
    ])
    .join('\n');

const note = (text: string): string => `※ ${markdownText(text)}`;

function chapter({ heading, paragraphs, tables }: Section, source: string): readonly string[] {
  const lines = paragraphs.flatMap(toOfficialStyle).map((text) => ({ text, below: [] }));
  return [
    `## ${markdownText(heading)}`,
    ...(lines.length === 0 ? [] : [bullets(lines)]),
    ...tables.flatMap((table) => tableLines(table, source)),
  ];
}

function tableLines({ id, caption, columns, rows, notes }: Table, source: string): readonly string[] {
  const said = notes.flatMap(toOfficialStyle);
  if (rows.length === 0) return [bullets([{ text: caption, below: said }])];
  const unit = UNITS[id];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    bullets([{ text: caption, below: [] }]),
    ...(unit === undefined ? [] : [`<right>(단위: ${unit})</right>`]),
    [
      line(columns.map(({ label }) => markdownText(label))),
      line(columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
      ...rows.map(({ cells }) => line(cells.map(({ text }) => cellText(text)))),
    ].join('\n'),
    `<right>${source}</right>`,
    ...said.map(note),
  ];
}

/** An empty cell would end the table's line early. */
const cellText = (text: string): string =>
  text === '' ? '-' : markdownText(ISO_DAY.test(text) ? officialDay(text) : text);

/** What belongs to the document, numbered, as offices end theirs. */
function attachmentLines(files: readonly string[]): string {
  const lines = files.map((file, place) => `${String(place + 1)}. ${file} 1부.`);
  return `붙임  ${lines.join('\n     ')}  끝.`;
}
