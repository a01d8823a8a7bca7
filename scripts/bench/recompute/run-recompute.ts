import { parseArgs } from 'node:util';
import { describeMachine, loadAverage } from '../machine.js';
import { percentile } from '../percentile.js';
import { type BenchWorld, openBenchWorld } from './bench-world.js';
import {
  measureEdits,
  measurePostgresKilled,
  measureQueueWiped,
  measureReads,
  measureRebuild,
  measureWorkerKilled,
} from './measurements.js';

/** Targets of the design; that for PostgreSQL counts from when it is back. */
const TARGETS = {
  editP95Ms: 3_000,
  workerKilledSeconds: 10,
  postgresKilledSeconds: 5,
  queueWipedSeconds: 30,
};
const DEFAULTS = { proposals: 100, measures: 400, edits: 20 };

/**
 * Measures the recompute pipeline on a generated catalogue: freshness at rest and during a rebuild, reads meanwhile,
 * recovery from kills, and what a second worker brings.
 * @param argv `--proposals N --measures N --edits N`, each from 10
 * @returns exit code: 0 targets met, 1 missed, 2 wrong arguments
 */
export async function runRecompute(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { proposals: { type: 'string' }, measures: { type: 'string' }, edits: { type: 'string' } },
  });
  const scale = {
    proposals: Number(values.proposals ?? DEFAULTS.proposals),
    measures: Number(values.measures ?? DEFAULTS.measures),
    edits: Number(values.edits ?? DEFAULTS.edits),
  };
  if (!Object.values(scale).every((count) => Number.isInteger(count) && count >= 10)) {
    process.stderr.write('--proposals, --measures and --edits take whole numbers from 10\n');
    return 2;
  }
  print('machine', describeMachine());
  print(
    'scale',
    `${String(scale.proposals)} proposals with one ask each × ${String(scale.measures)} measures`,
  );
  print('load before', loadAverage().toFixed(2));
  const world = await openBenchWorld(scale);
  try {
    const isMet = await measureAll(world, scale.edits);
    print('load after', loadAverage().toFixed(2));
    print('targets', isMet ? 'met' : 'missed');
    return isMet ? 0 : 1;
  } finally {
    await world.close();
  }
}

async function measureAll(world: BenchWorld, edits: number): Promise<boolean> {
  const first = await world.startWorker();
  print('first scores', `${(await world.untilQuiet()).toFixed(1)} s after the worker was ready`);
  const [idleEdits, idleReads] = await measureBoth(world, (done) => done >= edits);
  print('edit, at rest', editFigures(idleEdits));
  print('reads, at rest', readFigures(idleReads));

  const one = await measureRebuild(world, 1);
  print(
    'rebuild',
    `${one.seconds.toFixed(1)} s, ${String(one.pairs)} pairs, ${rate(one)} rows/s, one worker`,
  );
  let isRebuilt = false;
  const rebuilding = measureRebuild(world, 2).finally(() => {
    isRebuilt = true;
  });
  // edits without an end would keep the set from ever being complete
  const [busyEdits, busyReads] = await measureBoth(world, (done) => isRebuilt || done >= edits);
  const loaded = await rebuilding;
  print('edit, rebuilding', editFigures(busyEdits));
  print('reads, rebuilding', readFigures(busyReads));
  print('rebuild with edits', `${loaded.seconds.toFixed(1)} s`);

  const second = await world.startWorker();
  const two = await measureRebuild(world, 3);
  print('two workers', `${two.seconds.toFixed(1)} s, ${(one.seconds / two.seconds).toFixed(2)} × one worker`);
  const workerKilled = await measureWorkerKilled(world, first, second);
  print('worker killed', `done by the other within ${workerKilled.toFixed(1)} s`);
  const postgresKilled = await measurePostgresKilled(world);
  print(
    'PostgreSQL killed',
    `back after ${postgresKilled.downSeconds.toFixed(1)} s, an edit is scored and readable ${postgresKilled.scoredSeconds.toFixed(1)} s later`,
  );
  const queueWiped = await measureQueueWiped(world);
  print('queue wiped', `an edit is scored and readable after ${queueWiped.toFixed(1)} s`);
  return (
    percentile(idleEdits, 95) <= TARGETS.editP95Ms &&
    busyReads.failed === 0 &&
    workerKilled <= TARGETS.workerKilledSeconds &&
    postgresKilled.scoredSeconds <= TARGETS.postgresKilledSeconds &&
    queueWiped <= TARGETS.queueWipedSeconds
  );
}

/** Edits and reads at the same time. */
async function measureBoth(world: BenchWorld, isOver: (done: number) => boolean) {
  let isDone = false;
  const editing = measureEdits(world, isOver).finally(() => {
    isDone = true;
  });
  const reads = await measureReads(world, () => isDone);
  return [await editing, reads] as const;
}

const rate = ({ pairs, seconds }: { pairs: number; seconds: number }): string => (pairs / seconds).toFixed(0);

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
  process.stdout.write(`${name.padEnd(20)}${value}\n`);
}
