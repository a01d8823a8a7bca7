const DAY_MS = 86_400_000;

/** The public holidays of Korea, as far as they are announced. */
export interface Holidays {
  /** `YYYY-MM-DD`. */
  readonly days: readonly string[];
  /** Years whose calendar is known. */
  readonly years: readonly string[];
}

export interface WorkingDays {
  /** Days that are neither on a weekend nor a holiday, the last day counted and the first one not. */
  readonly count: number;
  /** False where the holidays of a year on the way are not announced: then only weekends are left out. */
  readonly areHolidaysKnown: boolean;
}

/** Counts the working days from one day to another; none where the other is not later. @param from `YYYY-MM-DD` */
export function countWorkingDays(from: string, to: string, holidays: Holidays): WorkingDays {
  const closed = new Set(holidays.days);
  const years = new Set<string>();
  let count = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) {
    years.add(day.slice(0, 4));
    const isWeekend = new Date(day).getUTCDay() % 6 === 0;
    if (!isWeekend && !closed.has(day)) count += 1;
  }
  return { count, areHolidaysKnown: [...years].every((year) => holidays.years.includes(year)) };
}

const nextDay = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
