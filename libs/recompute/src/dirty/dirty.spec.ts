import { retryDelayMs } from './dirty.js';

describe('retryDelayMs', () => {
  it('doubles from a second and stops at a minute', () => {
    expect([1, 2, 3, 6, 7, 40].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  });
});
