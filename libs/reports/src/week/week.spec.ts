import fc from 'fast-check';
import {
  clockOf,
  dayAfter,
  dayOf,
  daysBetween,
  daysOf,
  dueAt,
  dueWeeks,
  endOf,
  parseWeek,
  startOf,
  weekAfter,
  weekOf,
} from './week.js';

const at = (text: string): Date => new Date(text);
function week(text: string) {
  const parsed = parseWeek(text);
  if (parsed === undefined) throw new Error(`no week: ${text}`);
  return parsed;
}

describe('weekOf', () => {
  it.each([
    ['the last moment of a Sunday', '2026-11-29T23:59:59.999+09:00', '2026-W48'],
    ['Sunday 24:00, which is Monday 00:00', '2026-11-30T00:00:00+09:00', '2026-W49'],
    ['Sunday afternoon in UTC, when Seoul has Monday', '2026-11-29T15:00:00Z', '2026-W49'],
    ['New Year that belongs to the year before', '2027-01-01T12:00:00+09:00', '2026-W53'],
    ['the last day of a week 53', '2027-01-03T23:59:59+09:00', '2026-W53'],
    ['the first week of 2027', '2027-01-04T00:00:00+09:00', '2027-W01'],
    ['31 December that belongs to the year after', '2024-12-31T12:00:00+09:00', '2025-W01'],
    ['the last week of a year with 52', '2025-12-28T23:00:00+09:00', '2025-W52'],
    ['a leap day', '2028-02-29T12:00:00+09:00', '2028-W09'],
  ])('knows %s', (_, moment, name) => {
    expect(weekOf(at(moment))).toBe(name);
  });

  it('agrees with start and end for any moment, and weeks follow each other without a gap', () => {
    const moments = fc.date({
      min: at('2000-01-05T00:00:00Z'),
      max: at('2200-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        const of = weekOf(moment);
        expect(parseWeek(of)).toBe(of);
        expect(startOf(of) <= moment && moment < endOf(of)).toBe(true);
        expect(startOf(weekAfter(of))).toEqual(endOf(of));
        expect(weekAfter(weekAfter(of), -1)).toBe(of);
      }),
    );
  });
});

describe('parseWeek', () => {
  it('knows which years have a week 53', () => {
    expect(parseWeek('2026-W53')).toBe('2026-W53');
    expect(parseWeek('2025-W53')).toBeUndefined();
  });

  it.each([
    '',
    '2026-W00',
    '2026-W54',
    '2026-47',
    '2026-W7',
    '1999-W10',
    '2026-W47 ',
    '２０２６-W47',
    'x2026-W47',
  ])('finds no week in %j', (text) => {
    expect(parseWeek(text)).toBeUndefined();
  });
});

it('tells the days of a week, when its report is due, and moments by the clocks of Seoul', () => {
  expect(daysOf(week('2028-W09'))).toEqual({ first: '2028-02-28', last: '2028-03-05' });
  expect(dueAt(week('2026-W48')).toISOString()).toBe('2026-11-29T21:00:00.000Z');
  expect(clockOf(dueAt(week('2026-W48')))).toBe('2026-11-30 06:00');
  expect(dayOf(at('2026-11-29T15:00:00Z'))).toBe('2026-11-30');
  expect(dayAfter('2028-02-28', 2)).toBe('2028-03-01');
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
});

it('lists the weeks that are due in order, and not the one that is due a moment later', () => {
  const from = week('2026-W52');
  expect(dueWeeks(from, at('2027-01-11T05:59:59+09:00'))).toEqual(['2026-W52', '2026-W53']);
  expect(dueWeeks(from, at('2027-01-11T06:00:00+09:00'))).toEqual(['2026-W52', '2026-W53', '2027-W01']);
  expect(dueWeeks(from, at('2026-12-25T00:00:00+09:00'))).toEqual([]);
});
