import { type FeatureBag } from './feature-bag.js';
import { joinMembers } from './join-members.js';

const bag = (...rows: readonly number[]): FeatureBag => ({
  rows: Int32Array.from(rows),
  weights: Float32Array.from(rows, () => 1),
});

function cosine(rows: Float32Array, size: number, a: number, b: number): number {
  const [x, y] = [rows.subarray(a * size, (a + 1) * size), rows.subarray(b * size, (b + 1) * size)];
  const product = (one: Float32Array, other: Float32Array): number =>
    one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

describe('joinMembers', () => {
  // the members agree that features 0 and 1 are alike, and place them elsewhere
  const members = [
    { dimension: 2, rows: Float32Array.of(1, 0, 1, 0.2, 0, 1) },
    { dimension: 2, rows: Float32Array.of(0, 1, 0.2, 1, 1, 0) },
  ];
  const texts = [bag(0), bag(1), bag(2)];

  it('keeps what the members agree on in fewer numbers', () => {
    const rows = joinMembers(members, texts, 2);
    expect(rows).toHaveLength(6);
    expect(cosine(rows, 2, 0, 1)).toBeGreaterThan(0.95);
    expect(Math.abs(cosine(rows, 2, 0, 2))).toBeLessThan(0.2);
  });

  it('changes no cosine when no number is left out', () => {
    const rows = joinMembers(members, texts, 4);
    const side = (1 + 1) * Math.sqrt(1.04 + 1.04);
    expect(cosine(rows, 4, 0, 1)).toBeCloseTo((1 + 1) / (Math.SQRT2 * (side / 2)), 5);
  });
});
