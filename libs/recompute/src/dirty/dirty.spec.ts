import { isOverloaded, retryDelayMs } from './dirty.js';

describe('retryDelayMs', () => {
  it('doubles from a second and stops at a minute', () => {
    expect([1, 2, 3, 6, 7, 40].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  });
});

describe('isOverloaded', () => {
  it('is by number or by age of what waits', () => {
    expect(isOverloaded({ pending: 20_000, failed: 9, oldestAgeSeconds: 60 })).toBe(false);
    expect(isOverloaded({ pending: 20_001, failed: 0, oldestAgeSeconds: 1 })).toBe(true);
    expect(isOverloaded({ pending: 1, failed: 0, oldestAgeSeconds: 61 })).toBe(true);
    expect(isOverloaded({ pending: 0, failed: 0, oldestAgeSeconds: null })).toBe(false);
  });
});
