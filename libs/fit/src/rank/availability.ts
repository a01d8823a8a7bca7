import { countWorkingDays, type Holidays, type WorkingDays } from '@jeonghap/platform';

import { type FitVerdict } from '../verdict/verdict.js';
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
export function rankFits(
  inputs: readonly RankInput[],
  context: { readonly today: string; readonly holidays: Holidays },
): readonly RankedFit[] {
  const daysLeft = new Map<string, WorkingDays>();
  const count = (to: string): WorkingDays => {
    const known = daysLeft.get(to) ?? countWorkingDays(context.today, to, context.holidays);
    daysLeft.set(to, known);
    return known;
  };
  return inputs.map((input) => toRanked(input, context.today, count)).sort(compareFits);
}

function toRanked(input: RankInput, today: string, count: (to: string) => WorkingDays): RankedFit {
  const availability = availabilityOn(input.period, input.isOver, today);
  const { to } = input.period;
  if (availability !== 'open' || to === null)
    return { ...input, availability, workingDaysLeft: null, areHolidaysKnown: true };
  const left = count(to);
  return { ...input, availability, workingDaysLeft: left.count, areHolidaysKnown: left.areHolidaysKnown };
}

function compareFits(a: RankedFit, b: RankedFit): number {
  const daysOf = ({ workingDaysLeft }: RankedFit): number => workingDaysLeft ?? Number.MAX_SAFE_INTEGER;
  return (
    VERDICT_ORDER[a.result.verdict] - VERDICT_ORDER[b.result.verdict] ||
    Number(a.availability === 'closed') - Number(b.availability === 'closed') ||
    (b.relevance ?? 0) - (a.relevance ?? 0) ||
    daysOf(a) - daysOf(b) ||
    AVAILABILITIES.indexOf(a.availability) - AVAILABILITIES.indexOf(b.availability) ||
    (a.programmeId < b.programmeId ? -1 : Number(a.programmeId > b.programmeId))
  );
}
