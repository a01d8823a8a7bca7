import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { type DelayProxy, startDelayProxy } from '../../../test/support/delay-proxy.js';
import { throughPort } from '../../../test/support/fault-cluster.js';
import { Queues } from '../src/queue/queues.js';

let database: TestDatabase;
let line: DelayProxy;
let queues: Queues;

beforeEach(async () => {
  database = await createTestDatabase();
  line = await startDelayProxy(Number(new URL(database.url).port), Math.random);
  queues = new Queues({ databaseUrl: urlOf(line), poolMax: 2 });
});
afterEach(async () => {
  await queues.onApplicationShutdown();
  await line.close();
  await database.drop();
});

const urlOf = ({ port }: DelayProxy): string => throughPort(database.url, port);

async function untilRun(runs: () => number): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  while (runs() === 0) {
    if (Date.now() > giveUpAt) throw new Error('the job never ran');
    await queues.requestRun('recompute.drain', {}).catch(() => undefined);
    await sleep(100);
  }
}

describe('Queues', () => {
  it('work once the database is there, though it was away when they were first used', async () => {
    let runs = 0;
    line.refuse(true);
    queues.startWorker('recompute.drain', () => {
      runs += 1;
      return Promise.resolve();
    });
    await expect(queues.requestRun('recompute.drain', {})).rejects.toThrow();
    await sleep(1_500);
    line.refuse(false);
    await untilRun(() => runs);
    expect(await queues.depthOf('recompute.drain')).toBeGreaterThanOrEqual(0);
  });

  it('outlive a line that breaks at any moment of their opening', async () => {
    line.slowDown(4);
    // past the last of these they are open: connecting and reading the schema's version take about 40 ms on this line
    for (let brokenAfterMs = 0; brokenAfterMs < 80; brokenAfterMs += 2) {
      const opened = new Queues({ databaseUrl: urlOf(line), poolMax: 1 });
      const depth = opened.depthOf('recompute.drain').catch(() => undefined);
      await sleep(brokenAfterMs);
      line.cut(); // an error that nobody listens to would end this process here
      await depth;
      await opened.onApplicationShutdown();
    }
    line.slowDown(0);
    expect(await queues.depthOf('recompute.drain')).toBe(0);
  });

  it('do not ask in a hurry while the database is away', async () => {
    let runs = 0;
    queues.startWorker('recompute.drain', () => {
      runs += 1;
      return Promise.resolve();
    });
    await untilRun(() => runs);
    line.refuse(true);
    const before = line.connections();
    await sleep(3_000);
    expect(line.connections() - before).toBeLessThan(60);
    line.refuse(false);
    runs = 0;
    await untilRun(() => runs);
  });

  it('run a job by the clock once, however many ask for it', async () => {
    const other = new Queues({ databaseUrl: database.url, poolMax: 2 });
    const schedule = { pattern: '0 6 * * 1', tz: 'Asia/Seoul' };
    for (const one of [queues, other, queues]) await one.schedule('reports.make', {}, schedule);
    const [queue] = (await other.all()).filter(({ name }) => name === 'reports');
    const schedulers = (await queue?.getJobSchedulers()) ?? [];
    await other.onApplicationShutdown();
    expect(schedulers.map(({ key, pattern, tz }) => ({ key, pattern, tz }))).toEqual([
      { key: 'reports.make', ...schedule },
    ]);
    const next = new Date(schedulers[0]?.next ?? 0);
    // Monday 06:00 in Seoul
    expect([next.getUTCDay(), next.getUTCHours(), next.getUTCMinutes()]).toEqual([0, 21, 0]);
    expect(await queues.depthOf('reports.make')).toBe(1);
  });
});
