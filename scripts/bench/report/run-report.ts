import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { childEnvironment, projectRoot } from '@jeonghap/platform';
import { REPORT_FORMATS, type Week, weekAfter, weekOf } from '@jeonghap/reports';
import { ageRecordsIn } from '../../../test/support/age-records.js';
import { describeMachine, loadAverage } from '../machine.js';
import { type BenchWorld, openBenchWorld } from '../recompute/bench-world.js';
import { ageProposals, editWeek, furnish } from './furnish.js';

const SECONDS_LIMIT = 60;
const MEGABYTES_LIMIT = 1_024;
const DATABASE = 'jeonghap_bench';
/** Run in the process that is measured: says at its end the most memory that it held, kilobytes. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}\\n`));",
)}`;

/**
 * Measures the command that makes a week's report, `npm run report`, on a made-up catalogue of which a part was edited in that week: both editions made,
 * all files but PDF rendered and their digests stored. Memory is `ru_maxrss` of that command at its end; the server of the database and the writer of
 * HWPX are processes of their own and not in it (the writer may take 256 MB of heap, and is ended beyond).
 * @param argv `--proposals N`, `--measures N`
 * @returns exit code: 0 within 60 s and 1 GB and every file rendered, 1 beyond, 2 wrong arguments
 */
export async function runReport(argv: readonly string[]): Promise<number> {
  const scale = readScale(argv);
  if (scale === undefined) {
    process.stderr.write('usage: npm run bench -- report [--proposals N] [--measures N]\n');
    return 2;
  }
  print('machine', describeMachine());
  print('catalogue', `${String(scale.proposals)} proposals, ${String(scale.measures)} measures`);
  const world = await openBenchWorld(scale);
  const folder = mkdtempSync(path.join(tmpdir(), 'jeonghap-bench-report-'));
  try {
    const edited = await makeTwoWeeks(world);
    print('edited in the week', `${String(edited.proposals)} proposals, ${String(edited.measures)} measures`);
    const [before, last] = [weekAfter(weekOf(new Date()), -2), weekAfter(weekOf(new Date()), -1)];
    // the report to compare with, and the bundle of the command
    await makeReport(world, before, folder);
    print('load before', loadAverage().toFixed(2));
    const { seconds, megabytes } = await makeReport(world, last, folder);
    print('load after', loadAverage().toFixed(2));
    const areFilesMade = await isWhole(world, last);
    if (!areFilesMade) print('missed', 'a file of the report was not rendered');
    for (const name of readdirSync(folder).filter((file) => file.includes(last)))
      print('report', `${name}, ${String(statSync(path.join(folder, name)).size)} bytes`);
    print(
      'time',
      `${seconds.toFixed(1)} s from the start of the command to its end (at most ${String(SECONDS_LIMIT)})`,
    );
    print(
      'memory',
      `${String(Math.round(megabytes))} MB resident at its peak, as the kernel counts for the making process (at most ${String(MEGABYTES_LIMIT)})`,
    );
    return areFilesMade && seconds <= SECONDS_LIMIT && megabytes <= MEGABYTES_LIMIT ? 0 : 1;
  } finally {
    await world.close();
    rmSync(folder, { recursive: true });
  }
}

function readScale(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        proposals: { type: 'string', default: '10000' },
        measures: { type: 'string', default: '400' },
      },
    });
    const [proposals, measures] = [Number(values.proposals), Number(values.measures)];
    const isCount = (n: number): boolean => Number.isInteger(n) && n > 0;
    return isCount(proposals) && isCount(measures) ? { proposals, measures } : undefined;
  } catch {
    return undefined; // an option that there is not
  }
}

/** Computes all, then a part of it again, and moves the one two weeks and the other a week into the past. @returns how much was edited */
async function makeTwoWeeks(world: BenchWorld) {
  const { cluster, dataSource } = world;
  const age = (): Promise<void> =>
    cluster.asSuperuser(async (client) => {
      await ageRecordsIn(client, 1);
      await ageProposals(client, 1);
    }, DATABASE);
  await furnish(dataSource);
  const worker = await world.startWorker();
  print('first scores', `after ${(await world.untilQuiet()).toFixed(0)} s`);
  await age();
  const edited = await editWeek(dataSource);
  print('scores of the edits', `after ${(await world.untilQuiet()).toFixed(0)} s`);
  await worker.end('SIGTERM');
  await age();
  await dataSource.query('ANALYZE'); // a database of weeks would have been looked at by autovacuum
  return edited;
}

/** Whether every file of a week's stored reports was rendered: one that could not be made is left out of a report without a word. */
async function isWhole({ dataSource }: BenchWorld, week: Week): Promise<boolean> {
  const rows = await dataSource.query<{ audience: string; bytes: number; files: string[] }[]>(
    `SELECT audience, octet_length(content)::int AS bytes, ARRAY(SELECT jsonb_object_keys(renderings) ORDER BY 1) AS files
       FROM report WHERE week = $1 ORDER BY audience`,
    [week],
  );
  for (const { audience, bytes, files } of rows)
    print(`stored, ${audience}`, `${String(bytes)} bytes of content; rendered: ${files.join(' ')}`);
  const formats = REPORT_FORMATS.filter((format) => format !== 'json' && format !== 'pdf');
  const has = (files: readonly string[]): boolean =>
    formats.every((format) => files.some((file) => file.startsWith(`${format}.`)));
  return rows.length > 0 && rows.every(({ files }) => has(files));
}

async function makeReport({ databaseUrl }: BenchWorld, week: Week, folder: string) {
  const startedAt = performance.now();
  const command = ['scripts/run.mjs', 'report', '--week', week, '--out', folder];
  const child = spawn(process.execPath, ['--import', TELL_PEAK, ...command], {
    cwd: projectRoot(),
    env: childEnvironment({ DATABASE_URL: databaseUrl }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  const peak = /\npeak (\d+)\n/.exec(said)?.[1];
  if (code !== 0 || peak === undefined) throw new Error(`The report was not made:\n${said}`);
  return { seconds: (performance.now() - startedAt) / 1_000, megabytes: Number(peak) / 1_024 };
}

const print = (name: string, value: string): void => {
  process.stdout.write(`${name.padEnd(20)}${value}\n`);
};
