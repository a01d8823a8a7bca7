import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, makeKey, type TestAccount } from '../support/sign-in.js';

let api: RunningApi;
let reviewer: TestAccount;
let editor: TestAccount;
beforeEach(async () => {
  api = await startTestApi('sample');
  reviewer = await makeAccount(api.database.dataSource, ['reviewer']);
  editor = await makeAccount(api.database.dataSource, ['editor']);
});
afterEach(() => api.close());

const assign = (who: TestAccount, key: string, body: object, version = 0) =>
  api.as(
    { ...bearer(who.key), 'if-match': `"${String(version)}"` },
    'PUT',
    `/proposals/${key}/assignment`,
    body,
  );
const comment = (who: TestAccount, body: object) =>
  api.as(bearer(who.key), 'POST', '/proposals/seed:P01/comments', body);
const commentsOf = async (who: TestAccount) =>
  (await api.get('/proposals/seed:P01/comments', bearer(who.key))).body.items;

describe('an assignment', () => {
  it('names who looks after a proposal until when, and is found by that person in the order of the days', async () => {
    const none = await api.get('/proposals/seed:P01/assignment', bearer(editor.key));
    expect([none.headers.get('etag'), none.body.assigneeId]).toEqual(['"0"', null]);
    expect((await assign(editor, 'seed:P01', { assigneeId: reviewer.id, dueOn: '2020-01-02' })).status).toBe(
      200,
    );
    await assign(editor, 'seed:P02', { assigneeId: reviewer.id, dueOn: null });
    await assign(editor, 'seed:P03', { assigneeId: editor.id, dueOn: '2020-01-01' });
    const mine = await api.get('/assignments?mine=true', bearer(reviewer.key));
    expect(mine.body.items).toMatchObject([
      { dueOn: '2020-01-02', isOverdue: true },
      { dueOn: null, isOverdue: false },
    ]);
    const first = await api.get('/assignments?limit=2', bearer(reviewer.key));
    expect([first.body.total, first.body.items[0].assigneeId]).toEqual([3, editor.id]);
    const next = await api.get(`/assignments?cursor=${String(first.body.nextCursor)}`, bearer(reviewer.key));
    expect(next.body.items).toHaveLength(1);
    await assign(reviewer, 'seed:P01', { assigneeId: null, dueOn: null }, 1);
    expect((await api.get('/assignments?mine=true', bearer(reviewer.key))).body.total).toBe(1);
  });

  it('is not overwritten by somebody who saw an older one', async () => {
    await assign(editor, 'seed:P01', { assigneeId: editor.id, dueOn: null });
    const late = await assign(reviewer, 'seed:P01', { assigneeId: reviewer.id, dueOn: null });
    expect([late.status, late.body.code]).toEqual([412, 'assignment.stale']);
  });
});

describe('a comment', () => {
  it('reaches those whom it names, and can be removed by its author alone', async () => {
    const added = await comment(editor, { body: '예산 근거를 확인해 주십시오.', mentions: [reviewer.id] });
    expect([added.status, added.body.authorId]).toEqual([201, editor.id]);
    expect(added.body).toMatchObject({ authorName: editor.name, mentionNames: [reviewer.name] });
    const mentions = await api.get('/mentions', bearer(reviewer.key));
    expect(mentions.body.items).toMatchObject([{ body: '예산 근거를 확인해 주십시오.' }]);
    expect((await api.get('/mentions', bearer(editor.key))).body.total).toBe(0);
    const path = `/comments/${String(added.body.id)}`;
    expect((await api.as(bearer(reviewer.key), 'DELETE', path)).body.code).toBe('comment.not-found');
    expect((await api.as(bearer(editor.key), 'DELETE', path)).status).toBe(204);
    expect(await commentsOf(reviewer)).toMatchObject([{ id: added.body.id, body: null, mentions: [] }]);
    expect((await api.get('/mentions', bearer(reviewer.key))).body.total).toBe(0);
  });

  it('is for those who work here, and a key that reads writes none', async () => {
    await comment(editor, { body: '내부 의견' });
    const company = await makeAccount(api.database.dataSource, ['company']);
    expect((await api.get('/proposals/seed:P01/comments')).status).toBe(401);
    expect((await api.get('/proposals/seed:P01/comments', bearer(company.key))).status).toBe(403);
    for (const path of ['/proposals/seed:P01', '/proposals/seed:P01/history']) {
      expect((await api.get(path)).text).not.toContain('내부 의견');
    }
    const reading = await makeKey(api.database.dataSource, editor.id, ['read']);
    const refused = await api.as(bearer(reading), 'POST', '/proposals/seed:P01/comments', { body: 'x' });
    expect([refused.status, (await commentsOf(reviewer)).length]).toEqual([403, 1]);
  });

  it('needs something to say, and names people by their ids', async () => {
    for (const [body, field] of [
      [{ body: ' ' }, 'body'],
      [{ body: 'x', mentions: ['somebody'] }, 'mentions'],
    ] as const) {
      const { status, body: problem } = await comment(editor, body);
      expect([status, problem.errors[0].field]).toEqual([400, field]);
    }
  });
});

it('lists everybody who works here by name, and no one else', async () => {
  const company = await makeAccount(api.database.dataSource, ['company']);
  const { items } = (await api.get('/staff', bearer(reviewer.key))).body;
  const ids = items.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(expect.arrayContaining([reviewer.id, editor.id]));
  expect(ids).not.toContain(company.id);
  expect(Object.keys(items[0])).toEqual(['id', 'name']);
});

it('lists those who work here in pages, and by a part of the name in any case', async () => {
  for (const name of ['Kim Minji', '박kim수', '이름%']) {
    const { id } = await makeAccount(api.database.dataSource, ['editor']);
    await api.database.dataSource.query('UPDATE user_account SET name = $2 WHERE id = $1', [id, name]);
  }
  const page = async (query: string) => (await api.get(`/staff?${query}`, bearer(reviewer.key))).body;
  const all = await page('limit=200');
  const seen: unknown[] = [];
  for (let cursor = ''; ;) {
    const { items, nextCursor, total } = await page(`limit=2${cursor}`);
    expect([items.length <= 2, total]).toEqual([true, all.total]);
    seen.push(...items);
    if (nextCursor === null) break;
    cursor = `&cursor=${String(nextCursor)}`;
  }
  expect(seen).toEqual(all.items);
  const named = async (q: string) =>
    (await page(`q=${encodeURIComponent(q)}`)).items.map(({ name }: { name: string }) => name);
  expect(await named('KIM')).toEqual(['Kim Minji', '박kim수']);
  expect(await named('%')).toEqual(['이름%']);
  expect((await page('q=Kim&limit=1')).total).toBe(2);
  const { nextCursor } = await page('limit=1');
  const other = await api.get(`/staff?limit=1&q=kim&cursor=${String(nextCursor)}`, bearer(reviewer.key));
  expect([other.status, other.body.code]).toEqual([400, 'request.cursor-invalid']);
});
