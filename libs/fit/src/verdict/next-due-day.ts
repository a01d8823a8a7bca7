import { addDays, addMonths, completedMonths, isDay } from '../calendar.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { type SizeTable } from '../size/size-table.js';
import { type FitContext } from './verdict.js';

/**
 * The next day after `today` on which time alone can change a verdict on these facts, by whatever criteria: until the day before it every
 * verdict stays as it is. It follows from the facts, so that no programme has to be looked at; on the day itself perhaps nothing changes.
 * @returns `YYYY-MM-DD`, or null where no day can change anything
 */
export function nextDueDay(facts: CompanyFacts, { today, sizes }: FitContext): string | null {
  const days = [
    ...turnsOfMonthsSince(facts.foundedOn, today),
    ...turnsOfMonthsSince(facts.representativeBornOn, today),
    ...turnOfYear(facts, today),
    ...turnsOfSites(facts),
    ...turnsOfSizes(sizes),
  ].filter((day) => day > today);
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first));
}

/** The day itself, and the monthly returns of it around today: an age is reached on one or passed on the day after. */
function turnsOfMonthsSince(start: string | null, today: string): readonly string[] {
  if (start === null || !isDay(start)) return [];
  const months = completedMonths(start, today);
  return [months, months + 1]
    .map((count) => addMonths(start, count))
    .flatMap((day) => [day, addDays(day, 1)]);
}

/** Which years are the closed ones changes with the year; of a firm that says nothing on founding and sales nothing does. */
function turnOfYear({ foundedOn, salesKrw }: CompanyFacts, today: string): readonly string[] {
  const isAsked = foundedOn !== null || salesKrw !== null;
  return isAsked ? [`${String(Number(today.slice(0, 4)) + 1)}-01-01`] : [];
}

function turnsOfSites({ sites }: CompanyFacts): readonly string[] {
  return (sites ?? []).flatMap(({ from, to }) => [
    ...(from === null || !isDay(from) ? [] : [from]),
    ...(to === null || !isDay(to) ? [] : [addDays(to, 1)]),
  ]);
}

function turnsOfSizes({ periods }: SizeTable): readonly string[] {
  return periods.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]));
}
