import { describeMachine } from '../machine.js';
import { percentile } from '../percentile.js';
import { type BenchOptions } from './bench-options.js';
import { type WholeRun } from './bench-threads.js';
import { type PeerResult } from './peers.js';
import { BEST } from './thread-work.js';

/** All that one bench measured. */
export interface BenchResult {
  readonly options: BenchOptions;
  /** Of all threads together. */
  readonly prepareSeconds: number;
  readonly indexSeconds: number;
  readonly askPrepareMs: number;
  /** Of each single ask: finding its best measures, and explaining them, too. */
  readonly rankMs: readonly number[];
  readonly explainedMs: readonly number[];
  /** Share of all pairs that reach the floor below which none is stored. */
  readonly storedShare: number;
  readonly runs: readonly WholeRun[];
  readonly peakRssBytes: number;
  readonly load: { readonly before: number; readonly after: number };
}

/** Targets of the design for 10,000 asks against 120,000 measures on two cores. */
const TARGETS = { runSeconds: 60, medianMs: 10, indexSeconds: 30, rssBytes: 1.5 * 2 ** 30 } as const;

/** Whether a full run meets every target, and all its runs found the same. */
export function meetsTargets(result: BenchResult): boolean {
  const fastest = Math.min(...result.runs.map(({ seconds }) => seconds));
  return (
    fastest <= TARGETS.runSeconds &&
    percentile(result.rankMs, 50) <= TARGETS.medianMs &&
    result.indexSeconds <= TARGETS.indexSeconds &&
    result.peakRssBytes <= TARGETS.rssBytes &&
    foundTheSame(result.runs)
  );
}

/** One thing measured: its name and its value. */
export type Row = readonly [name: string, value: string];

export const startRows = ({ asks, measures, seed }: BenchOptions): readonly Row[] => [
  ['machine', describeMachine()],
  ['corpus', `${thousands(asks)} asks, ${thousands(measures)} measures, seed ${String(seed)}`],
];

export const indexRows = (
  { prepareSeconds, indexSeconds }: Pick<BenchResult, 'prepareSeconds' | 'indexSeconds'>,
  measures: number,
): readonly Row[] => [
  ['prepare a measure', `${((1000 * prepareSeconds) / measures).toFixed(2)} ms`],
  ['index', `${indexSeconds.toFixed(1)} s`],
];

export const singleRows = (
  single: Pick<BenchResult, 'askPrepareMs' | 'rankMs' | 'explainedMs' | 'storedShare'>,
): readonly Row[] => [
  ['prepare an ask', `${single.askPrepareMs.toFixed(2)} ms`],
  [`best ${String(BEST)} of an ask`, describeTimes(single.rankMs)],
  ['… explained', describeTimes(single.explainedMs)],
  ['pairs from the floor', `${(100 * single.storedShare).toFixed(1)} % of all`],
];

export const runRow = (run: WholeRun, { asks, measures }: BenchOptions): Row => [
  `whole run, ${threadsOf(run)}`,
  describeRun(run, asks * measures),
];

export const peerRow = (peer: PeerResult, rankMs: readonly number[]): Row => [
  peer.name,
  describePeer(peer, percentile(rankMs, 50)),
];

export const endRows = (result: BenchResult): readonly Row[] => [
  ['same results', foundTheSame(result.runs) ? 'yes' : 'no'],
  ['peak memory', `${String(Math.round(result.peakRssBytes / 2 ** 20))} MiB in all threads`],
  ['load average', `${result.load.before.toFixed(2)} before, ${result.load.after.toFixed(2)} after`],
  ['targets', describeTargets(result)],
];

function describeTimes(ms: readonly number[]): string {
  const [median, p95] = [percentile(ms, 50), percentile(ms, 95)];
  return `median ${median.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (${String(ms.length)} asks)`;
}

function describeRun({ seconds, processorSeconds, pairs, quotes }: WholeRun, allPairs: number): string {
  const rate = (allPairs / seconds / 1e6).toFixed(1);
  return `${seconds.toFixed(1)} s (${processorSeconds.toFixed(1)} s of processor): ${rate} million pairs a second; ${thousands(pairs)} explained, ${thousands(quotes)} quotes`;
}

function describePeer({ buildSeconds, queryMs }: PeerResult, ownMedian: number): string {
  const ratio = percentile(queryMs, 50) / ownMedian;
  return `index ${buildSeconds.toFixed(1)} s, ${describeTimes(queryMs)}: ${ratio.toFixed(1)} times ours`;
}

function describeTargets(result: BenchResult): string {
  const { runSeconds, medianMs, indexSeconds, rssBytes } = TARGETS;
  const text = `run ≤ ${String(runSeconds)} s, median ≤ ${String(medianMs)} ms, index ≤ ${String(indexSeconds)} s, memory ≤ ${String(rssBytes / 2 ** 20)} MiB`;
  if (!result.options.isFull) return `${text}, at full size (--full)`;
  return `${text}: ${meetsTargets(result) ? 'met' : 'missed'}`;
}

const threadsOf = ({ threads }: WholeRun): string =>
  threads === 1 ? '1 thread' : `${String(threads)} threads`;

const thousands = (count: number): string => count.toLocaleString('en');

function foundTheSame(runs: readonly WholeRun[]): boolean {
  const results = runs.map(({ pairs, sumTenths, quotes }) => [pairs, sumTenths, quotes].join());
  return new Set(results).size <= 1;
}
