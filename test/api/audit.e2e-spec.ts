import { type AuditEntry, SealService } from '@jeonghap/audit';
import { readShippedAssets } from '@jeonghap/recompute';
import { DataSource } from 'typeorm';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, openSession, OWN_SCRIPT, signIn, TEST_PASSWORD } from '../support/sign-in.js';

import { asAdmin } from '../support/test-server.js';

type Listed = Omit<AuditEntry, 'at'> & { readonly at: string; readonly actorName: string | null };

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi('empty');
});
afterAll(() => api.close());

const listed = async (query = ''): Promise<readonly Listed[]> => {
  const answer = await api.as(bearer(api.admin.key), 'GET', `/audit-entries?limit=200${query}`);
  expect(answer.status).toBe(200);
  return answer.body.items as readonly Listed[];
};
const newest = async (query: string): Promise<Listed> => {
  const [entry] = await listed(query);
  if (entry === undefined) throw new Error(`no entry for ${query}`);
  return entry;
};
const actor = (): string => `user:${api.admin.id}`;
const keyOf = async (account: string): Promise<string> => {
  const [row] = await api.database.dataSource.query<{ id: string }[]>(
    'SELECT id FROM api_key WHERE account_id = $1',
    [account],
  );
  return row?.id ?? '';
};

describe('what the API does', () => {
  it('is in the log with who, through which key, from where and by which request', async () => {
    const made = await api.send('POST', '/programmes', { title: '사업', status: 'open' });
    const { id } = made.body as { id: string };
    await api.send('PATCH', `/programmes/${id}`, { title: '다른 사업' }, { 'if-match': '"1"' });
    const [changed, created] = await listed(`&kind=programme&subject=${id}`);
    expect(created).toMatchObject({ act: 'create', before: null, after: { title: '사업', status: 'open' } });
    expect(changed).toMatchObject({
      actor: actor(),
      actorName: api.admin.name,
      keyId: await keyOf(api.admin.id),
      act: 'change',
      before: { title: '사업', revision: 1 },
      after: { title: '다른 사업', revision: 2 },
      network: '127.0.0.0/24',
      method: 'PATCH',
      route: '/api/v1/programmes/:key',
    });
    expect(changed?.requestId).not.toBe(created?.requestId);
  });

  it('leaves nothing of what was refused', async () => {
    const before = (await listed('&kind=programme')).length;
    expect((await api.send('POST', '/programmes', { title: '사업' })).status).toBe(400);
    expect((await api.as(OWN_SCRIPT, 'POST', '/programmes', { title: 'x', status: 'open' })).status).toBe(
      401,
    );
    expect(await listed('&kind=programme')).toHaveLength(before);
  });

  it('as an import, with each entry under the one request', async () => {
    const programmes = ['가', '나'].map((title) => ({ title, status: 'open' }));
    expect((await api.send('POST', '/import', { programmes })).status).toBe(201);
    const [last, first] = await listed('&kind=programme&act=create');
    expect([first?.after?.['title'], last?.after?.['title']]).toEqual(['가', '나']);
    expect(first?.requestId).toBe(last?.requestId);
    expect(last).toMatchObject({ actor: actor(), route: '/api/v1/import' });
  });

  it('to accounts, by whom, and without passwords and tokens', async () => {
    const invited = await api.send('POST', '/users', {
      email: 'a@test.invalid',
      name: '가',
      roles: ['editor'],
    });
    const { user, link } = invited.body as { user: { id: string }; link: { path: string } };
    expect(await newest(`&kind=account&subject=${user.id}`)).toMatchObject({
      actor: actor(),
      act: 'create',
      after: { email: 'a@test.invalid', roles: ['editor'], state: 'invited' },
    });
    const token = link.path.split('#')[1] ?? '';
    await api.as(OWN_SCRIPT, 'POST', '/one-time-links/use', { token, password: TEST_PASSWORD });
    expect(await newest(`&kind=account&subject=${user.id}`)).toMatchObject({
      actor: 'public',
      before: { state: 'invited', password_hash: null },
      after: { state: 'active', password_hash: '[redacted]' },
    });
    expect(JSON.stringify(await listed())).not.toContain(token);
  });

  it('as a session, from its beginning to its end', async () => {
    const { id, email } = await makeAccount(api.database.dataSource, ['editor']);
    const session = await signIn(api.origin, email);
    const begun = await newest('&kind=session&act=create');
    expect(begun).toMatchObject({
      actor: `user:${id}`,
      after: { account_id: id },
      route: '/api/v1/session',
    });
    await api.as(session, 'DELETE', '/session');
    const ended = await newest('&kind=session&act=remove');
    expect(ended).toMatchObject({ actor: `user:${id}`, keyId: null, subject: begun.subject });
  });

  it('as a refused sign-in, without what was typed', async () => {
    const { id, email } = await makeAccount(api.database.dataSource, ['editor']);
    const typed = { email: 'canary-address@test.invalid', password: 'canary password' };
    await api.as(OWN_SCRIPT, 'POST', '/session', typed);
    expect(await newest('&act=refuse')).toMatchObject({ actor: 'public', subject: null, after: null });
    await api.as(OWN_SCRIPT, 'POST', '/session', { ...typed, email });
    expect(await newest('&act=refuse')).toMatchObject({
      kind: 'account',
      subject: id,
      before: null,
      after: null,
    });
    expect(JSON.stringify(await listed())).not.toContain('canary');
  });

  it('as acts on score sets and a retry of what failed', async () => {
    const [concept] = readShippedAssets().thesaurus;
    const upsert = [{ ...concept, lay: ['견본에 없는 낱말'] }];
    const built = await api.send('POST', '/score-sets', { note: '시험', thesaurus: { upsert, remove: [] } });
    expect(built.status).toBe(201);
    const { id } = built.body as { id: number };
    await api.send('POST', `/score-sets/${String(id)}/pause`, {});
    expect(await newest(`&kind=score_set&subject=${String(id)}`)).toMatchObject({
      actor: actor(),
      before: { paused: false },
      after: { paused: true },
    });
    expect(await newest('&kind=alignment_model&act=create')).toMatchObject({
      actor: actor(),
      after: { note: '시험', origin: 'edited' },
    });
    await api.database.dataSource.query(
      'UPDATE recompute_dirty SET dead_at = now() WHERE entry_id = (SELECT entry_id FROM recompute_dirty LIMIT 1)',
    );
    const { retried } = (await api.send('POST', '/recompute/retry', {})).body as { retried: number };
    expect(retried).toBeGreaterThan(0);
    expect(await newest('&act=retry')).toMatchObject({
      actor: actor(),
      kind: 'recompute',
      after: { entries: retried },
    });
  });
});

