import { FACET_LABELS } from '@jeonghap/alignment';
import { type BoardItem, type CoverageComparison, type ScoreSetReference } from '@jeonghap/recompute';
import { type ProposalWork, type WorkReviewState } from '@jeonghap/review';
import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/node';
import { AXIS_WORDS, COVERAGE_WORDS, MATRIX_WORDS } from '../coverage/matrix-words.js';
import { momentOf, tableCell, type TableCell, textCell, timeOf } from '../export/workbook-cells.js';

type Lang = 'ko' | 'en';
type Bilingual = Readonly<Record<Lang, string>>;

/** Proposals as they go into a file. */
export interface ExportedProposals {
  readonly items: readonly BoardItem[];
  readonly comparison: CoverageComparison | null;
  readonly scoreSet: ScoreSetReference | null;
  /** What those who work here do about each; left out for everybody else. */
  readonly work?: ReadonlyMap<string, ProposalWork & { readonly assigneeName: string | null }>;
}

interface Column {
  readonly name: Bilingual;
  /** Characters. */
  readonly width: number;
  readonly format?: string;
  readonly of: (item: BoardItem, lang: Lang) => TableCell;
}

const REVIEW_WORDS: Readonly<Record<WorkReviewState, Bilingual>> = {
  unreviewed: { ko: '검토 전', en: 'Not reviewed' },
  reviewed: { ko: '검토함', en: 'Reviewed' },
  awaiting: { ko: '2차 검토 대기', en: 'Waits for a second person' },
  stale: { ko: '다시 볼 것', en: 'To be looked at again' },
};

/** Measures that a line of the board names. */
const BEST_PLACES = [0, 1, 2] as const;

const nameIn = (lang: Lang, ko: string | null, en: string | null): string | null =>
  lang === 'en' ? (en ?? ko) : ko;

const BASE: readonly Column[] = [
  { name: { ko: '관리 번호', en: 'Reference' }, width: 14, of: ({ externalRef }) => externalRef },
  {
    name: { ko: '제안', en: 'Proposal' },
    width: 48,
    of: ({ title, titleEn }, lang) => nameIn(lang, title, titleEn),
  },
  {
    name: { ko: '제안자', en: 'Stakeholder' },
    width: 24,
    of: ({ stakeholder }, lang) => nameIn(lang, stakeholder.name, stakeholder.nameEn),
  },
  {
    name: { ko: '의제 축', en: 'Policy axis' },
    width: 14,
    of: ({ axis }, lang) => (axis === null ? null : AXIS_WORDS[axis][lang]),
  },
  {
    name: { ko: '계기', en: 'Occasion' },
    width: 24,
    of: ({ occasion, occasionEn }, lang) => nameIn(lang, occasion, occasionEn),
  },
  { name: { ko: '날짜', en: 'Date' }, width: 12, of: ({ occasionDate }) => occasionDate },
  { name: { ko: '요구 수', en: 'Asks' }, width: 9, format: '0', of: ({ askCount }) => askCount },
  {
    name: { ko: '대응 상태', en: 'Coverage' },
    width: 12,
    of: ({ coverage }, lang) => COVERAGE_WORDS[coverage.status ?? 'unknown'][lang],
  },
];

const EARLIER: Column = {
  name: { ko: '견준 시점의 대응 상태', en: 'Coverage at the moment compared with' },
  width: 16,
  of: ({ earlier }, lang) => (earlier === null ? null : COVERAGE_WORDS[earlier][lang]),
};

const ANSWERS: readonly Column[] = [
  {
    name: { ko: '빠진 것', en: 'Missing' },
    width: 20,
    of: ({ coverage }, lang) => coverage.missing.map((facet) => FACET_LABELS[facet][lang]).join(', ') || null,
  },
  ...BEST_PLACES.flatMap((place): readonly Column[] => [
    {
      name: { ko: `대응 수단 ${String(place + 1)}`, en: `Measure ${String(place + 1)}` },
      width: 40,
      of: ({ bestMeasures }, lang) => {
        const measure = bestMeasures[place];
        return measure === undefined ? null : nameIn(lang, measure.title, measure.titleEn);
      },
    },
    {
      name: { ko: `정합 점수 ${String(place + 1)}`, en: `Score ${String(place + 1)}` },
      width: 10,
      format: '0.0',
      of: ({ bestMeasures }) => bestMeasures[place]?.score ?? null,
    },
  ]),
  { name: { ko: '마지막 수정', en: 'Last changed' }, width: 17, of: ({ updatedAt }) => timeOf(updatedAt) },
];

const ID: Column = { name: { ko: '식별자', en: 'Id' }, width: 38, of: ({ id }) => id };

function columnsOf({ comparison, work }: ExportedProposals): readonly Column[] {
  const of = (item: BoardItem) => work?.get(item.id);
  const internal: readonly Column[] = [
    {
      name: { ko: '담당자', en: 'Looked after by' },
      width: 16,
      of: (item) => of(item)?.assigneeName ?? null,
    },
    { name: { ko: '기한', en: 'Due' }, width: 12, of: (item) => of(item)?.dueOn ?? null },
    {
      name: { ko: '검토 상태', en: 'Review' },
      width: 18,
      of: (item, lang) =>
        of(item)
          ?.review.map((state) => REVIEW_WORDS[state][lang])
          .join(', ') ?? null,
    },
  ];
  return [
    ...BASE,
    ...(comparison?.isKnown === true ? [EARLIER] : []),
    ...ANSWERS,
    ...(work === undefined ? [] : internal),
    ID,
  ];
}

/** Header and a row a proposal. */
export function proposalTable(proposals: ExportedProposals, lang: Lang): readonly (readonly TableCell[])[] {
  const columns = columnsOf(proposals);
  return [
    columns.map(({ name }) => name[lang]),
    ...proposals.items.map((item) => columns.map(({ of }) => of(item, lang))),
  ];
}

const TITLE: Bilingual = { ko: '격차 현황판: 제안별 대응 현황', en: 'Gap board: proposals by coverage' };
const SHEET: Bilingual = { ko: '제안', en: 'Proposals' };
/** Lines above the table. */
const LINES_ABOVE = 2;

/** The same as a workbook, saying of when it is and with which model it was computed. */
export function writeProposalWorkbook(
  proposals: ExportedProposals,
  { lang, readAt }: { readonly lang: Lang; readonly readAt: Date },
): Promise<Buffer> {
  const columns = columnsOf(proposals);
  const notes = [
    `${MATRIX_WORDS.readAt[lang]}: ${momentOf(readAt)}`,
    ...(proposals.comparison === null
      ? []
      : [`${MATRIX_WORDS.comparedWith[lang]}: ${momentOf(proposals.comparison.since)}`]),
    ...(proposals.scoreSet === null
      ? []
      : [`${MATRIX_WORDS.model[lang]}: ${proposals.scoreSet.modelVersion}`]),
    `${MATRIX_WORDS.source[lang]}: ${MATRIX_WORDS.sourceName[lang]}`,
  ];
  const sheet: Sheet<never> = {
    sheet: SHEET[lang],
    orientation: 'landscape',
    stickyRowsCount: LINES_ABOVE + 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      [{ value: TITLE[lang], type: String, fontWeight: 'bold', fontSize: 14 }],
      [textCell(notes.join('; '))],
      ...proposalTable(proposals, lang).map((row, at): Row =>
        row.map((cell, place) => tableCell(cell, at === 0, columns[place]?.format ?? 'General')),
      ),
    ],
  };
  return writeXlsxFile([sheet]).toBuffer();
}
