const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Seoul keeps no summer time, and days are counted as days: UTC serves. */
const toUtc = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month - 1, day));

/** Whether a text is a day of the calendar in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return DAY.test(text) && formatDay(partsOf(text)) === text;
}

/** The day that is so many months later; the last of the month where the month is shorter. @param day `YYYY-MM-DD` */
export function addMonths(day: string, months: number): string {
  const { year, month, date } = partsOf(day);
  const first = toUtc(year, month + months, 1);
  const last = toUtc(first.getUTCFullYear(), first.getUTCMonth() + 2, 0).getUTCDate();
  return formatDay({
    year: first.getUTCFullYear(),
    month: first.getUTCMonth() + 1,
    date: Math.min(date, last),
  });
}

/** The day that is so many days later, or earlier for a negative number. @param day `YYYY-MM-DD` */
export function addDays(day: string, days: number): string {
  const { year, month, date } = partsOf(day);
  return toUtc(year, month, date + days)
    .toISOString()
    .slice(0, 10);
}

/** Completed months from one day to another; 0 when the other is not later. @param from `YYYY-MM-DD` */
export function completedMonths(from: string, to: string): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  const months = Math.max(0, (b.year - a.year) * 12 + b.month - a.month);
  return months > 0 && addMonths(from, months) > to ? months - 1 : months;
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

function partsOf(day: string): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function formatDay({ year, month, date }: DayParts): string {
  const day = toUtc(year, month, date);
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10);
}
