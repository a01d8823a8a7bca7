import { readShippedAssets } from '@jeonghap/recompute';
import { type RunningApi, startTestApi } from '../support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const voucher = readShippedAssets().thesaurus.find(({ id }) => id === 'instrument.voucher');
const lessVoucher = {
  ...voucher,
  official: [voucher?.ko, '견본에 없는 낱말'],
  lay: [],
  abbr: [],
  en_alt: [],
  patterns: [],
};

describe('/scoring-method', () => {
  it('describes the live model, how its scores spread, and its held-out figures', async () => {
    const { status, body } = await api.get('/scoring-method');
    expect(status).toBe(200);
    expect(body.scoreSet).toEqual((await api.get('/proposals?limit=1')).body.scoreSet);
    expect(body.parts.map(({ name }: { name: string }) => name)).toContain('meaning');
    const counted = body.scores.bins.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    expect(counted).toBe(body.scores.count);
    expect(body.scores.count).toBeGreaterThan(0);
    expect(body.scores.shareFrom80).toBeLessThan(0.08);
    const [main] = body.evaluation;
    expect(main.bench).toBe('dev + train');
    expect(main.metrics['nDCG@10'].low).toBeLessThanOrEqual(main.metrics['nDCG@10'].value);
    expect(main.reliability.length).toBeGreaterThan(3);
  });
});

