import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { JOBS, QUEUE_SCHEMA } from '@jeonghap/platform';
import { createPostgresBackend, withBackend } from 'bullmq';
import { EditLoad } from './edit-load.js';
import { FaultWorld, times, until } from './fault-world.js';
import { report, seconds } from './findings.js';
import { findRedisServer, type RedisServer, startRedis } from '../support/redis-server.js';
import { spawnServer } from '../support/server-process.js';

/** Edits must be scored this long after the queue was lost, milliseconds. */
const CAUGHT_UP_WITHIN_MS = 30_000;

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
});
afterEach(() => world.endProcesses());
afterAll(() => world.close());

function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const redisProgram = findRedisServer() ?? '';
const hasRedis = redisProgram !== '';
const hasFaketime = isInstalled('faketime');

/** @param lose takes the queue away, while edits come in */
async function editWhileLosing(redis: RedisServer, lose: () => Promise<unknown>): Promise<string> {
  const settings = { REDIS_URL: redis.url };
  const [api, worker] = [await world.start('api', { settings }), await world.start('worker', { settings })];
  await world.waitUntilQuiet();
  const load = new EditLoad(() => api.origin, world);
  const runs = times(2, 20);
  for (let n = 0; n < runs; n += 1) {
    await sleep(500);
    await lose();
  }
  await sleep(500);
  const { acknowledged, lost, answers } = await load.stop();
  const caughtUpMs = await world.waitUntilQuiet(CAUGHT_UP_WITHIN_MS);
  await world.assertScoresRight();
  expect(lost).toBe(0);
  expect(acknowledged).toBeGreaterThan(0);
  expect(Object.keys(answers)).toEqual(['200']);
  expect(api.isAlive() && worker.isAlive()).toBe(true);
  return `${String(runs)}/${String(runs)}, 0 of ${String(acknowledged)} acknowledged edits lost, every request answered, caught up after ${seconds(caughtUpMs)}`;
}

if (!hasRedis) for (const row of ['F08', 'F09', 'F10']) report(row, 'not run: no redis-server');
(hasRedis ? describe : describe.skip)('a Redis that keeps the queue', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis(redisProgram);
  });
  afterAll(() => redis.stop());

  it('F08 wiped under load costs no edit', async () => {
    report('F08', await editWhileLosing(redis, () => redis.wipe()));
  });

  it('F09 killed and started empty under load costs no edit', async () => {
    report('F09', await editWhileLosing(redis, () => redis.restart()));
  });

  it('F10 that may evict jobs is refused at the start', async () => {
    const evicting = await startRedis(redisProgram, 'allkeys-lru');
    const settings = { DATABASE_URL: world.databaseUrl, REDIS_URL: evicting.url };
    for (const program of Object.values(world.programs)) {
      const { ended, output } = spawnServer([program], settings);
      expect(await ended).toBe(1);
      expect(output()).toContain('noeviction');
    }
    await evicting.stop();
    report('F10', 'API and worker end with exit code 1 and say what to set');
  });
});

describe('the queue in PostgreSQL', () => {
  it('F11 F20 delivering a wake-up many times, to two workers, changes nothing', async () => {
    await world.scoreByHealthyWorker();
    const workers = [await world.start('worker'), await world.start('worker')];
    const queue = new (withBackend(createPostgresBackend).Queue)(JOBS['recompute.drain'].queue, {
      connection: { connectionString: world.databaseUrl, schema: QUEUE_SCHEMA, max: 2 },
    });
    queue.on('error', () => undefined); // the awaited calls report it
    const before = await world.alignments();
    const repeats = times(200, 1_000);
    await queue.addBulk(Array.from({ length: repeats }, () => ({ name: 'recompute.drain', data: {} })));
    await until(async () => (await queue.getJobCountByTypes('waiting', 'active')) === 0, 120_000);
    expect(await world.alignments()).toEqual(before);
    for (let n = 0; n < 3; n += 1) await world.edit(4, n);
    await queue.addBulk(Array.from({ length: repeats }, () => ({ name: 'recompute.drain', data: {} })));
    await world.waitUntilQuiet();
    await until(async () => (await queue.getJobCountByTypes('waiting', 'active')) === 0, 120_000);
    await world.assertScoresRight();
    await queue.close();
    expect(workers.every((worker) => worker.isAlive())).toBe(true);
    report(
      'F11',
      `${String(repeats)} wake-ups without an edit changed no row, ${String(repeats)} around an edit gave the right ones`,
    );
  });

  it('F17 with a recovery mark in the future holds up no edit', async () => {
    await world.scoreByHealthyWorker();
    await world.dataSource.query(
      `INSERT INTO ${QUEUE_SCHEMA}.meta (queue, field, value) VALUES ($1, 'stalled-check', $2)
       ON CONFLICT (queue, field) DO UPDATE SET value = EXCLUDED.value`,
      [JOBS['recompute.drain'].queue, String(Date.now() + 3_600_000)],
    );
    const api = await world.start('api');
    const dying = await world.start('worker');
    const load = new EditLoad(() => api.origin, world);
    await sleep(500);
    await dying.end('SIGKILL'); // while it holds the queue's job
    await load.stop();
    await world.start('worker');
    const caughtUpMs = await world.waitUntilQuiet(CAUGHT_UP_WITHIN_MS);
    await world.assertScoresRight();
    await world.dataSource.query(`DELETE FROM ${QUEUE_SCHEMA}.meta WHERE field = 'stalled-check'`);
    report('F17', `1/1, caught up ${seconds(caughtUpMs)} after the next worker was ready`);
  });
});

if (!hasFaketime) report('F16', 'not run: no faketime');
(hasFaketime ? describe : describe.skip)('a worker whose clock is wrong', () => {
  it.each(['+1h', '-1h', '+3s'])('F16 by %s is refused at the start', async (offset) => {
    const { ended, output } = spawnServer([world.programs.worker], { DATABASE_URL: world.databaseUrl }, [
      'faketime',
      '-f',
      offset,
    ]);
    expect(await ended).toBe(1);
    expect(output()).toContain('clock is');
    report('F16', `${offset}: ended with exit code 1 and told why`);
  });
});
