/** A calendar week in Seoul by ISO 8601, `2026-W47`: Monday 00:00 to Sunday 24:00. */
export type Week = string & { readonly __brand: 'Week' };

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Seoul is ahead of UTC by nine hours all year, since 1988. */
const SEOUL_MS = 9 * 3_600_000;
/** Hours after the end of a week at which its report is made: Monday 06:00. */
const MADE_AFTER_MS = 6 * 3_600_000;
const WEEK_NAME = /^([0-9]{4})-W([0-9]{2})$/;
const FIRST_YEAR = 2000;

/** Monday 00:00 UTC of a year's first week: the one with 4 January in it. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
}

const weeksOf = (year: number): number => Math.round((firstMonday(year + 1) - firstMonday(year)) / WEEK_MS);

/** The week that a text names; undefined where it names none, such as week 53 of a year that has 52. From the year 2000 on. */
export function parseWeek(text: string): Week | undefined {
  const [, year, no] = WEEK_NAME.exec(text) ?? [];
  if (year === undefined || no === undefined) return undefined;
  const [y, n] = [Number(year), Number(no)];
  return y >= FIRST_YEAR && n >= 1 && n <= weeksOf(y) ? (text as Week) : undefined;
}

/** The week in which a moment falls in Seoul. */
export function weekOf(moment: Date): Week {
  const day = Math.floor((moment.getTime() + SEOUL_MS) / DAY_MS) * DAY_MS;
  const thursday = new Date(day + 3 * DAY_MS - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const no = Math.floor((thursday.getTime() - firstMonday(year)) / WEEK_MS) + 1;
  return `${String(year)}-W${String(no).padStart(2, '0')}` as Week;
}

function mondayOf(week: Week): number {
  const [year, no] = week.split('-W').map(Number);
  return firstMonday(year ?? 0) + ((no ?? 1) - 1) * WEEK_MS;
}

/** Its first moment, Monday 00:00 in Seoul. */
export const startOf = (week: Week): Date => new Date(mondayOf(week) - SEOUL_MS);

/** The first moment after it: Sunday 24:00, which belongs to the next week. */
export const endOf = (week: Week): Date => new Date(mondayOf(week) + WEEK_MS - SEOUL_MS);

/** When its report is due: the Monday after it at 06:00 in Seoul. */
export const dueAt = (week: Week): Date => new Date(endOf(week).getTime() + MADE_AFTER_MS);

/** The week some weeks later, or earlier where `count` is negative. */
export const weekAfter = (week: Week, count = 1): Week =>
  weekOf(new Date(startOf(week).getTime() + count * WEEK_MS));

/** Its Monday and its Sunday, `YYYY-MM-DD`. */
export function daysOf(week: Week): { readonly first: string; readonly last: string } {
  const monday = mondayOf(week);
  return { first: toDay(monday), last: toDay(monday + 6 * DAY_MS) };
}

/** The calendar day of a moment in Seoul, `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => toDay(moment.getTime() + SEOUL_MS);

/** A moment by the clocks of Seoul, `2026-11-30 06:00`. */
export const clockOf = (moment: Date): string =>
  new Date(moment.getTime() + SEOUL_MS).toISOString().slice(0, 16).replace('T', ' ');

/** The day some days later. @param day `YYYY-MM-DD` */
export const dayAfter = (day: string, count: number): string => toDay(Date.parse(day) + count * DAY_MS);

/** Calendar days from one day to another; negative where the other comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const toDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The weeks whose report is due at a moment, the earliest first. @param from the first one in question */
export function dueWeeks(from: Week, now: Date): readonly Week[] {
  const weeks: Week[] = [];
  for (let week = from; dueAt(week) <= now; week = weekAfter(week)) weeks.push(week);
  return weeks;
}
