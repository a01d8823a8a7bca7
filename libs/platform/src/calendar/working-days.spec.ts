import { countWorkingDays } from './working-days.js';
import { readHolidays } from './holidays.js';

const none = { days: [], years: ['2026', '2027'] };

describe('countWorkingDays', () => {
  it('leaves out weekends and holidays, counts the last day and not the first', () => {
    expect(countWorkingDays('2026-11-29', '2026-12-04', none)).toEqual({ count: 5, areHolidaysKnown: true });
    const holidays = { days: ['2026-12-25'], years: ['2026'] };
    expect(countWorkingDays('2026-12-23', '2026-12-28', holidays).count).toBe(2);
  });

  it('counts none to the same day and backwards', () => {
    expect(countWorkingDays('2026-11-29', '2026-11-29', none).count).toBe(0);
    expect(countWorkingDays('2026-11-29', '2026-11-20', none).count).toBe(0);
  });

  it('says when holidays on the way are not announced yet', () => {
    const known = { days: [], years: ['2026'] };
    expect(countWorkingDays('2026-12-30', '2026-12-31', known).areHolidaysKnown).toBe(true);
    expect(countWorkingDays('2026-12-30', '2027-01-04', known).areHolidaysKnown).toBe(false);
  });
});

describe('readHolidays', () => {
  it('knows Christmas and New Year, and leaves out a year that is not announced', async () => {
    const holidays = await readHolidays('2026-12-20', '2027-01-05');
    expect(holidays.years).toEqual(['2026', '2027']);
    expect(holidays.days).toEqual(expect.arrayContaining(['2026-12-25', '2027-01-01']));
    expect((await readHolidays('2099-01-01', '2099-01-05')).years).toEqual([]);
  });
});
