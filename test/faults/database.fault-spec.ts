import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startDelayProxy } from '../support/delay-proxy.js';
import { openPool, throughPort } from '../support/fault-cluster.js';
import { seededRandom } from '../support/seeded-random.js';
import { readTestForm } from '../support/test-form.js';
import { EditLoad } from './edit-load.js';
import { FaultWorld, times, until } from './fault-world.js';
import { report, seconds, slowest } from './findings.js';
import { spawnServer } from '../support/server-process.js';

const random = seededRandom(readTestForm().seed);
/** An API must work again this long after its database does, milliseconds. */
const HEALTHY_WITHIN_MS = 5_000;

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
});
afterEach(() => world.endProcesses());
afterAll(() => world.close());

const isDatabaseUp = (): Promise<boolean> =>
  world.cluster
    .asSuperuser((client) => client.query('SELECT 1'))
    .then(() => true)
    .catch(() => false);

const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/api/v1/health/ready`)
    .then(({ ok }) => ok)
    .catch(() => false);

/** Ways to bring the server down; its supervisor starts it again. */
const BLOWS = {
  'fast restart': () => signalPostmaster('SIGINT'),
  'killed session': () =>
    world.cluster.asSuperuser(async (client) => {
      const { rows } = await client.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'jeonghap-%' ORDER BY random() LIMIT 1`,
      );
      if (rows[0] !== undefined) process.kill(rows[0].pid, 'SIGKILL');
    }),
  'killed postmaster': () => signalPostmaster('SIGKILL'),
} as const;

function signalPostmaster(signal: NodeJS.Signals): Promise<void> {
  const pid = world.cluster.postmasterPid();
  if (pid === undefined) throw new Error('the server does not run');
  process.kill(pid, signal);
  return Promise.resolve();
}

describe('PostgreSQL going down under load', () => {
  it.each([
    ['F06', ['fast restart'], times(1, 20)],
    ['F07', ['killed session', 'killed postmaster'], times(2, 100)],
  ] as const)(
    '%s by a %j loses no acknowledged edit, and the API works again by itself',
    async (row, blows, runs) => {
      const [api, worker] = [await world.start('api'), await world.start('worker')];
      const load = new EditLoad(() => api.origin, world);
      const [outages, recoveries]: [number[], number[]] = [[], []];
      await sleep(500);
      for (let n = 0; n < runs; n += 1) {
        for (const blow of blows) {
          await sleep(random() * 300);
          const startedAt = Date.now();
          await BLOWS[blow]();
          // a server that was asked to end goes down a moment later
          await until(async () => !(await isDatabaseUp()) || Date.now() - startedAt > 1_500);
          await until(isDatabaseUp);
          const upAt = Date.now();
          await until(() => isReady(api.origin));
          await until(() => load.lastSuccessAt > upAt);
          recoveries.push(Date.now() - upAt);
          outages.push(Date.now() - startedAt);
        }
      }
      const { acknowledged, lost, answers } = await load.stop();
      const quietMs = await world.waitUntilQuiet();
      await world.assertScoresRight();
      report(
        row,
        `${String(outages.length)} times, ${String(lost)} of ${String(acknowledged)} acknowledged edits lost, API works ${slowest(recoveries)} after the server, scores quiet ${seconds(quietMs)} later; answers ${JSON.stringify(answers)}`,
      );
      expect(lost).toBe(0);
      expect(api.isAlive() && worker.isAlive()).toBe(true);
      expect(Math.max(...recoveries)).toBeLessThan(HEALTHY_WITHIN_MS);
      expect(Object.keys(answers).sort()).toEqual(['200', '503']);
    },
  );
});

