import { AXES } from '@jeonghap/catalogue';
import { type CoverageLine, type CoverageTable, type DeskList, type Report } from '../model/report.js';
import { STALE_AFTER_DAYS, titleOf } from '../model/build-report.js';
import { shortened } from '../model/plain-text.js';
import { type Chart, type Language, numberCell, type Section, type Table, textCell } from './document.js';
import { changeCell } from './sentences.js';
import { cellText, entryCell, table } from './table.js';
import { AXIS_WORDS, COVERAGE_WORDS, count, FACET_WORDS } from './words.js';

const STATUSES = ['covered', 'partial', 'gap', 'insufficient', 'unknown'] as const;
/** Longest name beside a bar, characters. */
const MOST_BESIDE_BAR = 24;

export function coverageSection(report: Report, lang: Language): Section {
  const since = report.coverageKnownSince?.slice(0, 10) ?? null;
  const unknown =
    lang === 'ko'
      ? `대응 상태의 기록은 ${since ?? '아직 없습니다'}${since === null ? '.' : '부터 있습니다. 그 전의 값은 알 수 없음으로 적었습니다.'}`
      : since === null
        ? 'There is no record of coverage yet.'
        : `Coverage is on record since ${since}; what was before is given as not known.`;
  return {
    id: 'coverage',
    heading: lang === 'ko' ? '대응 상태' : 'Coverage',
    paragraphs: report.isFourWeeksBeforeKnown ? [] : [unknown],
    charts: report.coverage.filter(({ facet }) => facet === 'axis').map((one) => chartOf(one, lang)),
    tables: [totalTable(report, lang), ...report.coverage.map((one) => coverageTable(one, lang))],
  };
}

function labelOf(facet: CoverageTable['facet'], { value, label }: CoverageLine, lang: Language): string {
  if (label !== null) return label[lang];
  const axis = AXES.find((one) => one === value);
  if (facet === 'axis' && axis !== undefined) return AXIS_WORDS[axis][lang];
  return FACET_WORDS[facet].none[lang];
}

const coverageColumns = (first: { readonly ko: string; readonly en: string }) => [
  first,
  ...STATUSES.map((status) => ({ ...COVERAGE_WORDS[status], isNumber: true })),
  { ko: '합계', en: 'Total', isNumber: true },
  { ko: '공백: 지난주 대비', en: 'Gaps against last week' },
  { ko: '공백: 4주 전 대비', en: 'Gaps against four weeks ago' },
];

const coverageCells = (
  { now, weekBefore, fourWeeksBefore }: Pick<CoverageLine, 'now' | 'weekBefore' | 'fourWeeksBefore'>,
  lang: Language,
) => [
  ...STATUSES.map((status) => numberCell(now[status], count(now[status]))),
  numberCell(now.total, count(now.total)),
  textCell(changeCell(now.gap, weekBefore?.gap ?? null, lang)),
  textCell(changeCell(now.gap, fourWeeksBefore?.gap ?? null, lang)),
];

function totalTable({ proposals }: Report, lang: Language): Table {
  const label = lang === 'ko' ? '공개된 제안 전체' : 'All published proposals';
  const head = {
    id: 'coverage-total',
    caption: { ko: '전체', en: 'In all' },
    columns: coverageColumns({ ko: '범위', en: 'Range' }),
    empty: { ko: '공개된 제안이 없습니다.', en: 'No proposal is published.' },
  };
  const rows = [{ key: 'total', cells: [textCell(label), ...coverageCells(proposals, lang)] }];
  return table(head, { rows: proposals.now.total === 0 ? [] : rows }, lang);
}

