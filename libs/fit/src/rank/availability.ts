import { countWorkingDays, type Holidays, type WorkingDays } from '@jeonghap/platform';

import { type Decision, type FitVerdict } from '../verdict/verdict.js';
import {
  AVAILABILITIES,
  type Availability,
  type FitPeriod,
  type RankedFit,
  type RankInput,
} from './ranking.js';

/** Whether one can apply on a day. What is not known is `unknown`, never `closed`. @param today `YYYY-MM-DD` in Seoul */
export function availabilityOn(period: FitPeriod, isOver: boolean, today: string): Availability {
  if (isOver) return 'closed';
  if (period.to !== null && period.to < today) return 'closed';
  if (period.from !== null && period.from > today) return 'upcoming';
  if (period.kind === 'unknown') return 'unknown';
  if (period.kind === 'fixed' && (period.from === null || period.to === null)) return 'unknown';
  return 'open';
}

/** The verdicts, the most useful first. */
const VERDICT_ORDER: Readonly<Record<FitVerdict, number>> = { eligible: 0, check: 1, not_eligible: 2 };

/**
 * Programmes in the order in which they are shown: by verdict, then those that are closed last, then by relevance, then by
 * what ends sooner, then by whether it is open today, then by id. @param context the day, and the holidays on the way
 */
export function rankFits<D extends Decision>(
  inputs: readonly RankInput<D>[],
  context: { readonly today: string; readonly holidays: Holidays },
): readonly RankedFit<D>[] {
  const daysLeft = new Map<string, WorkingDays>();
  const count = (to: string): WorkingDays => {
    const known = daysLeft.get(to) ?? countWorkingDays(context.today, to, context.holidays);
    daysLeft.set(to, known);
    return known;
  };
  return inputs
    .map((input) => withKey(toRanked(input, context.today, count)))
    .sort(compareKeyed)
    .map(({ ranked }) => ranked);
}

function toRanked<D extends Decision>(
  input: RankInput<D>,
  today: string,
  count: (to: string) => WorkingDays,
): RankedFit<D> {
  const { programmeId, result, relevance, period, isOver } = input;
  const availability = availabilityOn(period, isOver, today);
  const left = availability === 'open' && period.to !== null ? count(period.to) : undefined;
  return {
    programmeId,
    result,
    relevance,
    period,
    isOver,
    availability,
    workingDaysLeft: left?.count ?? null,
    areHolidaysKnown: left?.areHolidaysKnown ?? true,
  };
}

/** What is compared, worked out once for each. */
interface Keyed<D extends Decision> {
  readonly ranked: RankedFit<D>;
  /** Verdict first, then whether it is closed. */
  readonly group: number;
  readonly relevance: number;
  readonly daysLeft: number;
  readonly availability: number;
}

function withKey<D extends Decision>(ranked: RankedFit<D>): Keyed<D> {
  return {
    ranked,
    group: VERDICT_ORDER[ranked.result.verdict] * 2 + Number(ranked.availability === 'closed'),
    relevance: ranked.relevance ?? 0,
    daysLeft: ranked.workingDaysLeft ?? Number.MAX_SAFE_INTEGER,
    availability: AVAILABILITIES.indexOf(ranked.availability),
  };
}

function compareKeyed(a: Keyed<Decision>, b: Keyed<Decision>): number {
  return (
    a.group - b.group ||
    b.relevance - a.relevance ||
    a.daysLeft - b.daysLeft ||
    a.availability - b.availability ||
    (a.ranked.programmeId < b.ranked.programmeId ? -1 : Number(a.ranked.programmeId > b.ranked.programmeId))
  );
}
