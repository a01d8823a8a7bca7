import { setTimeout as sleep } from 'node:timers/promises';
import { Queues } from '@jeonghap/platform';
import { describeOnEachBackend, type QueueBackend } from '../support/queue-backends.js';
import { type RunningApi, startTestApi } from '../support/running-api.js';

const BOARD = '/admin/queues';

let api: RunningApi;
let worker: Queues;

interface SeenJob {
  readonly id: string;
  readonly failedReason: string;
}

const call = (path: string, method = 'GET') => fetch(`${api.origin}${BOARD}${path}`, { method });

async function jobs(status: string): Promise<readonly SeenJob[]> {
  const response = await call(`/api/queues?activeQueue=recompute&status=${status}&page=1&jobsPerPage=10`);
  const { queues } = (await response.json()) as { queues: readonly { jobs: readonly SeenJob[] }[] };
  return queues[0]?.jobs ?? [];
}

async function untilSeen(status: string): Promise<SeenJob> {
  for (let look = 0; look < 100; look += 1) {
    const [job] = await jobs(status);
    if (job !== undefined) return job;
    await sleep(100);
  }
  throw new Error(`no job became ${status}`);
}

describeOnEachBackend('the queue board', (start) => {
  let backend: QueueBackend;
  beforeEach(async () => {
    backend = await start();
    api = await startTestApi('empty', backend.settings);
    worker = new Queues({ databaseUrl: api.database.url, poolMax: 2, ...backend.settings });
  });
  afterEach(async () => {
    await worker.onApplicationShutdown();
    await api.close();
    await backend.stop();
  });

  it('is a page that loads nothing from elsewhere, under a policy of its own', async () => {
    const response = await call('/');
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).not.toContain('https://');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    const scripts = [...page.matchAll(/src="(static\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of scripts) expect((await call(`/${path}`)).status).toBe(200);
    const { headers } = await api.get('/proposals');
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
  });

  it('shows why a job failed, and runs it again', async () => {
    let runs = 0;
    worker.startWorker('recompute.drain', async () => {
      runs += 1;
      if (runs === 1) throw new Error('the computation broke');
      return Promise.resolve();
    });
    await worker.requestRun('recompute.drain', {});
    const failed = await untilSeen('failed');
    expect(failed.failedReason).toBe('the computation broke');
    const answer = await call(`/api/queues/recompute/${failed.id}/retry`, 'PUT');
    expect(answer.status).toBeLessThan(300);
    expect((await untilSeen('completed')).id).toBe(failed.id);
    expect(await jobs('failed')).toEqual([]);
  });

  it.each(['/', '/api/queues', '/static/images/logo.svg', '/queue/recompute'])(
    'is forbidden to everybody else: %s',
    async (path) => {
      const { host } = new URL(api.origin);
      const ask = async (remoteAddress: string, headers: Record<string, string> = {}) => {
        const url = `${BOARD}${path}`;
        const answer = await api.app.inject({ url, remoteAddress, headers: { host, ...headers } });
        const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
        return [answer.statusCode, isProblem ? (JSON.parse(answer.body) as { code: string }).code : 'served'];
      };
      expect(await ask('127.0.0.1')).toEqual([200, 'served']);
      expect(await ask('192.0.2.7')).toEqual([403, 'access.loopback-only']);
      expect(await ask('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toEqual([403, 'access.forwarded']);
      expect(await ask('127.0.0.1', { host: 'attacker.example' })).toEqual([403, 'access.foreign-origin']);
      expect(await ask('127.0.0.1', { 'sec-fetch-site': 'cross-site' })).toEqual([
        403,
        'access.foreign-origin',
      ]);
    },
  );

  it('takes no order from another site', async () => {
    const response = await fetch(`${api.origin}${BOARD}/api/queues/pause`, {
      method: 'PUT',
      headers: { origin: 'https://example.com' },
    });
    expect(response.status).toBe(403);
    const [queue] = await worker.all();
    expect(await queue?.isPaused()).toBe(false);
  });
});
