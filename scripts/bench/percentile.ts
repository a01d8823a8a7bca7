/**
 * Percentile by nearest rank: the smallest value that at least `percent` of all values do not exceed.
 *
 * @param percent 0 < percent ≤ 100
 * @throws RangeError without values, or for a percentage out of range
 */
export function percentile(values: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`no such percentage: ${String(percent)}`);
  const value = [...values].sort((a, b) => a - b)[Math.ceil((percent / 100) * values.length) - 1];
  if (value === undefined) throw new RangeError('no values');
  return value;
}
