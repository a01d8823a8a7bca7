import { type ReportFacts } from '../src/model/report-facts.js';
import { type EntryReference } from '../src/model/report.js';
import { endOf, parseWeek } from '../src/week/week.js';

const week = parseWeek('2026-W48');
if (week === undefined) throw new Error('no week');

/** Texts that people may write and that no format may take for its own. */
export const HOSTILE = {
  markup: '<script>alert(1)</script> & "따옴표" \'작은\' <b>',
  formula: '=HYPERLINK("http://example.com","누르세요")',
  plus: '+1+1',
  long: '아주 긴 제목 '.repeat(700),
  emoji: '로봇 🤖 가족 👨‍👩‍👧‍👦',
  control: '앞\u0000\u0007뒤\u202e거꾸로\ud800',
} as const;

const reference = (kind: EntryReference['kind'], id: string, title: string): EntryReference => ({
  ...{ kind, id, title, titleEn: null },
});
const proposal = (id: string, title: string, status: 'covered' | 'partial' | 'gap' | null) => ({
  ...{ id, title, titleEn: null, status, axis: 'data' as const, stakeholderId: 's1', isShown: true },
});

/** A whole week of everything, with titles to choose. */
export function exampleFacts(title = '공공 데이터 개방'): ReportFacts {
  const programme = reference('programme', 'm1', title);
  return {
    week: week as NonNullable<typeof week>,
    until: endOf(week as NonNullable<typeof week>),
    madeAt: new Date('2026-11-29T21:00:00Z'),
    ...{ audience: 'internal', edition: 1, reason: null },
    scoreSet: { id: 1, modelVersion: 'abc123' },
    membership: { coverageChanges: '{[1,4)}', alignmentChanges: '{}', entryRevisions: '{[7,8)}' },
    coverageKnownSince: new Date('2026-11-05T00:00:00Z'),
    now: [
      proposal('p1', title, 'gap'),
      proposal('p2', '둘째 제안', 'covered'),
      proposal('p3', '셋째 제안', 'partial'),
    ],
    weekBefore: [proposal('p1', title, 'partial'), proposal('p2', '둘째 제안', 'gap')],
    fourWeeksBefore: [],
    stakeholders: [reference('stakeholder', 's1', '가나다 협회')],
    facets: [
      { proposalId: 'p1', instruments: ['grant'], regions: ['ulsan'], ministries: ['과학기술정보통신부'] },
      { proposalId: 'p2', instruments: [], regions: [], ministries: [] },
    ],
    concepts: [
      { id: 'grant', ko: '보조금', en: 'Grant' },
      { id: 'ulsan', ko: '울산', en: 'Ulsan' },
    ],
    coverage: [
      { proposalId: 'p1', before: 'partial', after: 'gap', cause: 'computation' },
      { proposalId: 'p2', before: 'gap', after: 'covered', cause: 'score-set' },
      { proposalId: 'p3', before: null, after: 'partial', cause: 'computation' },
    ],
    entries: [
      {
        ...{ kind: 'legislative_item', id: 'l1' },
        before: { title: 'AI 기본법 개정안', stage: 'planned' },
        after: { title: 'AI 기본법 개정안', stage: 'bill' },
      },
      { kind: 'programme', id: 'm1', before: null, after: { title, ministry: '과학기술정보통신부' } },
      {
        ...{ kind: 'programme', id: 'm2' },
        before: { title: '둘째 사업', budget_krw: 1 },
        after: { title: '둘째 사업', budget_krw: 2 },
      },
    ],
    scoreMoves: {
      ...{ total: 1, byModel: 3 },
      items: [
        {
          ...{ proposal: reference('proposal', 'p1', title), askNo: 1, askText: title, measure: programme },
          ...{ before: 40.2, after: 61.9, part: { name: 'instrument', before: 2, after: 11.4 } },
          cause: { kind: 'programme', entry: programme, fields: ['body', 'budget_krw'] },
        },
      ],
    },
    periods: [{ programme, ministry: '과학기술정보통신부', from: '2026-11-25', to: '2026-12-04' }],
    periodsBefore: [],
    holidays: { days: ['2026-12-25'], years: ['2026', '2027'] },
    convergence: [
      {
        ...{
          objects: [{ ko: '공공데이터', en: 'public data' }],
          stakeholderCount: 3,
          askCount: 4,
          opposingCount: 0,
        },
        asks: [{ proposalId: 'p1', status: 'gap' }],
      },
    ],
    touchedSince: [],
    desk: {
      replies: {
        ...{ overdue: 1, due: 0 },
        items: [
          { proposal: reference('proposal', 'p1', title), askNo: 1, dueOn: '2026-11-20', isOverdue: true },
        ],
      },
      assignments: { overdue: 0, due: 0, items: [] },
      awaitingSecond: 2,
    },
    sources: [
      { title: '간담회 자료', titleEn: 'Round table', publishedOn: '2026-06-01' },
      { title: '날짜 없는 자료', titleEn: null, publishedOn: null },
    ],
    earlier: { weekBefore: null, fourWeeksBefore: null },
  };
}

/** A week in which there is nothing. */
export const emptyFacts = (): ReportFacts => ({
  ...exampleFacts(),
  ...{ audience: 'public', desk: null, now: [], weekBefore: [], stakeholders: [], facets: [], concepts: [] },
  ...{ coverage: [], entries: [], periods: [], convergence: [], sources: [] },
  scoreMoves: { total: 0, byModel: 0, items: [] },
});
