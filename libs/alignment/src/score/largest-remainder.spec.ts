import fc from 'fast-check';

import { largestRemainder } from './largest-remainder.js';

describe('largestRemainder', () => {
  it('gives what is left to the largest remainders, the first on ties', () => {
    expect(largestRemainder([1, 1, 1], 100)).toEqual([34, 33, 33]);
    expect(largestRemainder([2, 1], 1000)).toEqual([667, 333]);
  });

  it('gives nothing when there is nothing to share by', () => {
    expect(largestRemainder([0, 0], 1000)).toEqual([0, 0]);
  });

  it('sums to the whole and stays within one of the exact share', () => {
    const raw = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(raw, (values) => {
        const total = values.reduce((a, b) => a + b, 0);
        fc.pre(total > 1e-6);
        const shares = largestRemainder(values, 1000);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(1000);
        shares.forEach((share, at) => {
          expect(Math.abs(share - ((values[at] ?? 0) / total) * 1000)).toBeLessThan(1.0001);
        });
      }),
    );
  });
});