describe('what is taken out', () => {
  it('of personal data is in the log before it is out', async () => {
    const users = await api.as(bearer(api.admin.key), 'GET', '/users?limit=2');
    expect(users.body.items).toHaveLength(2);
    expect(await newest('&act=export')).toMatchObject({
      actor: actor(),
      kind: 'account',
      after: { count: 2 },
    });
    const made = await api.send('POST', '/programmes', { title: '사업', status: 'open' });
    const { id } = made.body as { id: string };
    await api.as(bearer(api.admin.key), 'GET', `/programmes/${id}/history`);
    expect(await newest('&act=export')).toMatchObject({
      kind: 'programme',
      subject: id,
      after: { what: 'history', count: 1 },
    });
  });

  it('by the public is not, since it names nobody', async () => {
    const made = await api.send('POST', '/programmes', { title: '사업', status: 'open' });
    const before = (await listed('&act=export')).length;
    await api.get(`/programmes/${(made.body as { id: string }).id}/history`);
    await api.get('/alignments.csv');
    expect(await listed('&act=export')).toHaveLength(before);
  });

  it('of the log itself is in it with filter and count, and disarms formulas', async () => {
    await api.send('POST', '/programmes', { title: '=1+1', status: 'open', owner: '담당' });
    const entry = await newest('&kind=programme');
    await api.database.dataSource.query(`SELECT audit.write('test', '=cmd|x', 'change', NULL, NULL)`);
    const csv = await api.as(bearer(api.admin.key), 'GET', '/audit-entries.csv?kind=programme');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header, first, ...rest] = csv.text.trim().split('\n');
    expect(header).toBe(
      'id,at,actor,key_id,kind,subject,act,before,after,network,request_id,method,route,seal',
    );
    expect(first).toContain(`${String(entry.id)},${entry.at},${actor()}`);
    expect(await newest('&act=export')).toMatchObject({
      kind: 'audit_log',
      after: { filter: { kind: 'programme' }, count: rest.length + 1 },
    });
    const test = await api.as(bearer(api.admin.key), 'GET', '/audit-entries.csv?kind=test');
    expect(test.text).toContain(`'=cmd|x`);
  });
});

