import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer } from '../support/sign-in.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const kinds = [
  {
    path: '/programmes',
    key: 'seed:G16',
    total: 32,
    notFound: 'programme.not-found',
    draft: {
      title: '새 사업',
      status: 'open',
      applicationPeriod: { kind: 'fixed', from: '2026-01-01', to: '2026-02-01' },
    },
    bad: {
      title: '',
      status: 'nope',
      budgetKrw: -1,
      applicationPeriod: { kind: 'fixed', from: 'x', to: null },
      regions: 'x',
    },
    badFields: ['applicationPeriod.from', 'budgetKrw', 'regions', 'status', 'title'],
    filter: 'status=announced',
  },
  {
    path: '/legislative-items',
    key: 'seed:L01',
    total: 35,
    notFound: 'legislative-item.not-found',
    draft: { title: '새 조문', stage: 'bill', law: '어느 법', article: '제1조' },
    bad: {
      title: 'x'.repeat(501),
      stage: 'nope',
      effectiveOn: '20260101',
      confirmed: 'yes',
      lawAliases: [1],
    },
    badFields: ['confirmed', 'effectiveOn', 'lawAliases', 'stage', 'title'],
    filter: 'stage=in_force',
  },
] as const;

describe.each(kinds)('$path', ({ path, key, total, notFound, draft, bad, badFields, filter }) => {
  it('lists everything, filters and pages', async () => {
    const { body } = await api.get(`${path}?limit=200`);
    expect(body.total).toBe(total);
    const { body: filtered } = await api.get(`${path}?${filter}&limit=5`);
    expect(filtered.total).toBeLessThan(total);
    const { body: next } = await api.get(`${path}?${filter}&limit=5&cursor=${filtered.nextCursor}`);
    expect(next.items[0].title > filtered.items.at(-1).title).toBe(true);
    expect((await api.get(`${path}?sort=-updated&limit=200`)).body.items).toHaveLength(total);
  });

  it('shows one with facets and ETag, and who asked for it, best first', async () => {
    const { status, body, headers } = await api.get(`${path}/${key}`);
    expect([status, headers.get('etag')]).toEqual([200, '"1"']);
    expect(body.facets).not.toBeNull();
    const { body: alignments } = await api.get(`${path}/${key}/alignments?limit=200`);
    const scores = alignments.items.map((item: { score: number }) => item.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(alignments.items[0].proposal.stakeholder.name).toMatch(/./);
  });

  it('answers 404 for unknown keys', async () => {
    for (const address of [`${path}/nope`, `${path}/nope/alignments`, `${path}/nope/history`]) {
      const { status, body } = await api.get(address);
      expect([status, body.code]).toEqual([404, notFound]);
    }
  });

  it('creates, edits against the revision, and keeps the history', async () => {
    const created = await api.send('POST', path, draft);
    expect(created.status).toBe(201);
    const address = `${path}/${created.body.id}`;
    expect((await api.send('PATCH', address, { body: '본문' })).status).toBe(428);
    const edited = await api.send('PATCH', address, { body: '본문' }, { 'if-match': '"1"' });
    expect([edited.status, edited.headers.get('etag'), edited.body.body]).toEqual([200, '"2"', '본문']);
    expect((await api.send('PATCH', address, { body: '늦음' }, { 'if-match': '"1"' })).status).toBe(412);
    const { body: history } = await api.get(`${address}/history?limit=1`, bearer(api.admin.key));
    expect(history.items).toMatchObject([
      { revision: 2, operation: 'edit', actor: api.admin.name, changed: ['body'] },
    ]);
    expect(
      (await api.get(`${address}/history?limit=1&cursor=${history.nextCursor}`)).body.items[0].revision,
    ).toBe(1);
  });

  it('names every bad field', async () => {
    const { status, body } = await api.send('POST', path, bad);
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field).sort()).toEqual(badFields);
  });

  it('moves the scores of the pairs it is in when its text changes', async () => {
    const { body: before } = await api.get(`${path}/${key}/alignments`);
    const { headers } = await api.get(`${path}/${key}`);
    await api.send(
      'PATCH',
      `${path}/${key}`,
      { title: '가나다', body: '라마바' },
      { 'if-match': headers.get('etag') ?? '' },
    );
    const pending = (await api.get(`${path}/${key}/alignments`)).body;
    expect(pending.items[0].freshness).toMatchObject({
      state: 'pending',
      cause: { code: 'measure-changed' },
    });
    expect(pending.items[0].score).toBe(before.items[0].score);
    await api.recompute();
    expect((await api.get(`${path}/${key}/alignments`)).body.total).toBeLessThan(before.total);
  });
});

