import { clockInSeoul } from './fit-mail.js';

describe('clockInSeoul', () => {
  it.each([
    ['2026-12-31T14:59:59Z', '2026-12-31', 23],
    ['2026-12-31T15:00:00Z', '2027-01-01', 0],
    ['2026-11-30T23:00:00Z', '2026-12-01', 8],
  ])('tells %s as %s, hour %d', (moment, day, hour) => {
    expect(clockInSeoul(new Date(moment))).toEqual({ day, hour });
  });
});
