/** A value with its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1000;
const SEED = 0x5eed;

/** Indices of 1,000 resamples of `count` items with replacement; the same for the same count. */
function resamples(count: number): readonly Int32Array[] {
  let state = SEED >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count === 0 ? 0 : RESAMPLES }, () =>
    Int32Array.from({ length: count }, () => Math.floor(next() * count)),
  );
}

/** Percentile bootstrap over items: `statistic` is computed on every resample. */
export function bootstrap<T>(items: readonly T[], statistic: (sample: readonly T[]) => number): Interval {
  const values = resamples(items.length)
    .map((indices) => statistic(Array.from(indices, (at) => items[at] as T)))
    .sort((a, b) => a - b);
  const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? 0;
  return { value: statistic(items), low: at(0.025), high: at(0.975) };
}

/** Mean of the values that are defined; 0 when none is. */
export function meanOfDefined(values: readonly (number | undefined)[]): number {
  const defined = values.filter((value) => value !== undefined);
  return defined.length === 0 ? 0 : defined.reduce((sum, value) => sum + value, 0) / defined.length;
}