describe('GET /audit-entries', () => {
  it('pages through all entries once, newest first, whatever is written meanwhile', async () => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const rest: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page = await api.as(bearer(api.admin.key), 'GET', `/audit-entries?limit=7&kind=programme${rest}`);
      seen.push(...(page.body.items as Listed[]).map(({ id }) => id));
      cursor = page.body.nextCursor as string | null;
      if (seen.length < 10) await api.send('POST', '/programmes', { title: '사이', status: 'open' });
    } while (cursor !== null);
    expect(seen.length).toBeGreaterThan(7);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  it('filters by actor, and by days of Korea', async () => {
    const other = await makeAccount(api.database.dataSource, ['editor']);
    await api.as(bearer(other.key), 'POST', '/programmes', { title: '남', status: 'open' });
    const own = await listed(`&actor=user:${other.id}`);
    expect(own.map(({ kind }) => kind)).toEqual(['programme']);
    await api.database.dataSource.query(
      `INSERT INTO audit.entry (at, actor, kind, act)
       VALUES ('2020-03-01T14:59:59Z', 'public', 'day', 'change'), ('2020-03-01T15:00:00Z', 'public', 'day', 'remove')`,
    );
    const actsOn = async (query: string) => (await listed(`&kind=day&${query}`)).map(({ act }) => act);
    expect(await actsOn('from=2020-03-01&to=2020-03-01')).toEqual(['change']);
    expect(await actsOn('from=2020-03-02')).toEqual(['remove']);
    expect(await actsOn('to=2020-02-29')).toEqual([]);
  });

  it('refuses a filter that is none', async () => {
    for (const query of ['act=peek', 'from=yesterday', 'limit=0', 'cursor=x', 'other=1']) {
      const answer = await api.as(bearer(api.admin.key), 'GET', `/audit-entries?${query}`);
      expect({ query, status: answer.status }).toEqual({ query, status: 400 });
    }
  });

  it('is shown to no transaction that does not administer', async () => {
    const process = api.app.get(DataSource);
    expect(await process.query('SELECT FROM audit.entry')).toEqual([]);
    expect(await process.query('SELECT FROM audit.seal')).toEqual([]);
  });
});

describe('the seal', () => {
  it('is told with what waits for it, and verified on demand', async () => {
    const admin = await openSession(api.database.dataSource, api.admin.id);
    const before = await api.as(admin, 'GET', '/audit-seal');
    expect(before.body.unsealed).toBeGreaterThan(0);
    const last = await new SealService(api.database.dataSource).seal();
    const sealed = await api.as(admin, 'GET', '/audit-seal');
    expect(sealed.body).toEqual({
      last: { no: last?.no, hash: last?.hash, at: last?.at.toISOString() },
      unsealed: 0,
      expiredThrough: 0,
    });
    const report = await api.as(admin, 'POST', '/audit-verification', {});
    expect(report.status).toBe(200);
    expect(report.body).toMatchObject({ fault: null, seals: last?.no, unsealed: 0 });
  });

  it('that does not fit is told by its place', async () => {
    const { id } = await newest('&kind=account');
    const name = new URL(api.database.url).pathname.slice(1);
    await asAdmin(
      (client) =>
        client.query(
          `SET session_replication_role = replica; UPDATE audit.entry SET actor = 'public' WHERE id = ${String(id)}`,
        ),
      name,
    );
    const report = await api.send('POST', '/audit-verification', {});
    expect(report.body.fault).toMatchObject({ problem: 'entry-changed', entry: id });
  });
});
