import {
  ALIGNMENT_FLOOR_TENTHS,
  openMeasureIndex,
  rankMeasures,
  searchMeasures,
  type SharedMeasureIndex,
} from '@jeonghap/alignment';
import { loadAverage } from '../machine.js';
import { type BenchOptions, readBenchOptions } from './bench-options.js';
import { indexOnThreads, scoreOnThreads, workAsThread } from './bench-threads.js';
import { type BenchCorpus, openCorpus } from './corpus.js';
import { measureMiniSearch, measurePostgres, type PeerResult } from './peers.js';
import { type BenchResult, formatResult, meetsTargets } from './report.js';
import { BEST, prepareShare } from './thread-work.js';

/** Asks that are searched one by one, and those of them whose pairs above the floor are counted. */
const SINGLE_ASKS = 200;
const COUNTED_ASKS = 8;
const ALL = { thread: 0, threads: 1 };

/**
 * Measures how fast asks meet measures on a made-up corpus: preparing, indexing, one ask, a whole run, beside other
 * engines on the same texts.
 * @param argv see {@link readBenchOptions}
 * @returns exit code: 0 targets met or the corpus is smaller than they are set for, 1 missed, 2 wrong arguments
 */
export async function runAlignment(argv: readonly string[]): Promise<number> {
  if (await workAsThread()) return 0;
  let options: BenchOptions;
  try {
    options = readBenchOptions(argv);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const result = await measure(options);
  for (const [name, value] of formatResult(result)) process.stdout.write(`${name.padEnd(22)}${value}\n`);
  return options.isFull && !meetsTargets(result) ? 1 : 0;
}

async function measure(options: BenchOptions): Promise<BenchResult> {
  const { asks, measures, threads, seed } = options;
  const loadBefore = loadAverage();
  tell('preparing and indexing');
  const indexed = await indexOnThreads(measures, { threads, seed });
  const corpus = openCorpus(seed);
  tell('searching for single asks');
  const single = measureSingleAsks(corpus, indexed.index, Math.min(asks, SINGLE_ASKS));
  const runs = [];
  for (const count of new Set([1, threads])) {
    tell(`running all asks on ${String(count)} threads`);
    runs.push(await scoreOnThreads(asks, indexed.index, { threads: count, seed }));
  }
  const peakRssBytes = process.resourceUsage().maxRSS * 1024; // before the peers take their share
  return {
    options,
    ...indexed,
    ...single,
    runs,
    peakRssBytes,
    peers: await measurePeers(corpus, options),
    load: { before: loadBefore, after: loadAverage() },
  };
}

type SingleAsks = Pick<BenchResult, 'askPrepareMs' | 'rankMs' | 'explainedMs' | 'storedShare'>;

function measureSingleAsks(corpus: BenchCorpus, shared: SharedMeasureIndex, count: number): SingleAsks {
  const { model } = corpus;
  const index = openMeasureIndex(shared);
  const preparedAt = performance.now();
  const asks = prepareShare(corpus, count, ALL);
  const askPrepareMs = (performance.now() - preparedAt) / count;
  const best = { floorTenths: ALIGNMENT_FLOOR_TENTHS, limit: BEST };
  for (const ask of asks.slice(0, COUNTED_ASKS)) searchMeasures(index, ask, model, best); // compiled before it counts
  const rankMs = asks.map((ask) => timed(() => rankMeasures(index, ask, model, best)));
  const explainedMs = asks.map((ask) => timed(() => searchMeasures(index, ask, model, best)));
  const counted = asks.slice(0, COUNTED_ASKS);
  const stored = counted.reduce(
    (sum, ask) => sum + rankMeasures(index, ask, model, { floorTenths: ALIGNMENT_FLOOR_TENTHS }).length,
    0,
  );
  const measures = index.entries.segments.reduce((sum, { segment }) => sum + segment.ids.length, 0);
  return { askPrepareMs, rankMs, explainedMs, storedShare: stored / counted.length / measures };
}

async function measurePeers(
  { generator }: BenchCorpus,
  { measures, withPostgres }: BenchOptions,
): Promise<readonly PeerResult[]> {
  tell('asking other engines');
  const corpus = { measures, measure: generator.measure, ask: generator.ask };
  const miniSearch = await measureMiniSearch(corpus);
  return withPostgres ? [miniSearch, await measurePostgres(corpus)] : [miniSearch];
}

/** A full run takes minutes, so it says what it is at. */
function tell(stage: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${stage}\n`);
}

function timed(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}
