import { bootstrap, meanOfDefined } from './bootstrap.js';

describe('bootstrap', () => {
  it('gives the statistic with an interval around it, the same each time', () => {
    const items = Array.from({ length: 100 }, (_, at) => at);
    const mean = (sample: readonly number[]): number => sample.reduce((a, b) => a + b, 0) / sample.length;
    const interval = bootstrap(items, mean);
    expect(interval.value).toBe(49.5);
    // Standard error of the mean of 0 … 99 is 2.9: the 95 % interval is about 49.5 ± 5.7.
    expect(interval.low).toBeGreaterThan(42);
    expect(interval.low).toBeLessThan(46);
    expect(interval.high).toBeGreaterThan(53);
    expect(interval.high).toBeLessThan(57);
    expect(bootstrap(items, mean)).toEqual(interval);
  });

  it('has no width for equal items', () => {
    expect(bootstrap([1, 1, 1], (sample) => sample[0] ?? 0)).toEqual({ value: 1, low: 1, high: 1 });
  });
});

describe('meanOfDefined', () => {
  it('leaves out what is undefined', () => {
    expect(meanOfDefined([1, undefined, 3])).toBe(2);
    expect(meanOfDefined([undefined])).toBe(0);
  });
});
