const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const { year, month, date } = partsOf(text);
  return year > 0 && month >= 1 && month <= 12 && date >= 1 && date <= lastDateOf(year, month);
}

/** The day that is so many months later; the last of the month where the month is shorter. @param day `YYYY-MM-DD` */
export function addMonths(day: string, months: number): string {
  const { year, month, date } = partsOf(day);
  const count = year * 12 + (month - 1) + months;
  const [nextYear, nextMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return formatDay(nextYear, nextMonth, Math.min(date, lastDateOf(nextYear, nextMonth)));
}

/** The day that is so many days later, or earlier for a negative number. @param day `YYYY-MM-DD` */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;

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

function lastDateOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function formatDay(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
