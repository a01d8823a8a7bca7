import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type EndpointEvent } from '@jeonghap/delivery';
import { Webhook } from 'standardwebhooks';
import { emptyFacts } from '../../reports/test/example-facts.js';
import { reportOf } from '../../reports/test/example-report.js';
import { putReportEvents } from '../src/webhook/report-events.store.js';
import { DeliveryLab } from './delivery-lab.js';

interface Taken {
  readonly headers: Record<string, string>;
  readonly body: string;
}

let lab: DeliveryLab;
let admin: string;
let server: Server;
let host: string;
let taken: Taken[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  lab = await DeliveryLab.open();
  admin = `user:${(await lab.account('admin')).id}`;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      taken.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
      });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  host = `127.0.0.1:${String(typeof address === 'object' && address !== null ? address.port : 0)}`;
});
beforeEach(async () => {
  taken = [];
  answer = (_request, response) => response.writeHead(204).end();
  await lab.query('TRUNCATE webhook_endpoint, delivery, report_dispatch, report');
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await lab.database.drop();
});

/** An endpoint that is told of reports, or of what else is named. */
const told = (url: string, events: readonly EndpointEvent[] = ['report.published']) => ({ url, events });
const answers = (status: number, headers: Record<string, string> = {}) => {
  answer = (_request, response) => response.writeHead(status, headers).end('something long');
};
const listed = () => lab.webhooks({ listedHosts: [host], publicUrl: 'https://jeonghap.example' });
const stateOf = async (): Promise<unknown> =>
  (await lab.query('SELECT state, pause_cause AS cause FROM webhook_endpoint'))[0];