function coverageTable({ facet, lines, furtherLines, leftOut }: CoverageTable, lang: Language): Table {
  const name = FACET_WORDS[facet].name;
  const late =
    lang === 'ko'
      ? `이 주가 끝난 뒤 다시 계산된 제안 ${count(leftOut)}건은 이 표에 들어 있지 않습니다.`
      : `${count(leftOut)} proposals that were computed again after the week are not in this table.`;
  const isFromScores = facet !== 'axis' && facet !== 'stakeholder';
  return table(
    {
      id: `coverage-${facet}`,
      caption: { ko: `${name.ko}별`, en: `By ${name.en.toLowerCase()}` },
      columns: coverageColumns(name),
      empty: { ko: '셀 수 있는 제안이 없습니다.', en: 'There is no proposal to count.' },
    },
    {
      rows: lines.map((line) => ({
        key: line.value ?? '-',
        cells: [
          facet === 'stakeholder' && line.value !== null && line.label !== null
            ? {
                text: cellText(labelOf(facet, line, lang)),
                value: null,
                entry: { kind: 'stakeholder', id: line.value },
              }
            : textCell(cellText(labelOf(facet, line, lang))),
          ...coverageCells(line, lang),
        ],
      })),
      total: lines.length + furtherLines,
      notes: [...(isFromScores ? severalRows(facet, lang) : []), ...(leftOut > 0 ? [late] : [])],
    },
    lang,
  );
}

/** Why the rows add up to more than all, and what the ministries are. */
function severalRows(facet: CoverageTable['facet'], lang: Language): readonly string[] {
  const several =
    lang === 'ko' ? '한 제안이 여러 행에 들 수 있습니다.' : 'A proposal may stand in several rows.';
  const ministries =
    lang === 'ko'
      ? '소관 부처는 제안에 가장 가까운 대응 수단(많아야 세 건)의 소관 부처입니다.'
      : 'Ministries are those of the measures that answer a proposal best, three at most.';
  return [facet === 'ministry' ? `${several} ${ministries}` : several];
}

function chartOf({ facet, lines }: CoverageTable, lang: Language): Chart {
  const name = FACET_WORDS[facet].name;
  return {
    id: `chart-${facet}`,
    caption:
      lang === 'ko'
        ? `${name.ko}별 대응 상태(제안 수). 같은 수치가 아래 표에 있습니다.`
        : `Coverage by ${name.en.toLowerCase()} (proposals). The table below has the same numbers.`,
    legend: STATUSES.map((status) => ({ status, label: COVERAGE_WORDS[status][lang] })),
    bars: lines.map((line) => ({
      label: shortened(labelOf(facet, line, lang), MOST_BESIDE_BAR),
      segments: STATUSES.map((status) => ({ status, value: line.now[status] })),
    })),
  };
}

export function convergenceSection({ convergence }: Report, lang: Language): Section {
  const late =
    lang === 'ko'
      ? `이 주가 끝난 뒤 바뀐 제안이 든 ${count(convergence.leftOut)}개 묶음은 넣지 않았습니다.`
      : `${count(convergence.leftOut)} groups with a proposal that changed after the week are left out.`;
  const head = {
    id: 'convergence',
    caption: { ko: '여러 제안자가 함께 요구하는 것', en: 'What several stakeholders ask for' },
    columns: [
      { ko: '대상', en: 'Object' },
      { ko: '제안자', en: 'Stakeholders', isNumber: true },
      { ko: '요구', en: 'Asks', isNumber: true },
      { ko: '공백인 요구', en: 'Asks with a gap', isNumber: true },
      { ko: '반대되는 요구', en: 'Opposing asks', isNumber: true },
      { ko: '제안의 예', en: 'One of the proposals' },
    ],
    empty: {
      ko: '여러 제안자가 함께 요구하는 것이 없습니다.',
      en: 'There is nothing that several stakeholders ask for.',
    },
  };
  const rows = convergence.groups.map(({ objects, proposal, ...counts }) => ({
    key: objects.map(({ ko }) => ko).join('·'),
    cells: [
      textCell(cellText(objects.map((object) => object[lang]).join(lang === 'ko' ? '·' : ', '))),
      ...[counts.stakeholderCount, counts.askCount, counts.gapCount, counts.opposingCount].map((n) =>
        numberCell(n, count(n)),
      ),
      entryCell(proposal, lang),
    ],
  }));
  return {
    id: 'convergence',
    heading: lang === 'ko' ? '함께 요구하는 것' : 'Convergence of asks',
    paragraphs: convergence.leftOut > 0 ? [late] : [],
    charts: [],
    tables: [table(head, { rows }, lang)],
  };
}