describe('the line to PostgreSQL', () => {
  it('F33 frozen or cut under load loses no acknowledged edit', async () => {
    const proxy = await startDelayProxy(world.cluster.port, random);
    const settings = { DATABASE_URL: throughPort(world.databaseUrl, proxy.port) };
    const [api, worker] = [await world.start('api', { settings }), await world.start('worker', { settings })];
    const load = new EditLoad(() => api.origin, world);
    const runs = times(1, 20);
    for (let n = 0; n < runs; n += 1) {
      await sleep(300);
      proxy.freeze(2_000);
      await sleep(2_200);
      proxy.cut();
      await sleep(300);
      proxy.refuse(true);
      await sleep(500);
      proxy.refuse(false);
      const openAt = Date.now();
      await until(() => load.lastSuccessAt > openAt);
    }
    const { acknowledged, lost, answers, slowestMs } = await load.stop();
    await world.waitUntilQuiet();
    await world.assertScoresRight();
    expect(lost).toBe(0);
    expect(api.isAlive() && worker.isAlive()).toBe(true);
    report(
      'F33',
      `${String(runs)}/${String(runs)}, 0 of ${String(acknowledged)} acknowledged edits lost, slowest answer ${seconds(slowestMs)}; answers ${JSON.stringify(answers)}`,
    );
    await world.endProcesses();
    await proxy.close();
  });
});

describe('PostgreSQL without a free connection', () => {
  it('F35 makes the API refuse at once rather than hang, and it recovers', async () => {
    const api = await world.start('api');
    const held: Client[] = [];
    const waits: number[] = [];
    try {
      await world.dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'jeonghap-api'`,
      );
      await holdAllConnections(held);
      const statuses: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        const askedAt = Date.now();
        const response = await fetch(`${api.origin}/api/v1/proposals`);
        await response.text();
        statuses.push(response.status);
        waits.push(Date.now() - askedAt);
      }
      expect(statuses).toEqual([503, 503, 503, 503, 503]);
      expect(Math.max(...waits)).toBeLessThan(5_000);
    } finally {
      await Promise.all(held.map((client) => client.end().catch(() => undefined)));
    }
    const recoveredMs = await until(() => isReady(api.origin));
    report('F35', `5/5 answered 503 within ${slowest(waits)}, ready again after ${seconds(recoveredMs)}`);
  });
});

/** Opens connections until the server takes no more. */
async function holdAllConnections(held: Client[]): Promise<void> {
  for (;;) {
    const client = new Client({ connectionString: world.databaseUrl });
    client.on('error', () => undefined); // the server may end it
    try {
      await client.connect();
    } catch {
      return;
    }
    held.push(client);
  }
}

describe('a migration', () => {
  it('F30 killed at any moment is finished by the next start', async () => {
    const databaseUrl = await world.cluster.createDatabase('migrated');
    const proxy = await startDelayProxy(world.cluster.port, random);
    proxy.slowDown(10);
    const program = [world.programs.api];
    const settings = { DATABASE_URL: throughPort(databaseUrl, proxy.port) };
    const kills = times(3, 20);
    for (let n = 0; n < kills; n += 1) {
      const { child, ended } = spawnServer(program, settings);
      const connections = proxy.connections();
      await until(() => proxy.connections() > connections);
      await sleep(random() * 1_500);
      child.kill('SIGKILL');
      await ended;
    }
    await proxy.close();
    const api = await world.start('api', { settings: { DATABASE_URL: databaseUrl } });
    expect(await isReady(api.origin)).toBe(true);
    const [migrated, clean] = [await openPool(databaseUrl), world.dataSource];
    try {
      expect(await schemaOf(migrated)).toEqual(await schemaOf(clean));
      expect(await migrated.query('SELECT state FROM score_set')).toEqual([{ state: 'live' }]);
    } finally {
      await migrated.destroy();
    }
    report('F30', `${String(kills)} kills, then the same schema as without`);
  });
});

/** Columns, indexes, constraints and triggers of a database. */
const schemaOf = (pool: { query: (sql: string) => Promise<unknown> }): Promise<unknown> =>
  pool.query(
    `SELECT table_name || '.' || column_name || ' ' || data_type AS part FROM information_schema.columns
      WHERE table_schema = 'public'
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT tgname || ' ' || tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT name FROM migrations
      ORDER BY 1`,
  );
