import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../support/seeded-random.js';
import { readTestForm } from '../support/test-form.js';
import { EditLoad } from './edit-load.js';
import { programOf, FaultWorld, times, until } from './fault-world.js';
import { report, seconds } from './findings.js';

const { isLong, seed } = readTestForm();
const random = seededRandom(seed);
const KILL = `process.kill(process.pid, 'SIGKILL');`;
const WRITE = 'libs/recompute/src/write-entry.ts';

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
});
afterEach(() => world.endProcesses());
afterAll(() => world.close());

describe('a worker', () => {
  it('F03 killed at any moment under load leaves its work to the next', async () => {
    const api = await world.start('api');
    const workers = [await world.start('worker'), await world.start('worker')];
    const load = new EditLoad(() => api.origin, world);
    const kills = times(2, 100);
    for (let n = 0; n < kills; n += 1) {
      await sleep(random() * 500);
      await workers[n % 2]?.end('SIGKILL');
      workers[n % 2] = await world.start('worker');
    }
    const { acknowledged, lost } = await load.stop();
    const quietMs = await world.waitUntilQuiet();
    const pairs = await world.assertScoresRight();
    expect(lost).toBe(0);
    expect(acknowledged).toBeGreaterThan(20);
    report(
      'F03',
      `${String(kills)} kills, 0 of ${String(acknowledged)} acknowledged edits lost, quiet ${seconds(quietMs)} after the last, ${String(pairs)} pairs as recomputed`,
    );
  });

  it('F04 killed between writing scores and ending its claim has written nothing', async () => {
    const program = programOf('worker', 'worker-before-end', [
      {
        file: WRITE,
        from: `await completeClaims(manager, [computation]);\n    return { kind: 'written'`,
        to: `${KILL}\n    return { kind: 'written'`,
      },
    ]);
    await world.scoreByHealthyWorker();
    const runs = times(1, 20);
    for (let n = 0; n < runs; n += 1) {
      const before = await world.alignments();
      await world.edit(4, n);
      await world.edit(4, n + 1);
      const worker = await world.start('worker', { program }).catch(() => undefined);
      if (worker !== undefined) expect(await worker.ended).toBe('SIGKILL');
      expect(await world.alignments()).toEqual(before);
      await world.scoreByHealthyWorker();
      expect(await world.alignments()).not.toEqual(before);
    }
    report('F04', `${String(runs)}/${String(runs)} rolled back as a whole, then computed by the next worker`);
  });

  it('F05 killed after the commit, before the queue hears of it, changes nothing by the repeat', async () => {
    const program = programOf('worker', 'worker-after-commit', [
      {
        file: 'apps/worker/src/recompute.processor.ts',
        from: `() => this.recompute.drain());`,
        to: `async () => { await this.recompute.drain(); ${KILL} });`,
      },
    ]);
    const api = await world.start('api');
    const runs = times(1, 20);
    for (let n = 0; n < runs; n += 1) {
      const crashing = await world.start('worker', { program });
      await world.waitUntilQuiet();
      const load = new EditLoad(() => api.origin, world);
      await sleep(100);
      const { acknowledged } = await load.stop();
      expect(acknowledged).toBeGreaterThan(0);
      expect(await crashing.ended).toBe('SIGKILL');
      await world.scoreByHealthyWorker();
      const stored = await world.alignments();
      const next = await world.start('worker');
      // a worker looks into the database when it starts, and finds the queue's lost job when its lock of 30 s is over
      await sleep(isLong ? 45_000 : 1_000);
      expect(await world.alignments()).toEqual(stored);
      expect(next.isAlive()).toBe(true);
      await next.end('SIGKILL');
    }
    report('F05', `${String(runs)}/${String(runs)}, no row changed by the repeated job`);
  });
});

describe('an entry that kills its worker', () => {
  it('F25 is set aside after five attempts, and all others are scored', async () => {
    await world.scoreByHealthyWorker();
    const [victim] = await world.dataSource.query<{ id: string }[]>(
      'SELECT id FROM programme ORDER BY id LIMIT 1',
    );
    const program = programOf('worker', 'worker-killed-by-entry', [
      {
        file: 'libs/recompute/src/compute-entry.ts',
        from: `  if (entry === undefined) return`,
        to: `  if (claim.entryId === '${victim?.id ?? ''}') ${KILL}\n  if (entry === undefined) return`,
      },
    ]);
    await world.dataSource.query(`UPDATE programme SET body = body || ' 그리고'`);
    await world.dataSource.query(`UPDATE proposal SET body = body || ' 그리고'`);
    let deaths = 0;
    const dead = async (): Promise<boolean> => {
      const found = await world.dataSource.query<unknown[]>(
        'SELECT FROM recompute_dirty WHERE dead_at IS NOT NULL',
      );
      return found.length === 1;
    };
    while (deaths < 9) {
      const worker = await world.start('worker', { program }).catch(() => undefined);
      const end = await Promise.race([
        worker?.ended ?? 'SIGKILL',
        until(dead, 20_000).then(() => 'set aside'),
      ]);
      if (end === 'set aside') break;
      deaths += 1;
    }
    expect(deaths).toBe(5);
    expect(await world.waitUntilQuiet(1_000)).toBeLessThan(1_000);
    await world.endProcesses();
    const api = await world.start('api');
    const status = (await (await fetch(`${api.origin}/api/v1/recompute`)).json()) as { failed: number };
    expect(status.failed).toBe(1);
    await fetch(`${api.origin}/api/v1/recompute/retry`, { method: 'POST', headers: world.credentials });
    await world.scoreByHealthyWorker();
    report(
      'F25',
      `set aside after ${String(deaths)} dead workers, the others scored; scored too once it is tried by a healthy worker`,
    );
  });
});
