import { dayOf, daysBetween, daysOf, endOf, startOf, weekAfter } from '../week/week.js';
import {
  buildClosing,
  buildGapMoves,
  buildOpening,
  buildProgrammeChanges,
  buildStageChanges,
  byTitle,
  listed,
} from './build-changes.js';
import { buildCoverageTables, countStatuses } from './build-coverage.js';
import { buildFront } from './build-front.js';
import {
  type ConvergingAsks,
  type EntryReference,
  type Report,
  REPORT_SCHEMA,
  REPORT_SCHEMA_ADDRESS,
  type SourceAge,
} from './report.js';
import { type ReportFacts } from './report-facts.js';

/** From this age on a source is called old, days. */
export const STALE_AFTER_DAYS = 90;
/** Groups of asks that the report names. */
const MOST_GROUPS = 5;

/** The report of a week: a function of the facts alone, the same for the same facts in whatever order. */
export function buildReport(facts: ReportFacts): Report {
  const { week, until } = facts;
  const days = daysOf(week);
  const lastDay = until < endOf(week) ? dayOf(new Date(until.getTime() - 1)) : days.last;
  const known = {
    weekBefore: isKnownAt(facts, startOf(week)),
    fourWeeksBefore: isKnownAt(facts, startOf(weekAfter(week, -3))),
  };
  const closing = buildClosing(facts.periods, lastDay, facts.holidays);
  const closingBefore = buildClosing(facts.periodsBefore, daysOf(weekAfter(week, -1)).last, facts.holidays);
  const gaps = buildGapMoves(facts, known.weekBefore);
  const report = {
    ...headOf(facts),
    firstDay: days.first,
    lastDay,
    isWeekBeforeKnown: known.weekBefore,
    isFourWeeksBeforeKnown: known.fourWeeksBefore,
    proposals: {
      now: countStatuses(facts.now),
      weekBefore: known.weekBefore ? countStatuses(facts.weekBefore) : null,
      fourWeeksBefore: known.fourWeeksBefore ? countStatuses(facts.fourWeeksBefore) : null,
    },
    gapsOpened: listed(gaps.opened),
    gapsClosed: listed(gaps.closed),
    scoreMoves: { total: facts.scoreMoves.total, items: facts.scoreMoves.items },
    movedByModel: facts.scoreMoves.byModel,
    programmesOpening: listed(buildOpening(facts.periods, { firstDay: days.first, lastDay }, facts.holidays)),
    programmesClosing: listed(closing),
    programmesChanged: listed(buildProgrammeChanges(facts.entries, known.weekBefore)),
    stageChanges: listed(buildStageChanges(facts.entries, known.weekBefore)),
    coverage: buildCoverageTables(facts, known),
    convergence: buildConvergence(facts),
    desk: facts.desk,
    sources: buildSources(facts, lastDay),
  };
  return { ...report, front: buildFront(report, known.weekBefore ? closingBefore.length : null) };
}

function headOf({ week, until, madeAt, audience, edition, reason, ...facts }: ReportFacts) {
  return {
    $schema: REPORT_SCHEMA_ADDRESS,
    schema: REPORT_SCHEMA,
    week,
    from: startOf(week).toISOString(),
    until: until.toISOString(),
    madeAt: madeAt.toISOString(),
    audience,
    edition,
    reason,
    scoreSet: facts.scoreSet,
    membership: facts.membership,
    coverageKnownSince: facts.coverageKnownSince?.toISOString() ?? null,
  } as const;
}

const isKnownAt = ({ coverageKnownSince }: ReportFacts, moment: Date): boolean =>
  coverageKnownSince !== null && coverageKnownSince <= moment;

function buildConvergence({ convergence, touchedSince, now }: ReportFacts): Report['convergence'] {
  const touched = new Set(touchedSince);
  const states = new Map(now.filter(({ isShown }) => isShown).map((state) => [state.id, state]));
  const isOfTheWeek = (id: string): boolean => states.has(id) && !touched.has(id);
  const kept = convergence.filter(({ asks }) => asks.every(({ proposalId }) => isOfTheWeek(proposalId)));
  const groups = kept.flatMap((group): readonly ConvergingAsks[] => {
    const { asks, ...counts } = group;
    const gaps = asks.filter(({ status }) => status === 'gap');
    const first = states.get((gaps[0] ?? asks[0])?.proposalId ?? '');
    if (first === undefined) return [];
    const proposal = { kind: 'proposal' as const, id: first.id, title: first.title, titleEn: first.titleEn };
    return [{ ...counts, gapCount: gaps.length, proposal }];
  });
  const sorted = groups.sort(
    (a, b) =>
      b.stakeholderCount - a.stakeholderCount || b.askCount - a.askCount || byTitle(a.proposal, b.proposal),
  );
  return { groups: sorted.slice(0, MOST_GROUPS), leftOut: convergence.length - kept.length };
}

/** The oldest first, those without a day last. */
function buildSources({ sources }: ReportFacts, lastDay: string): readonly SourceAge[] {
  return sources
    .map(({ title, titleEn, publishedOn }) => {
      const ageDays = publishedOn === null ? null : Math.max(0, daysBetween(publishedOn, lastDay));
      return {
        title,
        titleEn,
        publishedOn,
        ageDays,
        isStale: ageDays !== null && ageDays > STALE_AFTER_DAYS,
      };
    })
    .sort((a, b) => (b.ageDays ?? -1) - (a.ageDays ?? -1) || (a.title < b.title ? -1 : 1));
}

/** How an entry is called in a language. */
export const titleOf = (
  { title, titleEn }: Pick<EntryReference, 'title' | 'titleEn'>,
  lang: 'ko' | 'en',
): string => (lang === 'en' ? (titleEn ?? title) : title);
