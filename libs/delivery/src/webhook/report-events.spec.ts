import { emptyFacts, exampleFacts } from '../../../reports/test/example-facts.js';
import { reportOf } from '../../../reports/test/example-report.js';
import { eventsOfReport, NAMED_TOGETHER, TOLD_SINGLY } from './report-events.js';

const programme = { kind: 'programme', id: 'g1', title: '사업', titleEn: null } as const;

describe('eventsOfReport', () => {
  it('tells nothing of a week in which nothing changed', () => {
    expect(eventsOfReport(reportOf(emptyFacts()), new Map())).toEqual([]);
  });

  it('tells each gap that opened or closed with the page of its proposal', () => {
    const events = eventsOfReport(reportOf(exampleFacts()), new Map());
    const gaps = events.filter(({ event }) => event.startsWith('proposal.'));
    expect(gaps).toMatchObject([
      { event: 'proposal.gap_opened', subjectId: 'p1', data: { before: 'partial', path: '/proposals/p1' } },
      { event: 'proposal.gap_closed', subjectId: 'p2', data: { after: 'covered', path: '/proposals/p2' } },
    ]);
  });

  it('tells a deadline that was edited as it is known, and neither new programmes nor other edits', () => {
    const change = (id: string, what: 'new' | 'edited', fields: readonly string[]) => ({
      ...{ programme: { ...programme, id }, ministry: null, change: what, fields },
    });
    const items = [
      change('g1', 'edited', ['title', 'application_to']),
      change('g2', 'edited', ['application_to']),
      change('g3', 'edited', ['title']),
      change('g4', 'new', []),
    ];
    const report = { ...reportOf(emptyFacts()), programmesChanged: { total: items.length, items } };
    expect(eventsOfReport(report, new Map([['g1', '2026-12-31']]))).toMatchObject([
      { event: 'programme.deadline_changed', subjectId: 'g1', data: { deadline: '2026-12-31' } },
      { event: 'programme.deadline_changed', subjectId: 'g2', data: { deadline: null } },
    ]);
  });

  it('tells changes of a kind together where a new model moved more of them than anybody can take one by one', () => {
    const withGaps = (count: number) => {
      const report = reportOf(exampleFacts());
      const [opened] = report.gapsOpened.items;
      if (opened === undefined) throw new Error('the example opens no gap');
      const items = Array.from({ length: count }, (_, at) => ({
        ...opened,
        proposal: { ...opened.proposal, id: `p${String(at)}` },
      }));
      return { ...report, gapsOpened: { total: count, items } };
    };
    const opened = (count: number) =>
      eventsOfReport(withGaps(count), new Map()).filter(({ event }) => event === 'proposal.gap_opened');
    expect(opened(TOLD_SINGLY)).toHaveLength(TOLD_SINGLY);
    const { week, edition } = reportOf(exampleFacts());
    const all = opened(TOLD_SINGLY + 1);
    expect(all).toMatchObject([
      {
        subjectId: `edition-${String(edition)}`,
        data: { week, edition, count: TOLD_SINGLY + 1, path: `/reports/${week}?edition=${String(edition)}` },
      },
    ]);
    const changes = all[0]?.data['changes'] as readonly Readonly<Record<string, unknown>>[];
    expect(changes).toHaveLength(NAMED_TOGETHER);
    expect(Object.keys(changes[0] ?? {}).sort()).toEqual([
      'after',
      'before',
      'cause',
      'proposal',
      'stakeholder',
    ]);
    // the gap that closed is told by itself still
    expect(eventsOfReport(withGaps(TOLD_SINGLY + 1), new Map())).toHaveLength(2);
  });
});
