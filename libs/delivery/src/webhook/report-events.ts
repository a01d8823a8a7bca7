import { type Report } from '@jeonghap/reports';

/** Of what an endpoint may be told: that a report is out, and the single changes that it names. */
export const ENDPOINT_EVENTS = [
  'report.published',
  'proposal.gap_opened',
  'proposal.gap_closed',
  'programme.deadline_changed',
] as const;
export type EndpointEvent = (typeof ENDPOINT_EVENTS)[number];

type GapMove = Report['gapsOpened']['items'][number];
type ProgrammeChange = Report['programmesChanged']['items'][number];

/** A change that a public report names, as it is told. */
export interface ReportEvent {
  readonly event: Exclude<EndpointEvent, 'report.published'>;
  /** Id of the entry that changed; of the edition where changes are told together. */
  readonly subjectId: string;
  readonly data: { readonly week: string; readonly edition: number; readonly path: string } & Readonly<
    Record<string, unknown>
  >;
}

/** Changes of one kind in a week that are told one by one. More come of a new model, not of what anybody did. */
export const TOLD_SINGLY = 500;
/** Changes that are named where they are told together. */
export const NAMED_TOGETHER = 100;

/**
 * The single changes of a report, in its order. Where there are more than `TOLD_SINGLY` of a kind, they are told in one: `count`, and of the
 * first `NAMED_TOGETHER` in `changes` what would have been told of each.
 * @param report with its lists as long as they are
 * @param deadlines last days of application by programme as they were at the end of the week, `YYYY-MM-DD`; null where there is none
 */
export function eventsOfReport(
  report: Report,
  deadlines: ReadonlyMap<string, string | null>,
): readonly ReportEvent[] {
  const { week, edition } = report;
  const gap =
    (event: 'proposal.gap_opened' | 'proposal.gap_closed') =>
    ({ proposal, stakeholder, before, after, cause }: GapMove): ReportEvent => ({
      event,
      subjectId: proposal.id,
      data: {
        ...{ week, edition, proposal, stakeholder, before, after, cause },
        path: `/proposals/${proposal.id}`,
      },
    });
  const kinds = [
    report.gapsOpened.items.map(gap('proposal.gap_opened')),
    report.gapsClosed.items.map(gap('proposal.gap_closed')),
    movedDeadlines(report).map(({ programme, ministry }): ReportEvent => ({
      event: 'programme.deadline_changed',
      subjectId: programme.id,
      data: {
        ...{ week, edition, programme, ministry, deadline: deadlines.get(programme.id) ?? null },
        path: `/programmes/${programme.id}`,
      },
    })),
  ];
  return kinds.flatMap((events) => (events.length > TOLD_SINGLY ? together(events) : events));
}

function together(events: readonly ReportEvent[]): readonly ReportEvent[] {
  const [first] = events;
  if (first === undefined) return [];
  const { event, data } = first;
  const { week, edition } = data;
  const changes = events
    .slice(0, NAMED_TOGETHER)
    // what all of them share is told once
    .map(({ data: { week: _week, edition: _edition, path: _path, ...own } }) => own);
  const path = `/reports/${week}?edition=${String(edition)}`;
  const subjectId = `edition-${String(edition)}`;
  return [{ event, subjectId, data: { week, edition, count: events.length, changes, path } }];
}

/** Programmes of a report whose last day of application was edited. */
export const movedDeadlines = (report: Report): readonly ProgrammeChange[] =>
  report.programmesChanged.items.filter(
    ({ change, fields }) => change === 'edited' && fields.includes('application_to'),
  );
