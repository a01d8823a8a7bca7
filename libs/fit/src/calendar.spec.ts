import fc from 'fast-check';
import { addDays, addMonths, completedMonths, isDay } from './calendar.js';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('calendar', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['', false],
  ])('takes %s for a day: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-01-15', -1, '2023-12-15'],
  ])('%s and %d months: %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });

  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, count) => {
        expect(isDay(day)).toBe(true);
        const later = addMonths(day, count);
        expect(new Date(later).toISOString().slice(0, 10)).toBe(later);
        expect(addDays(addDays(day, count), -count)).toBe(day);
        if (count >= 0) expect(completedMonths(day, addDays(later, 3))).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});
