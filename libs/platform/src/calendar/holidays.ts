import { getHolidayPreset } from '@hyunbinseo/holidays-kr';
import { type Holidays } from './working-days.js';

/** The holidays of the years from one day to another, as the calendar in this release has them. @param from `YYYY-MM-DD` */
export async function readHolidays(from: string, to: string): Promise<Holidays> {
  const years: string[] = [];
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    try {
      days.push(...Object.keys(await getHolidayPreset(String(year))));
      years.push(String(year));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // a year whose calendar is not there
    }
  }
  return { days, years };
}
