import fc from 'fast-check';
import { percentile } from './percentile.js';

describe('percentile', () => {
  it('takes the value at the nearest rank', () => {
    expect(percentile([15, 20, 35, 40, 50], 30)).toBe(20);
    expect(percentile([50, 40, 35, 20, 15], 50)).toBe(35);
    expect(percentile([15, 20, 35, 40, 50], 100)).toBe(50);
  });

  it('sorts by size, not by letters', () => {
    expect(percentile([9, 10, 100], 100)).toBe(100);
  });

  it('is the smallest value with enough values at or below it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const isEnough = (candidate: number): boolean =>
            values.filter((value) => value <= candidate).length * 100 >= percent * values.length;
          const expected = Math.min(...values.filter(isEnough));
          expect(percentile(values, percent)).toBe(expected);
        },
      ),
    );
  });

  it('refuses an empty list and a percentage out of range', () => {
    expect(() => percentile([], 50)).toThrow(RangeError);
    for (const percent of [0, -1, 101, Number.NaN])
      expect(() => percentile([1], percent)).toThrow(RangeError);
  });
});
