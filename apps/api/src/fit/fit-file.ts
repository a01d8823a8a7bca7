import { type CriterionVerdict, FIT_VERDICT_WORDS, type FitItem } from '@jeonghap/fit';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/node';
import { tableCell, type TableCell, textCell, XLSX } from '../export/workbook-cells.js';
import { writeFitCalendar } from './fit-calendar.js';

export type Lang = 'ko' | 'en';
export type Bilingual = Readonly<Record<Lang, string>>;

/** Formats of a file of programmes, with how each is sent. */
export const FIT_FILES = {
  csv: { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="company-fit.csv"' },
  xlsx: { type: XLSX, disposition: 'attachment; filename="company-fit.xlsx"' },
  pdf: { type: 'application/pdf', disposition: 'attachment; filename="company-fit.pdf"' },
  ics: { type: 'text/calendar; charset=utf-8', disposition: 'attachment; filename="company-fit.ics"' },
} as const;
export type FitFileFormat = keyof typeof FIT_FILES;
/** Those that are written here; PDF is printed. */
export type WrittenFormat = Exclude<FitFileFormat, 'pdf'>;

/** What goes into a file. */
export interface FitFileContent {
  readonly decidedOn: string;
  readonly items: readonly FitItem[];
}

export const PERIODS: Readonly<Record<FitItem['period']['kind'], Bilingual>> = {
  fixed: { ko: '기간 지정', en: 'Fixed' },
  until_budget_spent: { ko: '예산 소진 시까지', en: 'Until the budget is spent' },
  always: { ko: '상시', en: 'Always' },
  unknown: { ko: '확인되지 않음', en: 'Not known' },
};

export const DISCLAIMER: Bilingual = {
  ko: '자동으로 읽은 요건에 따른 참고 자료입니다. 공고 원문이 우선하므로 신청하기 전에 반드시 확인하십시오.',
  en: 'By criteria that were read automatically, for orientation. The notice prevails: read it before you apply.',
};
export const NO_CRITERIA: Bilingual = { ko: '요건이 확인되지 않음', en: 'No criteria are known' };

interface Column {
  readonly name: Bilingual;
  /** Characters. */
  readonly width: number;
  readonly of: (item: FitItem, lang: Lang) => TableCell;
}

const sentencesOf = ({ criteria }: FitItem, wanted: CriterionVerdict): string | null =>
  criteria
    .filter(({ verdict }) => verdict === wanted)
    .map(({ sentence }) => sentence)
    .join('\n') || null;

const COLUMNS: readonly Column[] = [
  {
    name: { ko: '판정', en: 'Verdict' },
    width: 12,
    of: ({ verdict }, lang) => FIT_VERDICT_WORDS[verdict][lang],
  },
  {
    name: { ko: '사업', en: 'Programme' },
    width: 48,
    of: ({ programme: { title, titleEn } }, lang) => (lang === 'en' ? (titleEn ?? title) : title),
  },
  { name: { ko: '소관 부처', en: 'Ministry' }, width: 20, of: ({ programme }) => programme.ministry },
  {
    name: { ko: '신청 기간', en: 'Applications' },
    width: 18,
    of: ({ period }, lang) => PERIODS[period.kind][lang],
  },
  { name: { ko: '시작일', en: 'From' }, width: 12, of: ({ period }) => period.from },
  { name: { ko: '마감일', en: 'To' }, width: 12, of: ({ period }) => period.to },
  {
    name: { ko: '남은 영업일', en: 'Working days left' },
    width: 12,
    of: ({ workingDaysLeft }) => workingDaysLeft,
  },
  { name: { ko: '관련도(0–100)', en: 'Relevance (0–100)' }, width: 12, of: ({ relevance }) => relevance },
  {
    name: { ko: '걸리는 요건', en: 'Criteria that bar' },
    width: 48,
    of: (item) => sentencesOf(item, 'fails'),
  },
  {
    name: { ko: '확인할 요건', en: 'Criteria to be checked' },
    width: 48,
    of: (item, lang) => (item.hasNoCriteria ? NO_CRITERIA[lang] : sentencesOf(item, 'unknown')),
  },
  {
    name: { ko: '충족하는 요건', en: 'Criteria that are met' },
    width: 48,
    of: (item) => sentencesOf(item, 'meets'),
  },
  { name: { ko: '공고', en: 'Notice' }, width: 40, of: ({ programme }) => programme.noticeUrl },
];

const tableOf = (items: readonly FitItem[], lang: Lang): readonly (readonly TableCell[])[] => [
  COLUMNS.map(({ name }) => name[lang]),
  ...items.map((item) => COLUMNS.map(({ of }) => of(item, lang))),
];

/** Programmes with their verdicts as a file, or their last days as a calendar. */
export async function writeFitFile(
  format: WrittenFormat,
  content: FitFileContent,
  lang: Lang,
): Promise<Buffer> {
  if (format === 'ics') return Buffer.from(writeFitCalendar(content, lang));
  if (format === 'xlsx') return writeWorkbook(content, lang);
  const rows = tableOf(content.items, lang).map((row) => [...row]);
  return Buffer.from(stringify([...rows, [DISCLAIMER[lang]]], { bom: true, escape_formulas: true }));
}

export const TITLE: Bilingual = { ko: '기업 진단', en: 'Company fit' };

function writeWorkbook({ decidedOn, items }: FitFileContent, lang: Lang): Promise<Buffer> {
  const sheet: Sheet<never> = {
    sheet: TITLE[lang],
    orientation: 'landscape',
    stickyRowsCount: 3,
    columns: COLUMNS.map(({ width }) => ({ width })),
    data: [
      [{ value: `${TITLE[lang]} (${decidedOn})`, type: String, fontWeight: 'bold', fontSize: 14 }],
      [textCell(DISCLAIMER[lang])],
      ...tableOf(items, lang).map((row, at): Row => row.map((cell) => tableCell(cell, at === 0, 'General'))),
    ],
  };
  return writeXlsxFile([sheet]).toBuffer();
}
