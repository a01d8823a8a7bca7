import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { describeMachine, loadAverage, peakMegabytes } from '../machine.js';
import { percentile } from '../percentile.js';
import { type BenchWorld, openBenchWorld, type Scale } from './bench-world.js';
import { type TimedWriting } from '../../../test/support/time-writing.js';
import { type ServerProcess } from '../../../test/support/server-process.js';
import {
  measureEdits,
  measurePostgresKilled,
  measureQueueWiped,
  measureReads,
  measureRebuild,
  measureWorkerKilled,
  measureWriting,
  type Reads,
  type Rebuild,
  startRebuild,
} from './measurements.js';

/** Targets of the design; that for PostgreSQL counts from when it is back. */
const TARGETS = {
  editP95Ms: 3_000,
  editRebuildingP95Ms: 10_000,
  /** Slowest reads during a rebuild against those at rest. */
  readsFactor: 2,
  writtenRowsPerSecond: 50_000,
  workerKilledSeconds: 10,
  postgresKilledSeconds: 5,
  queueWipedSeconds: 30,
};
const DEFAULTS = { proposals: 100, measures: 400, edits: 20 };
/** The size that the targets are meant for. */
const FULL = { proposals: 10_000, measures: 120_000, edits: 100 };

/**
 * Measures the recompute pipeline on a generated catalogue: freshness at rest and during a rebuild, reads meanwhile,
 * recovery from kills, and what a second worker brings.
 * @param argv `--full`, or `--proposals N --measures N --edits N`, each from 10; with `--writing N` nothing but scoring and writing
 *   is measured, N times, each under a model of its own; with `--edits-alone` nothing but edits and reads
 * @returns exit code: 0 targets met, 1 missed, 2 wrong arguments
 */
