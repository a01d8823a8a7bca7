/** Integers in proportion to `raw` (non-negative) that sum to `whole`; all zero when `raw` is. Ties go to the first. */
export function largestRemainder(raw: readonly number[], whole: number): readonly number[] {
  const total = raw.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return raw.map(() => 0);
  const exact = raw.map((value) => (value / total) * whole);
  const floors = exact.map(Math.floor);
  const missing = whole - floors.reduce((sum, value) => sum + value, 0);
  const order = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order.slice(0, missing)) floors[at] = (floors[at] ?? 0) + 1;
  return floors;
}
