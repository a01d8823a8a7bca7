import fc from 'fast-check';
import { findKey, forEachPosting, invert, toImpact } from './postings.js';

const entry = fc.uniqueArray(
  fc.tuple(
    fc.oneof(fc.nat({ max: 30 }), fc.integer({ min: 0, max: 0xffff_ffff })),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  { selector: ([key]) => key, maxLength: 40 },
);

/** Of one multiplication; searches allow for more. */
const ROUNDING = 1e-15;

describe('invert', () => {
  it('lists for every key the entries that hold it, with strengths that never fall short', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        const flat = entries.flat();
        const runs = Uint32Array.from(
          entries.reduce((all, one) => [...all, (all.at(-1) ?? 0) + one.length], [0]),
        );
        const postings = invert({
          runs,
          keys: Uint32Array.from(flat, ([key]) => key),
          strengthAt: (place) => flat[place]?.[1] ?? 0,
        });
        for (const key of new Set(flat.map(([known]) => known))) {
          const expected = entries.flatMap((one, at) =>
            one.filter(([known]) => known === key).map(([, s]) => [at, s] as const),
          );
          const found: (readonly [number, number])[] = [];
          forEachPosting(postings, key, (at, strength) => found.push([at, strength]));
          expect(found.map(([at]) => at)).toEqual(expected.map(([at]) => at));
          found.forEach(([, strength], n) => {
            const exact = expected[n]?.[1] ?? 0;
            expect(strength).toBeGreaterThanOrEqual(exact - ROUNDING);
            expect(strength - exact).toBeLessThanOrEqual(1 / 255);
          });
        }
      }),
    );
  });

  it('finds no key that no entry holds', () => {
    const postings = invert({ runs: Uint32Array.of(0, 1), keys: Uint32Array.of(7), strengthAt: () => 1 });
    expect(findKey(postings, 7)).toBe(0);
    expect(findKey(postings, 8)).toBe(-1);
    expect(
      findKey(invert({ runs: Uint32Array.of(0), keys: new Uint32Array(0), strengthAt: () => 1 }), 7),
    ).toBe(-1);
  });

  it('holds many keys', () => {
    const keys = Uint32Array.from({ length: 20_000 }, (_, n) => n * 7_919);
    const postings = invert({ runs: Uint32Array.of(0, keys.length), keys, strengthAt: () => 1 });
    expect(keys.every((key) => findKey(postings, key) >= 0)).toBe(true);
  });
});

describe('toImpact', () => {
  it('rounds up and keeps 0', () => {
    expect([0, 1e-9, 0.5, 1].map(toImpact)).toEqual([0, 1, 128, 255]);
  });
});