export async function runRecompute(argv: readonly string[]): Promise<number> {
  const wanted = readOptions(argv);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n`);
    return 2;
  }
  const { scale, writings, areEditsAlone } = wanted;
  print('machine', describeMachine());
  print(
    'scale',
    `${String(scale.proposals)} proposals with one ask each × ${String(scale.measures)} measures`,
  );
  print('load before', loadAverage().toFixed(2));
  const startedAt = performance.now();
  const world = await openBenchWorld(scale);
  print('catalogue made', `after ${secondsSince(startedAt)}`);
  try {
    const isMet =
      writings !== undefined
        ? await repeatWriting(world, writings)
        : await (areEditsAlone ? measureEditsAlone : measureAll)(world, scale.edits);
    print('load after', loadAverage().toFixed(2));
    print('all in all', secondsSince(startedAt));
    print('targets', isMet ? 'met' : 'missed');
    return isMet ? 0 : 1;
  } finally {
    await world.close();
  }
}

interface Options {
  readonly scale: Scale & { readonly edits: number };
  /** How often to measure the writing, and nothing else; undefined for everything. */
  readonly writings: number | undefined;
  readonly areEditsAlone: boolean;
}

/** @returns what is wrong with them, if anything is */
function readOptions(argv: readonly string[]): Options | string {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      full: { type: 'boolean', default: false },
      proposals: { type: 'string' },
      measures: { type: 'string' },
      edits: { type: 'string' },
      writing: { type: 'string' },
      'edits-alone': { type: 'boolean', default: false },
    },
  });
  const size = values.full ? FULL : DEFAULTS;
  const scale = {
    proposals: Number(values.proposals ?? size.proposals),
    measures: Number(values.measures ?? size.measures),
    edits: Number(values.edits ?? size.edits),
  };
  if (!Object.values(scale).every((count) => Number.isInteger(count) && count >= 10))
    return '--proposals, --measures and --edits take whole numbers from 10';
  const areEditsAlone = values['edits-alone'];
  if (values.writing === undefined) return { scale, writings: undefined, areEditsAlone };
  const writings = Number(values.writing);
  if (!Number.isInteger(writings) || writings < 1) return '--writing takes a whole number from 1';
  return { scale, writings, areEditsAlone };
}

const secondsSince = (startedAt: number): string =>
  `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;

async function measureAll(world: BenchWorld, edits: number): Promise<boolean> {
  const written = await measureWriting(world, 0);
  printWriting(written);
  const first = await world.startWorker();
  print('first scores', `${(await world.untilQuiet()).toFixed(1)} s after the worker was ready`);
  const idle = await measureIdle(world, edits);
  const one = await measureRebuild(world, 1);
  print('rebuild', `${rebuildFigures(one)}, one worker`);
  print('worker', `${String(peakMegabytes(first.pid) ?? 'unknown')} MB at most`);
  const busy = await measureBusy(world, edits);
  const loaded = await busy.rebuild.ended;
  await busy.rebuild.cancel();
  print('rebuild with edits', `${loaded.seconds.toFixed(1)} s`);

  const second = await world.startWorker();
  const two = await measureRebuild(world, 3);
  print('two workers', `${rebuildFigures(two)}, ${(one.seconds / two.seconds).toFixed(2)} × one worker`);
  const recovery = await measureRecovery(world, first, second);
  return [
    areEditsMet(idle, busy),
    isWritingMet(written),
    isMet('worker killed', recovery.workerKilled, TARGETS.workerKilledSeconds, 's'),
    isMet('PostgreSQL killed', recovery.postgresKilled, TARGETS.postgresKilledSeconds, 's'),
    isMet('queue wiped', recovery.queueWiped, TARGETS.queueWipedSeconds, 's'),
  ].every(Boolean);
}

/** Freshness and reads alone, at rest and during a rebuild that is cancelled after: at full size the rest takes hours. */
async function measureEditsAlone(world: BenchWorld, edits: number): Promise<boolean> {
  const first = await world.startWorker();
  print('first scores', `${(await world.untilQuiet()).toFixed(1)} s after the worker was ready`);
  const idle = await measureIdle(world, edits);
  const busy = await measureBusy(world, edits);
  await busy.rebuild.cancel();
  const { seconds, pairs } = await busy.rebuild.ended;
  print('rebuild', `${seconds.toFixed(1)} s, ${String(pairs)} pairs until it was over or cancelled`);
  print('worker', `${String(peakMegabytes(first.pid) ?? 'unknown')} MB at most`);
  return areEditsMet(idle, busy);
}

async function measureIdle(world: BenchWorld, edits: number): Promise<Measured> {
  const idle = await measureBoth(world, (done) => done >= edits);
  printMeasured('at rest', idle);
  return idle;
}

/** As many edits while workers prepare for the new set as while they score, or as many as there is time for. */
async function measureBusy(world: BenchWorld, edits: number) {
  const rebuild = await startRebuild(world, 2);
  // edits without an end would keep the set from ever being complete
  const preparing = await measureBoth(world, (done) => rebuild.phase() !== 'preparing' || done >= edits);
  printMeasured('preparing', preparing);
  while (rebuild.phase() === 'preparing') await sleep(100);
  const scoring = await measureBoth(world, (done) => rebuild.phase() === 'over' || done >= edits);
  printMeasured('rebuilding', scoring);
  return {
    rebuild,
    edits: [...preparing.edits, ...scoring.edits],
    reads: {
      times: [...preparing.reads.times, ...scoring.reads.times],
      failed: preparing.reads.failed + scoring.reads.failed,
    },
  };
}

interface Measured {
  /** Time of each edit until its scores could be read, milliseconds. */
  readonly edits: readonly number[];
  readonly reads: Reads;
}

function printMeasured(when: string, { edits, reads }: Measured): void {
  print(`edit, ${when}`, editFigures(edits));
  print(`reads, ${when}`, readFigures(reads));
}

function areEditsMet(idle: Measured, busy: Measured): boolean {
  return [
    isMet('edit p95 at rest', percentile(idle.edits, 95), TARGETS.editP95Ms, 'ms'),
    isMet('edit p95 rebuilding', percentile(busy.edits, 95), TARGETS.editRebuildingP95Ms, 'ms'),
    isMet('reads unanswered', busy.reads.failed, 0, ''),
    isMet(
      'reads p99, factor',
      percentile(busy.reads.times, 99) / percentile(idle.reads.times, 99),
      TARGETS.readsFactor,
      '',
    ),
  ].every(Boolean);
}

async function measureRecovery(world: BenchWorld, dying: ServerProcess, other: ServerProcess) {
  const workerKilled = await measureWorkerKilled(world, dying, other);
  print('worker killed', `done by the other within ${workerKilled.toFixed(1)} s`);
  const { downSeconds, scoredSeconds: postgresKilled } = await measurePostgresKilled(world);
  print(
    'PostgreSQL killed',
    `back after ${downSeconds.toFixed(1)} s, an edit is scored and readable ${postgresKilled.toFixed(1)} s later`,
  );
  const queueWiped = await measureQueueWiped(world);
  print('queue wiped', `an edit is scored and readable after ${queueWiped.toFixed(1)} s`);
  return { workerKilled, postgresKilled, queueWiped };
}

/** Prints a figure beside its target. @param most that it may be */
function isMet(name: string, figure: number, most: number, unit: string): boolean {
  const met = figure <= most;
  const [is, may] = [figure, most].map((value) => `${Number(value.toFixed(1)).toString()} ${unit}`.trim());
  print(`  ${name}`, `${String(is)}, target ${String(may)}: ${met ? 'met' : 'missed'}`);
  return met;
}

/** Edits and reads at the same time. */
async function measureBoth(world: BenchWorld, isOver: (done: number) => boolean): Promise<Measured> {
  let isDone = false;
  const editing = measureEdits(world, isOver).finally(() => {
    isDone = true;
  });
  const reads = await measureReads(world, () => isDone);
  return { edits: await editing, reads };
}

/** Writes the same catalogue several times. @returns whether the median meets the target */
async function repeatWriting(world: BenchWorld, times: number): Promise<boolean> {
  const all: TimedWriting[] = [];
  for (let time = 0; time < times; time += 1) {
    const written = await measureWriting(world, time);
    printWriting(written);
    all.push(written);
  }
  const [median] = all.sort((a, b) => microsecondsARow(a) - microsecondsARow(b)).slice(Math.floor(times / 2));
  return median !== undefined && isWritingMet(median);
}

const microsecondsARow = ({ pairs, writing }: TimedWriting): number => (1_000_000 * writing.seconds) / pairs;

const isWritingMet = (written: TimedWriting): boolean =>
  isMet('time a row written', microsecondsARow(written), 1_000_000 / TARGETS.writtenRowsPerSecond, 'µs');

/** Says what went into writing and what did not: a figure of writing alone is easily taken for one of the whole rebuild. */
function printWriting({ pairs, scoring, writing, serverCpuSeconds }: TimedWriting): void {
  const rate = (seconds: number): string => `${(pairs / seconds).toFixed(0)} rows/s`;
  const aRow = (seconds: number): string => `${((1_000_000 * seconds) / pairs).toFixed(1)} µs`;
  const both = scoring.seconds + writing.seconds;
  print(
    'scoring alone',
    `${rate(scoring.seconds)}, from texts in memory to ${String(pairs)} scored pairs in memory`,
  );
  print(
    'writing alone',
    `${rate(writing.seconds)}, from there to rows on disk, with all that comes with them:`,
  );
  print(
    '',
    'locks and claims, encoding, COPY into the table and its indexes, coverage, fences, ends of claims, commits',
  );
  print('  processor a row', `${aRow(writing.cpuSeconds)} of ours, ${aRow(serverCpuSeconds)} of PostgreSQL`);
  print(
    'one after the other',
    `${rate(both)}; a worker writes what is scored while it scores on, see "rebuild"`,
  );
}

function rebuildFigures(rebuild: Rebuild): string {
  const { seconds, pairs, writingSeconds } = rebuild;
  const whileWriting = pairs / writingSeconds;
  const perSecond = `${(pairs / seconds).toFixed(0)} rows/s in all, ${whileWriting.toFixed(0)} while writing and computing`;
  return `${seconds.toFixed(1)} s, ${String(pairs)} pairs, ${perSecond}`;
}

function editFigures(times: readonly number[]): string {
  if (times.length === 0) return 'none was finished';
  const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
  return `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms of ${String(times.length)} edits`;
}

function readFigures({
  times,
  failed,
}: {
  readonly times: readonly number[];
  readonly failed: number;
}): string {
  if (times.length === 0) return `none answered, ${String(failed)} failed`;
  const [p50, p99] = [percentile(times, 50), percentile(times, 99)];
  return `${String(times.length)} answered, ${String(failed)} not; p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
}

function print(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(22)}${value}\n`);
}