describe('GET /legislative-items', () => {
  it('finds the AI Basic Act by its short name', async () => {
    const { body } = await api.get(`/legislative-items?q=${encodeURIComponent('AI 기본법')}&limit=200`);
    expect(body.total).toBeGreaterThanOrEqual(26);
    const { body: byAlias } = await api.get(
      `/legislative-items?law=${encodeURIComponent('AI 기본법')}&limit=200`,
    );
    expect(byAlias.total).toBeGreaterThanOrEqual(26);
  });
});

describe('/stakeholders', () => {
  it('lists by name with counts, finds by alias, creates and edits', async () => {
    const { body } = await api.get('/stakeholders?limit=200');
    expect(body.total).toBe(28);
    expect(
      body.items.find((row: { externalRef: string }) => row.externalRef === 'seed:S01').proposalCount,
    ).toBe(5);
    expect((await api.get(`/stakeholders?q=${encodeURIComponent('과기정통부')}`)).body.items).toHaveLength(1);
    expect((await api.get('/stakeholders?type=ministry')).body.total).toBeGreaterThan(2);
    const created = await api.send('POST', '/stakeholders', {
      title: '새 협회',
      type: 'association',
      aliases: ['새협'],
    });
    expect(created.status).toBe(201);
    const address = `/stakeholders/${created.body.id}`;
    const edited = await api.send('PATCH', address, { aliases: [] }, { 'if-match': '"1"' });
    expect(edited.body).toMatchObject({ aliases: [], revision: 2 });
    expect((await api.get(`${address}/history`)).body.total).toBe(2);
    expect((await api.get('/stakeholders/nope')).body.code).toBe('stakeholder.not-found');
    const bad = await api.send('POST', '/stakeholders', { title: 'x', type: 'alien' });
    expect(bad.body.errors.map((error: { field: string }) => error.field)).toEqual(['type']);
  });
});

describe('a period that ends before it begins', () => {
  const period = { validFrom: '2026-02-01', validTo: '2026-01-01' };
  it.each([
    ['/stakeholders', { title: '제안자', type: 'company', ...period }, 'validTo'],
    ['/legislative-items', { title: '조문', stage: 'bill', ...period }, 'validTo'],
    ['/programmes', { title: '사업', status: 'open', ...period }, 'validTo'],
    [
      '/programmes',
      {
        title: '사업',
        status: 'open',
        applicationPeriod: { kind: 'fixed', from: '2026-02-01', to: '2026-01-01' },
      },
      'applicationPeriod.to',
    ],
  ])('is refused by its end, in %s', async (path, draft, field) => {
    const { status, body } = await api.send('POST', path, draft);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors).toEqual([
      { field, messageKo: '시작보다 이릅니다.', messageEn: 'is before the beginning.' },
    ]);
  });

  it('is refused also when an edit makes it so', async () => {
    const made = await api.send('POST', '/programmes', {
      title: '사업',
      status: 'open',
      validFrom: '2026-02-01',
    });
    const headers = { 'if-match': made.headers.get('etag') ?? '' };
    const { body } = await api.send(
      'PATCH',
      `/programmes/${made.body.id}`,
      { validTo: '2026-01-01' },
      headers,
    );
    expect(body.errors).toEqual([expect.objectContaining({ field: 'validTo' })]);
  });
});
