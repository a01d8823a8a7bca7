import { parseArgs } from 'node:util';

/** What a run measures. */
export interface BenchOptions {
  readonly asks: number;
  readonly measures: number;
  /** Most threads; a run on one is always measured, too. */
  readonly threads: number;
  readonly seed: number;
  readonly withPostgres: boolean;
  /** The size that the targets are set for. */
  readonly isFull: boolean;
}

const FULL = { asks: 10_000, measures: 120_000 };
const SMALL = { asks: 1_000, measures: 10_000 };
const LIMITS = { asks: 100_000, measures: 1_000_000, threads: 64, seed: 2 ** 31 } as const;

/** @throws RangeError with a line for the user */
export function readBenchOptions(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      asks: { type: 'string' },
      measures: { type: 'string' },
      threads: { type: 'string' },
      seed: { type: 'string' },
      full: { type: 'boolean', default: false },
      'no-postgres': { type: 'boolean', default: false },
    },
  });
  const size = values.full ? FULL : SMALL;
  const whole = (name: keyof typeof LIMITS, fallback: number): number => {
    const value = values[name] === undefined ? fallback : Number(values[name]);
    if (Number.isInteger(value) && value >= 1 && value <= LIMITS[name]) return value;
    throw new RangeError(`--${name} takes a whole number from 1 to ${String(LIMITS[name])}`);
  };
  const asks = whole('asks', size.asks);
  const measures = whole('measures', size.measures);
  return {
    asks,
    measures,
    threads: whole('threads', 2),
    seed: whole('seed', 1),
    withPostgres: !values['no-postgres'],
    isFull: asks >= FULL.asks && measures >= FULL.measures,
  };
}