export function deskSection(desk: NonNullable<Report['desk']>, lang: Language): Section {
  const waiting =
    lang === 'ko'
      ? `두 번째 검토자를 기다리는 검토: ${count(desk.awaitingSecond)}건.`
      : `Reviews that wait for a second person: ${count(desk.awaitingSecond)}.`;
  return {
    id: 'desk',
    heading: lang === 'ko' ? '내부: 기한이 되거나 지난 일' : 'Internal: what is due and overdue',
    paragraphs: [waiting],
    charts: [],
    tables: [
      deskTable('replies', { ko: '답변', en: 'Answers to asks' }, desk.replies, lang),
      deskTable('assignments', { ko: '담당한 검토', en: 'Assigned reviews' }, desk.assignments, lang),
    ],
  };
}

function deskTable(
  id: string,
  caption: { readonly ko: string; readonly en: string },
  list: DeskList,
  lang: Language,
): Table {
  const counts =
    lang === 'ko'
      ? `기한이 지난 것 ${count(list.overdue)}건, 다음 7일 안에 기한인 것 ${count(list.due)}건.`
      : `${count(list.overdue)} overdue, ${count(list.due)} due within the next 7 days.`;
  const head = {
    id: `desk-${id}`,
    caption,
    columns: [
      { ko: '제안', en: 'Proposal' },
      { ko: '요구 번호', en: 'Ask' },
      { ko: '기한', en: 'Due on' },
      { ko: '상태', en: 'State' },
    ],
    empty: { ko: '기한이 되거나 지난 것이 없습니다.', en: 'Nothing is due or overdue.' },
  };
  const rows = list.items.map(({ proposal, askNo, dueOn, isOverdue }) => ({
    key: `${proposal.id}/${String(askNo)}`,
    cells: [
      entryCell(proposal, lang),
      textCell(askNo === null ? '-' : String(askNo)),
      textCell(dueOn),
      textCell(isOverdue ? (lang === 'ko' ? '기한 지남' : 'overdue') : lang === 'ko' ? '기한 전' : 'due'),
    ],
  }));
  return table(
    head,
    { rows, total: list.overdue + list.due, notes: rows.length === 0 ? [] : [counts] },
    lang,
  );
}

export function sourceSection({ sources }: Report, lang: Language): Section {
  const stale = sources.filter(({ isStale }) => isStale).length;
  const line =
    lang === 'ko'
      ? `출처 ${count(sources.length)}건 가운데 ${count(stale)}건이 ${String(STALE_AFTER_DAYS)}일보다 오래되었습니다. 오래된 출처 뒤의 변화는 이 보고에 없을 수 있습니다.`
      : `Of ${count(sources.length)} sources, ${count(stale)} are older than ${String(STALE_AFTER_DAYS)} days. What changed after an old source may be missing from this report.`;
  const head = {
    id: 'sources',
    caption: { ko: '출처와 나이', en: 'Sources and their age' },
    columns: [
      { ko: '출처', en: 'Source' },
      { ko: '발행일', en: 'Published on' },
      { ko: '나이(일)', en: 'Age in days', isNumber: true },
      { ko: '상태', en: 'State' },
    ],
    empty: { ko: '등록된 출처가 없습니다.', en: 'No source is on record.' },
  };
  const rows = sources.map((source) => ({
    key: source.title,
    cells: [
      textCell(cellText(titleOf(source, lang))),
      textCell(source.publishedOn ?? (lang === 'ko' ? '알 수 없음' : 'not known')),
      source.ageDays === null
        ? textCell(lang === 'ko' ? '알 수 없음' : 'not known')
        : numberCell(source.ageDays, count(source.ageDays)),
      textCell(
        source.isStale
          ? lang === 'ko'
            ? '오래됨'
            : 'old'
          : source.ageDays === null
            ? '-'
            : lang === 'ko'
              ? '최근'
              : 'recent',
      ),
    ],
  }));
  return {
    id: 'sources',
    heading: lang === 'ko' ? '자료의 완전성' : 'Completeness',
    paragraphs: sources.length === 0 ? [] : [line],
    charts: [],
    tables: [table(head, { rows }, lang)],
  };
}
