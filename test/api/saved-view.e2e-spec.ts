import { DataSource } from 'typeorm';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { makeAccount, openSession } from '../support/sign-in.js';

let api: RunningApi;
let me: Record<string, string>;
let other: Record<string, string>;
let myId: string;
beforeEach(async () => {
  api = await startTestApi('empty');
  const { dataSource } = api.database;
  const account = await makeAccount(dataSource, ['company']);
  myId = account.id;
  me = await openSession(dataSource, account.id);
  other = await openSession(dataSource, (await makeAccount(dataSource, ['admin'])).id);
});
afterEach(() => api.close());

const save = (who: Record<string, string>, name: string, search: object = { coverage: ['gap'] }) =>
  api.as(who, 'POST', '/saved-views', { name, search });
const namesOf = async (who: Record<string, string>): Promise<readonly string[]> =>
  (await api.get('/saved-views', who)).body.items.map(({ name }: { name: string }) => name);

describe('a saved view', () => {
  it('is there for whoever saved it, with its filters, and for nobody else', async () => {
    const search = { coverage: ['gap'], moved: ['fell'], assignee: ['me'], q: '바우처', sort: 'title' };
    const saved = await save(me, '우리 격차', search);
    expect([saved.status, saved.body.search]).toEqual([201, search]);
    expect(await namesOf(me)).toEqual(['우리 격차']);
    expect(await namesOf(other)).toEqual([]);
    const path = `/saved-views/${String(saved.body.id)}`;
    for (const method of ['PATCH', 'DELETE']) {
      const { status, body } = await api.as(
        other,
        method,
        path,
        method === 'PATCH' ? { name: 'x' } : undefined,
      );
      expect([status, body.code]).toEqual([404, 'saved-view.not-found']);
    }
    expect((await api.as(me, 'DELETE', path)).status).toBe(204);
    expect(await namesOf(me)).toEqual([]);
  });

  it('is renamed or shows something else, each without the other', async () => {
    const { id } = (await save(me, '처음')).body;
    const path = `/saved-views/${String(id)}`;
    expect((await api.as(me, 'PATCH', path, { name: '다음' })).body).toMatchObject({
      ...{ name: '다음', search: { coverage: ['gap'] } },
    });
    expect((await api.as(me, 'PATCH', path, { search: { axis: ['data'] } })).body).toMatchObject({
      ...{ name: '다음', search: { axis: ['data'] } },
    });
  });

  it('has a name of its own among those of one person', async () => {
    await save(me, '격차');
    expect((await save(me, '격차')).body.code).toBe('saved-view.name-taken');
    expect((await save(other, '격차')).status).toBe(201);
    const { id } = (await save(me, '다른 것')).body;
    const taken = await api.as(me, 'PATCH', `/saved-views/${String(id)}`, { name: '격차' });
    expect([taken.status, taken.body.code]).toEqual([409, 'saved-view.name-taken']);
    expect((await api.as(me, 'PATCH', `/saved-views/${String(id)}`, { name: '다른 것' })).status).toBe(200);
  });

  it('is one of 50 at most, also of those that are saved at once', async () => {
    const answers = await Promise.all(Array.from({ length: 55 }, (_, n) => save(me, `보기 ${String(n)}`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
    expect(answers.filter(({ body }) => body.code === 'saved-view.too-many')).toHaveLength(5);
  });

  it.each([
    [{ name: ' ', search: {} }, 'name'],
    [{ name: 'x'.repeat(81), search: {} }, 'name'],
    [{ name: 'x' }, 'search'],
    [{ name: 'x', search: { coverage: ['evil'] } }, 'search.coverage'],
    [{ name: 'x', search: { since: '2026-01-01T00:00:00Z' } }, 'search.since'],
  ])('refuses %j', async (draft, field) => {
    const { status, body } = await api.as(me, 'POST', '/saved-views', draft);
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });

  it('stays out of sight of queries that forget whose it is', async () => {
    await save(me, '격차');
    const process = api.app.get(DataSource);
    expect(await process.query<object[]>('SELECT FROM saved_view')).toHaveLength(0);
    const seen = await process.transaction(async (manager) => {
      await manager.query(`SELECT set_config('jeonghap.actor', 'user:x', true)`);
      return manager.query<object[]>('SELECT FROM saved_view');
    });
    expect(seen).toHaveLength(0);
    await expect(
      process.query(`INSERT INTO saved_view (account_id, name, search) VALUES ($1, 'x', '{}')`, [myId]),
    ).rejects.toThrow('row-level security');
  });
});