describe('/score-sets', () => {
  it('builds, reports the drift, switches and rolls back, while every answer carries its set', async () => {
    const liveId = (await api.get('/proposals?limit=1')).body.scoreSet.id;
    const built = await api.send('POST', '/score-sets', {
      note: '바우처 낱말을 줄임',
      thesaurus: { upsert: [lessVoucher], remove: [] },
    });
    expect(built.status).toBe(201);
    expect(built.body).toMatchObject({
      state: 'building',
      switchMode: 'manual',
      origin: 'edited',
      createdBy: api.admin.name,
    });
    const { id } = built.body;
    const early = await api.send('POST', `/score-sets/${id}/switch`, {});
    expect([early.status, early.body.code]).toEqual([409, 'score-set.action-not-allowed']);
    await api.recompute();
    expect((await api.get(`/score-sets/${id}`)).body).toMatchObject({ state: 'complete', entriesPending: 0 });
    const drift = (await api.get(`/score-sets/${id}/drift`)).body;
    expect(drift.pairsMoved + drift.pairsGone + drift.pairsAppeared).toBeGreaterThan(0);
    const pairs = (await api.get(`/score-sets/${id}/drift/pairs?limit=3`)).body;
    expect(pairs.items).toHaveLength(3);
    expect(
      (await api.get(`/score-sets/${id}/drift/pairs?limit=3&cursor=${pairs.nextCursor}`)).body.items,
    ).toHaveLength(3);
    const flips = (await api.get(`/score-sets/${id}/drift/flips?limit=200`)).body;
    expect(flips.total).toBe(
      drift.coverageFlips.reduce((sum: number, { proposals }: { proposals: number }) => sum + proposals, 0),
    );
    expect(flips.items).toHaveLength(flips.total);
    const { nextCursor } = (await api.get('/proposals?limit=1')).body;
    expect((await api.send('POST', `/score-sets/${id}/switch`, {})).body.state).toBe('live');
    expect((await api.get('/proposals?limit=1')).body.scoreSet.id).toBe(id);
    expect((await api.get('/proposals/seed:P01/alignments?limit=1')).body.scoreSet.id).toBe(id);
    // a cursor of the set before does not fit: a reader never sees a mixture
    const mixed = await api.get(`/proposals?limit=1&cursor=${nextCursor}`);
    expect([mixed.status, mixed.body.code]).toEqual([400, 'request.cursor-invalid']);
    await api.recompute();
    expect((await api.send('POST', `/score-sets/${liveId}/switch`, {})).body.state).toBe('live');
    expect(
      (await api.get('/score-sets')).body.items.map((set: { id: number; state: string }) => [
        set.id,
        set.state,
      ]),
    ).toEqual([
      [id, 'retired'],
      [liveId, 'live'],
    ]);
  });

  it.each([
    ['GET', '/score-sets/0', 404, 'score-set.not-found'],
    ['GET', '/score-sets/x', 404, 'score-set.not-found'],
    ['GET', '/score-sets/999999999', 404, 'score-set.not-found'],
    ['GET', '/score-sets/999/drift', 404, 'score-set.not-found'],
    ['POST', '/score-sets/1/explode', 404, 'route.not-found'],
    ['POST', '/score-sets/999/pause', 404, 'score-set.not-found'],
  ])('answers %s %s with %i', async (method, path, status, code) => {
    const answer = method === 'GET' ? await api.get(path) : await api.send(method, path, {});
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('names the faults of a thesaurus change and builds nothing', async () => {
    const { status, body } = await api.send('POST', '/score-sets', {
      note: 'x',
      thesaurus: { upsert: [{ ...lessVoucher, broader: ['instrument.nowhere'] }, 7, null], remove: [] },
    });
    expect([status, body.code]).toEqual([400, 'thesaurus.invalid']);
    expect(body.errors[0].messageKo).toMatch(/[가-힣]/);
    const missing = await api.send('POST', '/score-sets', { note: 'x' });
    expect(missing.body.errors.map((error: { field: string }) => error.field)).toEqual(['thesaurus']);
  });
});

describe('GET /alignments/:askId/:measureId/history', () => {
  it('tells the edit, field and part that moved a score', async () => {
    const top = (await api.get('/proposals/seed:P01/alignments?limit=1')).body.items[0];
    const programme = await api.get('/programmes/seed:G16');
    await api.send(
      'PATCH',
      '/programmes/seed:G16',
      { body: '바다에서 고기를 잡는다.' },
      { 'if-match': programme.headers.get('etag') ?? '' },
    );
    await api.recompute();
    const { body } = await api.get(`/alignments/${top.ask.id}/${top.measure.id}/history?limit=1`);
    expect(body.items[0]).toMatchObject({
      scoreBefore: top.score,
      cause: { kind: 'programme', entryId: programme.body.id, fields: ['body'] },
    });
    expect(body.items[0].movedParts.length).toBeGreaterThan(0);
    expect((await api.get('/alignments/x/y/history')).body.code).toBe('alignment.not-found');
  });
});

describe('/recompute', () => {
  it('lists failures by cause and takes them up again', async () => {
    const { body: programme } = await api.get('/programmes/seed:G17');
    await api.database.dataSource.query(`UPDATE programme SET updated_at = updated_at WHERE id = $1`, [
      programme.id,
    ]);
    await api.database.dataSource.query(
      `UPDATE recompute_dirty SET dead_at = now(), attempts = 5, last_error = 'boom' WHERE entry_id = $1`,
      [programme.id],
    );
    const { body } = await api.get('/recompute');
    expect(body).toMatchObject({
      failed: 1,
      failures: [{ cause: 'boom', entries: 1, examples: [{ entryId: programme.id }] }],
    });
    expect(body.sources.length).toBeGreaterThanOrEqual(5);
    const alignments = (await api.get('/programmes/seed:G17/alignments?limit=1')).body;
    expect(alignments.items[0].freshness).toMatchObject({ state: 'failed', cause: { detail: 'boom' } });
    const { proposal } = alignments.items[0];
    expect((await api.get(`/proposals/${proposal.id as string}`)).body.coverage.freshness).toMatchObject({
      state: 'failed',
      cause: { detail: 'boom' },
    });
    expect((await api.send('POST', '/recompute/retry', {})).body.retried).toBeGreaterThanOrEqual(1);
    await api.recompute();
    expect((await api.get('/recompute')).body).toMatchObject({ failed: 0, pending: 0, failures: [] });
  });

  it('says of each register how many entries come from it and how old it is', async () => {
    const { dataSource } = api.database;
    await dataSource.query(
      `UPDATE programme SET source_url = 'https://www.bizinfo.go.kr/notice/1',
              source_fetched_at = clock_timestamp() - interval '3 days' WHERE external_ref = 'seed:G16'`,
    );
    await dataSource.query(`UPDATE programme SET source_document_id = NULL WHERE external_ref = 'seed:G17'`);
    const { registers } = (await api.get('/recompute')).body as { registers: Record<string, unknown>[] };
    expect(registers).toContainEqual({
      origin: 'address',
      register: 'www.bizinfo.go.kr',
      entries: 1,
      retrievedAt: expect.any(String),
      publishedOn: null,
      ageDays: 3,
    });
    expect(registers.find(({ origin }) => origin === 'none')).toEqual({
      origin: 'none',
      register: null,
      entries: 1,
      retrievedAt: null,
      publishedOn: null,
      ageDays: null,
    });
    const ages = registers.map(({ ageDays }) => (ageDays === null ? Infinity : Number(ageDays)));
    expect(ages).toEqual([...ages].sort((a, b) => b - a));
    const [newest] = await dataSource.query<{ on: string; days: number }[]>(
      `SELECT max(published_on)::text AS on, (clock_timestamp() AT TIME ZONE 'Asia/Seoul')::date - max(published_on) AS days
         FROM source_document WHERE kind = 'article'`,
    );
    expect(registers.find(({ register }) => register === 'article')).toMatchObject({
      origin: 'document',
      publishedOn: newest?.on,
      ageDays: newest?.days,
    });
    const [published] = await dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM (SELECT visibility, deleted_at FROM proposal UNION ALL
         SELECT visibility, deleted_at FROM programme UNION ALL SELECT visibility, deleted_at FROM legislative_item) e
        WHERE visibility = 'published' AND deleted_at IS NULL`,
    );
    expect(registers.reduce((sum, { entries }) => sum + Number(entries), 0)).toBe(published?.n);
    await api.recompute();
  });

  it('streams entries as they start and stop waiting, with overall progress', async () => {
    const abort = new AbortController();
    const response = await fetch(`${api.origin}/api/v1/recompute/events`, { signal: abort.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    if (response.body === null) throw new Error('the stream has no body');
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let seen = '';
    const readUntil = async (wanted: RegExp): Promise<void> => {
      while (!wanted.test(seen)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended before ${String(wanted)}`);
        seen += value;
      }
    };
    await readUntil(/event: progress/);
    const { body: programme, headers } = await api.get('/programmes/seed:G18');
    await api.send(
      'PATCH',
      '/programmes/seed:G18',
      { body: '고친 본문' },
      { 'if-match': headers.get('etag') ?? '' },
    );
    await readUntil(new RegExp(`"entryId":"${programme.id as string}"[^\\n]*"state":"pending"`));
    await api.recompute();
    await readUntil(new RegExp(`"entryId":"${programme.id as string}"[^\\n]*"state":"fresh"`));
    abort.abort();
  });
});