describe('webhooks', () => {
  it('tell an endpoint once that a report was published, signed with the secret that was shown', async () => {
    const webhooks = listed();
    const { secret } = await webhooks.endpoints.create(told(`http://${host}/in`), admin);
    await lab.publish();
    const [first, second] = await Promise.all([webhooks.work(), listed().work()]);
    expect(first + second).toBe(1);
    expect(taken).toHaveLength(1);
    const [call] = taken;
    const [{ content_sha256: contentSha256 } = {}] = await lab.query<{ content_sha256?: string }>(
      `SELECT content_sha256 FROM report WHERE audience = 'public'`,
    );
    expect(new Webhook(secret).verify(call?.body ?? '', call?.headers ?? {})).toMatchObject({
      type: 'report.published',
      data: {
        ...{ week: '2026-W48', edition: 1, audience: 'public', contentSha256 },
        link: 'https://jeonghap.example/reports/2026-W48?edition=1',
      },
    });
    expect(await lab.deliveries()).toMatchObject([{ state: 'sent', answer: 'HTTP 204' }]);
    const [{ sealed = '' } = {}] = await lab.query<{ sealed?: string }>(
      `SELECT encode(secret_sealed, 'escape') || coalesce((SELECT string_agg(after::text, '') FROM audit.entry), '') AS sealed
         FROM webhook_endpoint`,
    );
    expect(sealed).not.toContain(secret.slice(6));
    expect(sealed).not.toContain(host);
  });

  it.each([
    [
      'a 500',
      () => {
        answers(500);
      },
      'HTTP 500',
    ],
    [
      'a redirect, which is not followed',
      () => {
        answers(307, { location: `http://${host}/else` });
      },
      'HTTP 307',
    ],
    [
      'a connection that breaks',
      () => {
        answer = (request) => request.socket.destroy();
      },
      'ECONNRESET',
    ],
  ])('are put off by %s, and told with the same id and text later', async (_what, behave, note) => {
    const webhooks = listed();
    await webhooks.endpoints.create(told(`http://${host}/in`), admin);
    await lab.publish();
    behave();
    expect(await webhooks.work()).toBe(0);
    expect(await lab.deliveries()).toMatchObject([{ state: 'waiting', attempts: 1, answer: note }]);
    expect(taken).toHaveLength(1);
    answers(200);
    await lab.passPause();
    expect(await webhooks.work()).toBe(1);
    expect(taken[1]?.headers['webhook-id']).toBe(taken[0]?.headers['webhook-id']);
    expect(taken[1]?.body).toBe(taken[0]?.body);
  });

  it('wait ten seconds at most for an endpoint that hangs', async () => {
    const webhooks = listed();
    await webhooks.endpoints.create(told(`http://${host}/in`), admin);
    await lab.publish();
    answer = () => undefined;
    expect(await webhooks.work()).toBe(0);
    expect(await lab.deliveries()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  });

  it('go nowhere in the own network unless the host is listed, also when it was listed before', async () => {
    for (const url of [`http://${host}/in`, 'https://127.0.0.1/', 'https://10.0.0.1/', 'http://example.com/'])
      await expect(lab.webhooks({}).endpoints.create(told(url), admin)).rejects.toMatchObject({
        code: 'request.invalid',
      });
    // a name of the open network by its form, which leads to this machine
    await lab.webhooks({}).endpoints.create(told('https://localhost/in'), admin);
    await listed().endpoints.create(told(`http://${host}/in`), admin);
    await lab.publish();
    expect(await lab.webhooks({}).work()).toBe(0);
    expect(await lab.deliveries()).toMatchObject([
      { state: 'waiting', answer: 'address is not public' },
      { state: 'waiting', answer: 'address is not public' },
    ]);
    expect(taken).toEqual([]);
  });

  it('pause an endpoint that says that it is gone, or that was given up, and say why', async () => {
    const webhooks = listed();
    const { endpoint } = await webhooks.endpoints.create(told(`http://${host}/in`), admin);
    await lab.publish();
    answers(410);
    await webhooks.work();
    expect(await stateOf()).toEqual({ state: 'paused', cause: 'endpoint-gone' });
    await lab.publish({ edition: 2 });
    await webhooks.work();
    expect((await lab.deliveries()).map(({ cause }) => cause)).toEqual(['endpoint-gone']);
    await webhooks.endpoints.change(endpoint.id, { state: 'active' }, admin);
    await lab.publish({ edition: 3 });
    answers(500);
    await webhooks.work();
    await lab.query(`UPDATE delivery SET give_up_at = clock_timestamp()`);
    await lab.passPause();
    await webhooks.work();
    expect(await stateOf()).toEqual({ state: 'paused', cause: 'given-up' });
  });

  it('are tried out once, whatever comes of it', async () => {
    const webhooks = listed();
    const { endpoint, secret } = await webhooks.endpoints.create(told(`http://${host}/in`), admin);
    await webhooks.endpoints.test(endpoint.id, admin);
    await webhooks.work();
    expect(new Webhook(secret).verify(taken[0]?.body ?? '', taken[0]?.headers ?? {})).toMatchObject({
      type: 'webhook.test',
      data: {},
    });
    answers(500);
    await webhooks.endpoints.test(endpoint.id, admin);
    await webhooks.work();
    expect(await lab.deliveries()).toMatchObject([{ state: 'sent' }, { state: 'failed', cause: 'given-up' }]);
    expect(await stateOf()).toEqual({ state: 'active', cause: null });
  });

  it('cannot be signed with another key, and nobody is told that way', async () => {
    await listed().endpoints.create(told(`http://${host}/in`), admin);
    await lab.publish();
    await lab.webhooks({ key: 'x'.repeat(32), listedHosts: [host] }).work();
    expect(await lab.deliveries()).toMatchObject([{ state: 'failed', cause: 'secret-unreadable' }]);
    expect(taken).toEqual([]);
  });

  it('that wait are counted for everybody, with what holds them up and without where they go', async () => {
    const webhooks = listed();
    expect(await lab.backlog.read()).toEqual([]);
    await webhooks.endpoints.create(told(`http://${host}/in`), admin);
    await lab.publish();
    answers(500);
    await webhooks.work();
    await lab.query(`UPDATE delivery SET created_at = clock_timestamp() - interval '1 hour'`);
    // a reader's process sees no row of the outbox, and sees none afterwards either
    const seen = await lab.database.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('jeonghap.process', 'api', true)`);
      const [backlog] = await manager.query<{ oldest_age_seconds: number }[]>(
        'SELECT * FROM delivery_backlog()',
      );
      return { backlog, rows: await manager.query<unknown[]>('SELECT id FROM delivery') };
    });
    expect(seen).toMatchObject({ backlog: { kind: 'webhook', waiting: 1, trouble: 'refused' }, rows: [] });
    expect(Object.keys(seen.backlog ?? {})).toEqual(['kind', 'waiting', 'oldest_age_seconds', 'trouble']);
    expect(seen.backlog?.oldest_age_seconds).toBeGreaterThanOrEqual(3_600);
    answer = (request) => request.socket.destroy();
    await lab.passPause();
    await webhooks.work();
    expect(await lab.backlog.read()).toMatchObject([{ waiting: 1, trouble: 'unreachable' }]);
    answers(200);
    await lab.passPause();
    await webhooks.work();
    expect(await lab.backlog.read()).toEqual([]);
  });

  it('tell the gaps that a report names to those who chose them, once for a week', async () => {
    const webhooks = listed();
    const chosen = ['proposal.gap_opened', 'proposal.gap_closed'] as const;
    const { secret, endpoint } = await webhooks.endpoints.create(told(`http://${host}/in`, chosen), admin);
    await lab.publish();
    expect(await webhooks.work()).toBe(2);
    const bodies = taken.map(({ body, headers }): unknown => new Webhook(secret).verify(body, headers));
    const byType = new Map((bodies as { type: string }[]).map((body) => [body.type, body]));
    const link = (id: string) => `https://jeonghap.example/proposals/${id}`;
    expect(byType.get('proposal.gap_opened')).toMatchObject({
      data: { week: '2026-W48', edition: 1, before: 'partial', after: 'gap', link: link('p1') },
    });
    expect(byType.get('proposal.gap_closed')).toMatchObject({
      data: { before: 'gap', after: 'covered', link: link('p2') },
    });
    // a correction names the same changes
    await lab.publish({ edition: 2 });
    expect(await webhooks.work()).toBe(0);
    await webhooks.endpoints.change(endpoint.id, { events: ['report.published'] }, admin);
    await lab.publish({ edition: 3 });
    expect(await webhooks.work()).toBe(1);
    expect(taken).toHaveLength(3);
  });

  it('tell a deadline that was edited as it was published at the end of the week', async () => {
    const webhooks = listed();
    await webhooks.endpoints.create(told(`http://${host}/in`, ['programme.deadline_changed']), admin);
    const [seen, hidden] = [randomUUID(), randomUUID()];
    await lab.query(
      `INSERT INTO entry_revision (entry_kind, entry_id, revision, operation, snapshot, at) VALUES
         ('programme', $1, 1, 'create', '{"visibility": "published", "application_to": "2026-11-01"}', '2026-11-01'),
         ('programme', $1, 2, 'edit', '{"visibility": "published", "application_to": "2026-12-31"}', '2026-11-02'),
         ('programme', $1, 3, 'edit', '{"visibility": "published", "application_to": "2027-01-31"}', '2027-01-01'),
         ('programme', $2, 1, 'create', '{"visibility": "draft", "application_to": "2026-12-31"}', '2026-11-02')`,
      [seen, hidden],
    );
    const items = [seen, hidden].map((id) => ({
      programme: { kind: 'programme' as const, id, title: '사업', titleEn: null },
      ...{ ministry: null, change: 'edited' as const, fields: ['application_to'] },
    }));
    const report = { ...reportOf(emptyFacts()), programmesChanged: { total: 2, items } };
    await putReportEvents(lab.database.dataSource.manager, report);
    await putReportEvents(lab.database.dataSource.manager, report);
    expect(await webhooks.work()).toBe(2);
    const bodies = taken.map(({ body }) => JSON.parse(body) as { data: { link: string; deadline: unknown } });
    const byLink = new Map(bodies.map(({ data }) => [data.link, data.deadline]));
    expect(byLink.get(`https://jeonghap.example/programmes/${seen}`)).toBe('2026-12-31');
    expect(byLink.get(`https://jeonghap.example/programmes/${hidden}`)).toBeNull();
  });
});
