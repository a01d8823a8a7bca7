import fc from 'fast-check';
import { CosineBound, roundVectors } from './rounded-vectors.js';

const DIMENSION = 7;
/** Longer than the head of a vector. */
const LONG = 70;

function toUnit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => (length === 0 ? 0 : number / length));
}

const unit = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: DIMENSION, maxLength: DIMENSION })
  .map(toUnit);

describe('CosineBound', () => {
  it('is never below the cosine and not far above it', () => {
    fc.assert(
      fc.property(unit, fc.array(unit, { minLength: 1, maxLength: 5 }), (own, others) => {
        const rounded = roundVectors(Float32Array.from(others.flatMap((other) => [...other])), DIMENSION);
        const bound = new CosineBound(own);
        others.forEach((other, at) => {
          const cosine = own.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
          expect(bound.at(rounded, at)).toBeGreaterThanOrEqual(cosine - 1e-7);
          expect(bound.at(rounded, at)).toBeLessThan(cosine + 0.03);
        });
      }),
    );
  });

  it('bounds long vectors by their heads where that is enough', () => {
    const long = fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: LONG, maxLength: LONG })
      .map(toUnit);
    fc.assert(
      fc.property(long, long, fc.double({ min: -1, max: 1, noNaN: true }), (own, other, enough) => {
        const rounded = roundVectors(other, LONG);
        const bound = new CosineBound(own).at(rounded, 0, enough);
        const cosine = own.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
        expect(bound).toBeGreaterThanOrEqual(cosine - 1e-7);
        if (bound >= enough) expect(bound).toBeLessThan(cosine + 0.03);
      }),
    );
  });

  it('is 0 where there is no encoder', () => {
    const none = roundVectors(new Float32Array(0), 0);
    expect(new CosineBound(new Float32Array(0)).at(none, 0)).toBe(0);
  });
});