describe('POST /import', () => {
  const batch = (ref: string) => ({
    stakeholders: [{ externalRef: `${ref}:s`, title: '새 협회', type: 'association' }],
    programmes: [{ externalRef: `${ref}:g`, title: '새 사업', status: 'open' }],
    proposals: [
      { externalRef: `${ref}:p`, title: '새 제안', stakeholder: `${ref}:s`, asks: [{ text: '사 달라' }] },
    ],
  });

  it('creates all entries together, and none when one is bad', async () => {
    const good = await api.send('POST', '/import', batch('one'));
    expect([good.status, good.body.counts]).toEqual([
      201,
      { stakeholder: 1, programme: 1, legislative_item: 0, proposal: 1 },
    ]);
    expect((await api.get('/proposals/one:p')).body.stakeholder.name).toBe('새 협회');
    const bad = await api.send('POST', '/import', {
      ...batch('two'),
      proposals: [{ title: 'x', stakeholder: 'nobody', asks: [{ text: 'y' }] }],
    });
    expect([bad.status, bad.body.errors[0].field]).toEqual([400, 'proposals.0.stakeholder']);
    expect((await api.get('/programmes/two:g')).status).toBe(404);
    const taken = await api.send('POST', '/import', batch('one'));
    expect(taken.body.errors.map((error: { field: string }) => error.field)).toEqual([
      'stakeholders.0.externalRef',
      'programmes.0.externalRef',
      'proposals.0.externalRef',
    ]);
  });

  it('is refused with 429 and a time to wait while too much waits for computation, single edits are not', async () => {
    const { body: stakeholder } = await api.get('/stakeholders/seed:S01');
    await api.send('POST', '/programmes', { title: '기다리는 사업', status: 'open' });
    await api.database.dataSource.query(`UPDATE recompute_dirty SET first_at = now() - interval '2 minutes'`);
    const { status, body, headers } = await api.send('POST', '/import', batch('three'));
    expect([status, body.code, headers.get('retry-after')]).toEqual([429, 'recompute.backlog', '30']);
    const edit = await api.send(
      'PATCH',
      '/stakeholders/seed:S01',
      { body: 'x' },
      { 'if-match': `"${stakeholder.revision as number}"` },
    );
    expect(edit.status).toBe(200);
    await api.recompute();
  });
});
