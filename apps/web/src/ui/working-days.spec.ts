import { countTimeLeft, dayInSeoul } from './working-days.js';

describe('countTimeLeft', () => {
  it('leaves out weekends and public holidays, and counts the last day', async () => {
    // 25 December is a holiday, 26 and 27 are a weekend
    expect(await countTimeLeft('2026-12-24', '2026-12-28')).toEqual({
      days: 4,
      workingDays: 1,
      areHolidaysKnown: true,
    });
  });

  it('goes over the end of a year', async () => {
    expect(await countTimeLeft('2026-12-31', '2027-01-04')).toMatchObject({ days: 4, workingDays: 1 });
  });

  it('is nothing on the day itself and after it', async () => {
    expect(await countTimeLeft('2026-11-30', '2026-11-30')).toMatchObject({ days: 0, workingDays: 0 });
    expect(await countTimeLeft('2026-11-30', '2026-11-27')).toMatchObject({ days: -3, workingDays: 0 });
  });

  it('says that the holidays of a year are not known yet', async () => {
    expect(await countTimeLeft('2041-12-24', '2041-12-26')).toEqual({
      days: 2,
      workingDays: 2,
      areHolidaysKnown: false,
    });
  });

  it('refuses what is no day', async () => {
    await expect(countTimeLeft('2026-11-30', 'soon')).rejects.toThrow(RangeError);
  });
});

describe('dayInSeoul', () => {
  it('is a day ahead of UTC in the evening', () => {
    expect(dayInSeoul(new Date('2026-11-29T15:00:00Z'))).toBe('2026-11-30');
    expect(dayInSeoul(new Date('2026-11-29T14:59:00Z'))).toBe('2026-11-29');
  });
});
