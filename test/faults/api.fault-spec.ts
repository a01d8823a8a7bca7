import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../support/seeded-random.js';
import { readTestForm } from '../support/test-form.js';
import { programOf, FaultWorld, times } from './fault-world.js';
import { report, slowest } from './findings.js';

const random = seededRandom(readTestForm().seed);
const KILL = `process.kill(process.pid, 'SIGKILL');`;

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
});
afterEach(() => world.endProcesses());
afterAll(() => world.close());

const post = (origin: string, key: string): Promise<Response> =>
  fetch(`${origin}/api/v1/programmes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...world.credentials },
    body: JSON.stringify({
      title: '한 번만 만드는 사업',
      body: '스타트업에 GPU 이용권을 준다.',
      status: 'funded',
    }),
  });

const countCreated = async (): Promise<number> => {
  const [row] = await world.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM programme WHERE title = '한 번만 만드는 사업'`,
  );
  return row?.n ?? 0;
};

interface Outcomes {
  answered: number;
  refused: number;
  broken: number;
}

/** Requests that each instance has answered before it is asked to end. */
const ASKED_BEFORE_THE_END = 25;

/** Asks one thing after another as a load balancer does: as long as the server said that it is ready when last asked. */
async function askWhileReady(origin: string, outcomes: Outcomes): Promise<void> {
  for (;;) {
    const ready = await fetch(`${origin}/api/v1/health/ready`);
    await ready.text();
    if (!ready.ok) return;
    for (let n = 0; n < 5; n += 1) {
      try {
        const response = await fetch(`${origin}/api/v1/proposals`);
        await response.text();
        outcomes[response.ok ? 'answered' : 'refused'] += 1;
      } catch {
        outcomes.broken += 1;
      }
    }
  }
}

describe('the API', () => {
  it('F01 killed between the commit and the wake-up forgets no edit', async () => {
    const program = programOf('api', 'api-after-commit', [
      {
        file: 'libs/recompute/src/recompute-wake-up.ts',
        from: `this.queues.requestRun('recompute.drain', {}, DEBOUNCE_MS)`,
        to: `${KILL} this.queues.requestRun('recompute.drain', {}, DEBOUNCE_MS)`,
      },
    ]);
    await world.scoreByHealthyWorker();
    const worker = await world.start('worker');
    const waits: number[] = [];
    for (let n = 0; n < times(1, 20); n += 1) {
      const api = await world.start('api', { program });
      await expect(post(api.origin, `f01-${String(n)}`)).rejects.toThrow();
      expect(await api.ended).toBe('SIGKILL');
      expect(await countCreated()).toBe(n + 1);
      waits.push(await world.waitUntilQuiet());
    }
    await world.assertScoresRight();
    expect(worker.isAlive()).toBe(true);
    await world.dataSource.query(`DELETE FROM programme WHERE title = '한 번만 만드는 사업'`);
    report(
      'F01',
      `${String(waits.length)}/${String(waits.length)}, scored ${slowest(waits)} after the kill at the latest`,
    );
  });

  it('F02 killed before the commit leaves nothing, and the same request makes one entry', async () => {
    const program = programOf('api', 'api-before-commit', [
      {
        file: 'libs/catalogue/src/idempotency/idempotency.store.ts',
        from: 'const id = await create();',
        to: `const id = await create(); ${KILL}`,
      },
    ]);
    const runs = times(1, 20);
    for (let n = 0; n < runs; n += 1) {
      const crashing = await world.start('api', { program });
      await expect(post(crashing.origin, `f02-${String(n)}`)).rejects.toThrow();
      await crashing.ended;
      expect(await countCreated()).toBe(n);
      const api = await world.start('api');
      const [first, second] = [
        await post(api.origin, `f02-${String(n)}`),
        await post(api.origin, `f02-${String(n)}`),
      ];
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(((await second.json()) as { id: string }).id).toBe(((await first.json()) as { id: string }).id);
      expect(await countCreated()).toBe(n + 1);
      await api.end('SIGKILL');
    }
    await world.dataSource.query(`DELETE FROM programme WHERE title = '한 번만 만드는 사업'`);
    await world.scoreByHealthyWorker();
    report('F02', `${String(runs)}/${String(runs)}, one entry each`);
  });

  it('F34 asked to end under load answers every request that it took', async () => {
    await world.scoreByHealthyWorker();
    const outcomes: Outcomes = { answered: 0, refused: 0, broken: 0 };
    const ends: number[] = [];
    while (ends.length < times(1, 20)) {
      const api = await world.start('api');
      const before = outcomes.answered;
      const clients = Array.from({ length: 8 }, () => askWhileReady(api.origin, outcomes));
      while (outcomes.answered < before + ASKED_BEFORE_THE_END) await sleep(20);
      await sleep(random() * 200);
      const askedAt = Date.now();
      expect(await api.end('SIGTERM')).toBe(0);
      ends.push(Date.now() - askedAt);
      await Promise.all(clients);
    }
    report(
      'F34',
      `${String(outcomes.answered)} answered, ${String(outcomes.refused)} refused, ${String(outcomes.broken)} broken off; ended within ${slowest(ends)}`,
    );
    expect(outcomes.answered).toBeGreaterThan(ASKED_BEFORE_THE_END);
    expect(outcomes.broken + outcomes.refused).toBe(0);
  });
});
