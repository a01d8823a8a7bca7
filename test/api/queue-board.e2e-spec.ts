import { setTimeout as sleep } from 'node:timers/promises';
import { Queues } from '@jeonghap/platform';
import { describeOnEachBackend, type QueueBackend } from '../support/queue-backends.js';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, signIn } from '../support/sign-in.js';

const BOARD = '/admin/queues';

let api: RunningApi;
let worker: Queues;

interface SeenJob {
  readonly id: string;
  readonly failedReason: string;
}

const call = (path: string, method = 'GET') =>
  fetch(`${api.origin}${BOARD}${path}`, { method, headers: bearer(api.admin.key) });

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
    'is there for administrators and for nobody else: %s',
    async (path) => {
      const editor = await makeAccount(api.database.dataSource, ['editor']);
      const ask = async (headers: Record<string, string>) => {
        const answer = await fetch(`${api.origin}${BOARD}${path}`, { headers, redirect: 'manual' });
        const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
        return [answer.status, isProblem ? ((await answer.json()) as { code: string }).code : 'served'];
      };
      expect(await ask(bearer(api.admin.key))).toEqual([200, 'served']);
      expect(await ask(await signIn(api.origin, api.admin.email))).toEqual([200, 'served']);
      expect(await ask({})).toEqual([401, 'access.sign-in-required']);
      expect(await ask(bearer(editor.key))).toEqual([403, 'access.denied']);
      expect(await ask(await signIn(api.origin, editor.email))).toEqual([403, 'access.denied']);
      expect(await ask(bearer('jh_nonsense'))).toEqual([401, 'access.key-invalid']);
    },
  );

  it('leads whoever opens the page without a session to sign in', async () => {
    const headers = { accept: 'text/html,application/xhtml+xml' };
    const answer = await fetch(`${api.origin}${BOARD}`, { headers, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/login?next=/admin/queues']);
  });

  it('takes no order from another site, though the browser sends the session', async () => {
    const session = await signIn(api.origin, api.admin.email);
    for (const forged of [{ origin: 'https://example.com' }, { 'sec-fetch-site': 'same-site' }]) {
      const response = await fetch(`${api.origin}${BOARD}/api/queues/pause`, {
        method: 'PUT',
        headers: { ...session, ...forged } as Record<string, string>,
      });
      expect(response.status).toBe(403);
    }
    const [queue] = await worker.all();
    expect(await queue?.isPaused()).toBe(false);
  });
});
