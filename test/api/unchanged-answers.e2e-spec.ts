import { type Answer, type RunningApi, startTestApi } from '../support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const READS = [
  '/proposals?limit=200',
  '/proposals/seed:P01',
  '/proposals/seed:P01/alignments',
  '/programmes?limit=200',
  '/programmes/seed:G16',
  '/programmes/seed:G16/alignments',
  '/legislative-items?limit=200',
  '/legislative-items/seed:L01',
  '/legislative-items/seed:L01/alignments',
  '/stakeholders?limit=200',
  '/stakeholders/seed:S01',
  '/coverage/matrix?rows=axis&columns=stakeholder',
] as const;

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  api.database.dataSource.query<T[]>(sql, parameters);
const title = (answer: Answer): unknown => answer.body.title;

async function rename(key: string, to: string): Promise<void> {
  const { headers } = await api.get(`/programmes/${key}`);
  const { status } = await api.send(
    'PATCH',
    `/programmes/${key}`,
    { title: to },
    { 'if-match': headers.get('etag') ?? '' },
  );
  expect(status).toBe(200);
}

describe('a repeated read', () => {
  it.each(READS)(
    'gives the same bytes with the same tag and headers while nothing changed: %s',
    async (path) => {
      const [first, second] = [await api.get(path), await api.get(path)];
      expect(second.status).toBe(200);
      expect(second.text).toBe(first.text);
      for (const name of ['etag', 'content-type', 'content-security-policy', 'cache-control']) {
        expect(second.headers.get(name)).toBe(first.headers.get(name));
      }
      expect(second.headers.get('etag')).toMatch(/^"[^"]+"$/);
    },
  );

  it('is 304 without a body for a client that has the list, and 200 once it changed', async () => {
    const first = await api.get('/programmes?limit=3&sort=-updated');
    const known = { 'if-none-match': first.headers.get('etag') ?? '' };
    const unchanged = await api.get('/programmes?limit=3&sort=-updated', known);
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    expect(unchanged.headers.get('etag')).toBe(first.headers.get('etag'));
    await rename('seed:G01', '새 이름');
    const changed = await api.get('/programmes?limit=3&sort=-updated', known);
    expect([changed.status, changed.body.items[0].title]).toEqual([200, '새 이름']);
  });

  it('is 304 also when the database moved on and the list came out the same', async () => {
    const first = await api.get('/programmes?limit=3&sort=title&q=G16');
    const known = { 'if-none-match': first.headers.get('etag') ?? '' };
    await rename('seed:G02', '다른 이름');
    const same = await api.get('/programmes?limit=3&sort=title&q=G16', known);
    expect([same.status, same.text]).toEqual([304, '']);
  });

  it('is never 304 for an entry, whose revision does not tell of new scores', async () => {
    const first = await api.get('/proposals/seed:P01');
    const second = await api.get('/proposals/seed:P01', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(second.status).toBe(200);
  });
});

describe('a read after a change', () => {
  it('shows each of many edits at once, while other readers ask without a pause', async () => {
    let isOver = false;
    const readers = [1, 2, 3].map(async () => {
      while (!isOver) for (const path of READS.slice(3, 6)) await api.get(path);
    });
    for (let n = 1; n <= 25; n += 1) {
      await rename('seed:G16', `이름 ${String(n)}`);
      const [one, list, alignments] = [
        await api.get('/programmes/seed:G16'),
        await api.get('/programmes?limit=200'),
        await api.get('/programmes/seed:G16/alignments'),
      ];
      expect(title(one)).toBe(`이름 ${String(n)}`);
      expect(list.body.items.map((item: { title: string }) => item.title)).toContain(`이름 ${String(n)}`);
      expect(alignments.body.items[0].measure.title).toBe(`이름 ${String(n)}`);
      expect(alignments.body.items[0].freshness.state).toBe('pending');
    }
    isOver = true;
    await Promise.all(readers);
    await api.recompute();
    expect((await api.get('/programmes/seed:G16/alignments')).body.items[0].freshness.state).toBe('fresh');
  });

  it('shows what went round the API, and only once it is committed', async () => {
    const read = async () => title(await api.get('/programmes/seed:G02'));
    const before = await read();
    await api.database.dataSource.transaction(async (manager) => {
      await manager.query(`UPDATE programme SET title = '밖에서' WHERE external_ref = 'seed:G02'`);
      expect(await read()).toBe(before);
      expect(await read()).toBe(before);
    });
    expect(await read()).toBe('밖에서');
  });

  it('shows a rolled back change to nobody, before or after', async () => {
    const read = async () => (await api.get('/programmes?limit=200')).text;
    const before = await read();
    await api.database.dataSource
      .transaction(async (manager) => {
        await manager.query(`DELETE FROM programme WHERE external_ref = 'seed:G03'`);
        expect(await read()).toBe(before);
        throw new Error('undo');
      })
      .catch(() => undefined);
    expect(await read()).toBe(before);
  });

  it('finds what was absent a moment ago', async () => {
    expect((await api.get('/programmes/late:1')).status).toBe(404);
    await api.send('POST', '/programmes', { title: '늦은 사업', status: 'open', externalRef: 'late:1' });
    expect((await api.get('/programmes/late:1')).status).toBe(200);
    await query(`UPDATE programme SET deleted_at = now() WHERE external_ref = 'late:1'`);
    expect((await api.get('/programmes/late:1')).status).toBe(404);
  });
});
