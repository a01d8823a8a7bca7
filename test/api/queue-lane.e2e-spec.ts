import { setTimeout as sleep } from 'node:timers/promises';
import { Queues } from '@jeonghap/platform';
import { RecomputeService } from '@jeonghap/recompute';
import { startWorker } from '../../apps/worker/src/bootstrap.js';
import { describeOnEachBackend, type QueueBackend } from '../support/queue-backends.js';
import { findRedisServer, startRedis } from '../support/redis-server.js';
import { configOfTest, type RunningApi, startTestApi } from '../support/running-api.js';

const WITHIN_MS = 60_000;

let api: RunningApi;

async function until(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  const giveUpAt = Date.now() + WITHIN_MS;
  while (!(await isTrue())) {
    if (Date.now() > giveUpAt) throw new Error(`not within ${String(WITHIN_MS / 1000)} s: ${what}`);
    await sleep(50);
  }
}

/** Gives a programme another text and tells when its scores are asked for again. */
async function editProgramme(key: string, body: string): Promise<void> {
  const { headers } = await api.get(`/programmes/${key}`);
  const etag = headers.get('etag') ?? '';
  const { status } = await api.send('PATCH', `/programmes/${key}`, { body }, { 'if-match': etag });
  expect(status).toBe(200);
}

interface Seen {
  readonly items: readonly { readonly freshness: { readonly state: string } }[];
}

const isFresh = async (key: string): Promise<boolean> => {
  const { items } = (await api.get(`/programmes/${key}/alignments`)).body as Seen;
  return items.every(({ freshness }) => freshness.state === 'fresh');
};
const isQuiet = async (): Promise<boolean> => {
  const { body } = await api.get('/recompute');
  return body.pending === 0 && body.failed === 0;
};

const LONE_BODY = '중소기업이 AI를 도입하는 비용을 이용권으로 지원한다.';

describeOnEachBackend('an edit', (start) => {
  let backend: QueueBackend;
  let stops: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    backend = await start();
    api = await startTestApi('scored', backend.settings);
    stops = [];
  });
  afterEach(async () => {
    for (const stop of stops.reverse()) await stop();
    await api.close();
    await backend.stop();
  });

  it('is computed by the worker that the queue wakes, and readable', async () => {
    const worker = await startWorker({
      config: configOfTest(backend.settings),
      databaseUrl: api.database.url,
    });
    stops.push(() => worker.close());
    await editProgramme('seed:G16', LONE_BODY);
    expect(await isFresh('seed:G16')).toBe(false);
    await until(() => isFresh('seed:G16'), 'fresh scores');
    const queues = new Queues({ databaseUrl: api.database.url, poolMax: 2, ...backend.settings });
    stops.push(() => queues.onApplicationShutdown());
    const [queue] = await queues.all();
    await until(async () => ((await queue?.getCompletedCount()) ?? 0) > 0, 'a job that the queue ran');
    expect((await api.get('/health/ready')).body).toMatchObject({ details: { queue: { status: 'up' } } });
  });

  it('that comes while a run ends is never lost by coalescing, even if nobody sweeps', async () => {
    const recompute = new RecomputeService(api.database.dataSource);
    const queues = new Queues({ databaseUrl: api.database.url, poolMax: 2, ...backend.settings });
    stops.push(() => queues.onApplicationShutdown());
    let isEnding = false;
    queues.startWorker('recompute.drain', async () => {
      await recompute.drain();
      isEnding = true;
      await sleep(500);
      isEnding = false;
    });
    await editProgramme('seed:G10', LONE_BODY);
    for (const key of ['seed:G11', 'seed:G12', 'seed:G13']) {
      await until(() => Promise.resolve(isEnding), 'a run that ends');
      await editProgramme(key, LONE_BODY);
      await editProgramme(key, `${LONE_BODY} 다시 고침`);
    }
    await until(isQuiet, 'no entry that waits');
  });
});

const program = findRedisServer();
const redis = program === undefined ? describe.skip : describe;

redis(`a Redis${program === undefined ? ' (not run: no redis-server)' : ''}`, () => {
  it('that is wiped while running delays edits, and loses none', async () => {
    const server = await startRedis(program ?? '');
    api = await startTestApi('scored', { redisUrl: server.url });
    const worker = await startWorker({
      config: configOfTest({ redisUrl: server.url }),
      databaseUrl: api.database.url,
    });
    try {
      for (const key of ['seed:G10', 'seed:G11', 'seed:G12']) {
        await editProgramme(key, LONE_BODY);
        await server.wipe();
      }
      await until(isQuiet, 'no entry that waits');
      await editProgramme('seed:G13', LONE_BODY);
      await until(() => isFresh('seed:G13'), 'fresh scores of a later edit');
    } finally {
      await worker.close();
      await api.close();
      await server.stop();
    }
  });
});
