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
import { measureMiniSearch, measurePostgres } from './peers.js';
import {
  type BenchResult,
  endRows,
  indexRows,
  meetsTargets,
  peerRow,
  type Row,
  runRow,
  singleRows,
  startRows,
} from './report.js';
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
  return options.isFull && !meetsTargets(result) ? 1 : 0;
}

/** Measures one thing after the other and prints each as soon as it is known. */
async function measure(options: BenchOptions): Promise<BenchResult> {
  const { asks, measures, threads, seed } = options;
  const loadBefore = loadAverage();
  print(...startRows(options));
  const indexed = await indexOnThreads(measures, { threads, seed });
  print(...indexRows(indexed, measures));
  const corpus = openCorpus(seed);
  const single = measureSingleAsks(corpus, indexed.index, Math.min(asks, SINGLE_ASKS));
  print(...singleRows(single));
  const runs = [];
  for (const count of new Set([1, threads])) {
    const run = await scoreOnThreads(asks, indexed.index, { threads: count, seed });
    print(runRow(run, options));
    runs.push(run);
  }
  const peakRssBytes = process.resourceUsage().maxRSS * 1024; // before the peers take their share
  for (const measurePeer of options.withPostgres
    ? [measureMiniSearch, measurePostgres]
    : [measureMiniSearch]) {
    const peer = await measurePeer({ measures, ...corpus.generator });
    print(peerRow(peer, single.rankMs));
  }
  const load = { before: loadBefore, after: loadAverage() };
  const result = { options, ...indexed, ...single, runs, peakRssBytes, load };
  print(...endRows(result));
  return result;
}

function print(...rows: readonly Row[]): void {
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(22)}${value}\n`);
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

function timed(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}
