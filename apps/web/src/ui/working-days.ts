import { getHolidayPreset } from '@hyunbinseo/holidays-kr';

const DAY_MS = 86_400_000;
const seoulDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul' });

/** How far a day is off. */
export interface TimeLeft {
  /** Calendar days; 0 on the day itself, negative once it is over. */
  readonly days: number;
  /** Those that are neither on a weekend nor a public holiday, the day itself counted and today not; 0 once it is over. */
  readonly workingDays: number;
  /** False when the holidays of a year on the way are not announced yet: then only weekends are left out. */
  readonly areHolidaysKnown: boolean;
}

/** The calendar day in Seoul, `2026-11-29`. */
export function dayInSeoul(now: Date): string {
  return seoulDay.format(now);
}

/**
 * Counts the days from one day to another by the official calendar of Korea.
 * @param from the day of today, `yyyy-mm-dd` @param to the day in question, of the same form
 */
export async function countTimeLeft(from: string, to: string): Promise<TimeLeft> {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
  if (Number.isNaN(days)) throw new RangeError(`No calendar days: ${from}, ${to}`);
  if (days <= 0) return { days, workingDays: 0, areHolidaysKnown: true };
  const years = yearsBetween(from, to);
  const presets = await Promise.all(years.map(holidaysOf));
  const holidays = new Set(presets.flatMap((preset) => Object.keys(preset ?? {})));
  let workingDays = 0;
  for (let at = Date.parse(from) + DAY_MS; at <= Date.parse(to); at += DAY_MS) {
    const day = new Date(at);
    const isWeekend = day.getUTCDay() % 6 === 0;
    if (!isWeekend && !holidays.has(day.toISOString().slice(0, 10))) workingDays += 1;
  }
  return { days, workingDays, areHolidaysKnown: !presets.includes(undefined) };
}

function yearsBetween(from: string, to: string): readonly string[] {
  const first = Number(from.slice(0, 4));
  const count = Number(to.slice(0, 4)) - first + 1;
  return Array.from({ length: count }, (_, index) => String(first + index));
}

/** Undefined for a year whose calendar is not there. */
async function holidaysOf(year: string): Promise<Readonly<Record<string, readonly string[]>> | undefined> {
  try {
    return await getHolidayPreset(year);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
