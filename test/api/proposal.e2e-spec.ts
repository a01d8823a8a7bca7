import { type RunningApi, startTestApi } from '../support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const draft = (over: object = {}) => ({
  title: '공공 병원부터 AI를 써 달라',
  stakeholder: 'seed:S01',
  asks: [{ text: '공공 병원이 AI 판독 프로그램을 먼저 사 달라.' }],
  ...over,
});

const sumOf = (parts: readonly { readonly contribution: number }[]): number =>
  parts.reduce((total, { contribution }) => total + contribution, 0);

describe('GET /proposals', () => {
  it('lists all 48 of the sample catalogue with coverage, best measures and counts of every filter', async () => {
    const { status, body } = await api.get('/proposals?limit=200');
    expect(status).toBe(200);
    expect(body.total).toBe(48);
    expect(body.items).toHaveLength(48);
    for (const item of body.items) expect(item.coverage.freshness.state).toBe('fresh');
    const counted = (name: string): number =>
      body.facets[name].reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    expect(counted('coverage')).toBe(48);
    expect(counted('stakeholder')).toBe(48);
    expect(counted('axis')).toBe(48);
    expect(body.facets.instrument[0].label.ko).toMatch(/[가-힣]/);
  });

  it.each(['coverage', 'title', 'stakeholder', '-score', '-updated', 'ref'])(
    'pages through everything once when sorted by %s',
    async (sort) => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { status, body } = await api.get(
          `/proposals?limit=7&sort=${sort}${cursor && `&cursor=${cursor}`}`,
        );
        expect(status).toBe(200);
        seen.push(...body.items.map((item: { externalRef: string }) => item.externalRef));
        cursor = body.nextCursor ?? '';
      } while (cursor !== '');
      expect(seen).toHaveLength(48);
      expect(new Set(seen).size).toBe(48);
    },
  );

  it('takes values of one filter as alternatives and adds filters up', async () => {
    const { body: both } = await api.get('/proposals?stakeholder=seed:S01&stakeholder=seed:S02&limit=200');
    const { body: one } = await api.get('/proposals?stakeholder=seed:S01&limit=200');
    const { body: gaps } = await api.get('/proposals?stakeholder=seed:S01&coverage=gap&limit=200');
    expect(one.total).toBe(5);
    expect(both.total).toBe(8);
    expect(gaps.total).toBeLessThan(one.total);
    expect(gaps.items.every((item: { coverage: { status: string } }) => item.coverage.status === 'gap')).toBe(
      true,
    );
    // a filter's own values are counted as if it were not set
    const inFilter = gaps.facets.coverage.reduce(
      (sum: number, { count }: { count: number }) => sum + count,
      0,
    );
    expect(inFilter).toBe(5);
  });

  it('finds by words of asks and of the stakeholder, and takes wildcards literally', async () => {
    expect((await api.get(`/proposals?q=${encodeURIComponent('바우처')}`)).body.total).toBeGreaterThan(0);
    expect((await api.get(`/proposals?q=${encodeURIComponent('루닛')}`)).body.total).toBe(3);
    expect((await api.get(`/proposals?q=${encodeURIComponent('%_%')}`)).body.total).toBe(0);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=x', 'limit'],
    ['sort=nope', 'sort'],
    ['coverage=nope', 'coverage'],
    ['axis=nope', 'axis'],
    ['unknown=1', 'unknown'],
  ])('answers 400 that names the field for ?%s', async (query, field) => {
    const { status, body } = await api.get(`/proposals?${query}`);
    expect(status).toBe(400);
    expect(body.code).toBe('request.invalid');
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect(body.errors[0].messageKo).toMatch(/[가-힣]/);
  });

  it('answers 400 for a cursor of other filters', async () => {
    const { body } = await api.get('/proposals?limit=1');
    const { status, body: problem } = await api.get(`/proposals?limit=1&axis=data&cursor=${body.nextCursor}`);
    expect([status, problem.code]).toEqual([400, 'request.cursor-invalid']);
  });
});

describe('GET /proposals/:key', () => {
  it('gives asks with facets, coverage and a sentence in both languages, and the revision as ETag', async () => {
    const { status, headers, body } = await api.get('/proposals/seed:P01');
    expect(status).toBe(200);
    expect(headers.get('etag')).toMatch(/^"1\.s\d+"$/);
    expect(body.asks[0].coverage.sentence.ko).toMatch(/[가-힣]/);
    expect(body.asks[0].coverage.sentence.en).toMatch(/[a-z]/);
    expect(body.asks[0].facets.instrument.map((facet: { value: string }) => facet.value)).toContain(
      'instrument.voucher',
    );
    expect(body.provenance).toMatchObject({ document: { externalRef: 'doc:D3' }, lines: [45, 47] });
    expect((await api.get(`/proposals/${body.id}`)).body.id).toBe(body.id);
  });

  it.each([
    'seed:P99',
    '00000000-0000-4000-8000-000000000000',
    'x',
    encodeURIComponent("'; DROP TABLE proposal"),
  ])('answers 404 for %s', async (key) => {
    const { status, body, headers } = await api.get(`/proposals/${key}`);
    expect([status, body.code]).toEqual([404, 'proposal.not-found']);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.detail).toMatch(/[가-힣]/);
    expect(body.detailEn).toMatch(/[a-z]/);
  });
});

describe('GET /proposals/:key/alignments', () => {
  it('lists the one-stop voucher first for the voucher ask, with parts that add up', async () => {
    const { body } = await api.get('/proposals/seed:P01/alignments?limit=200');
    expect(body.items[0].measure.externalRef).toBe('seed:G16');
    for (const item of body.items) {
      expect(sumOf(item.parts)).toBeCloseTo(item.score, 6);
      expect(item.parts.every((part: { contribution: number }) => part.contribution !== 0)).toBe(true);
    }
  });

  it('filters by ask and kind and pages', async () => {
    const all = (await api.get('/proposals/seed:P23/alignments?limit=200')).body;
    const some = (await api.get('/proposals/seed:P23/alignments?ask=2&kind=legislative_item&limit=3')).body;
    expect(some.items.every((item: { ask: { no: number } }) => item.ask.no === 2)).toBe(true);
    expect(some.total).toBeLessThan(all.total);
    const next = (
      await api.get(
        `/proposals/seed:P23/alignments?ask=2&kind=legislative_item&limit=3&cursor=${some.nextCursor}`,
      )
    ).body;
    expect(next.items[0].score).toBeLessThanOrEqual(some.items.at(-1).score);
  });

  it('answers 404 for an unknown proposal', async () => {
    expect((await api.get('/proposals/seed:P99/alignments')).status).toBe(404);
  });
});

describe('POST /proposals', () => {
  it('creates, shows pending coverage at once, and scores after the recompute', async () => {
    const { status, body, headers } = await api.send('POST', '/proposals', draft({ externalRef: 'test:1' }));
    expect(status).toBe(201);
    expect(headers.get('etag')).toMatch(/^"1\.s\d+"$/);
    expect(body.coverage).toMatchObject({ status: null, freshness: { state: 'pending' } });
    await api.recompute();
    const scored = (await api.get('/proposals/test:1')).body;
    expect(scored.coverage.freshness.state).toBe('fresh');
    expect(scored.asks[0].coverage.status).not.toBeNull();
  });

  it('names every bad field in both languages', async () => {
    const { status, body } = await api.send('POST', '/proposals', {
      title: '  ',
      body: 7,
      stakeholder: 'seed:S01',
      occasionDate: '2025-02-30',
      axis: 'nope',
      asks: [{ text: '' }, { text: 'x'.repeat(5_001) }, 'no object'],
      provenance: { lines: [1] },
      id: 'mine',
    });
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field).sort()).toEqual([
      'asks.0.text',
      'asks.1.text',
      'asks.2',
      'axis',
      'body',
      'id',
      'occasionDate',
      'provenance.lines',
      'title',
    ]);
    for (const error of body.errors) {
      expect(error.messageKo).toMatch(/[가-힣]/);
      expect(error.messageEn).toMatch(/^[a-z]/);
    }
  });

  it.each([
    ['an unknown stakeholder', { stakeholder: 'seed:S99' }, 'stakeholder'],
    ['an unknown document', { provenance: { document: 'doc:D99' } }, 'provenance.document'],
    ['no asks', { asks: [] }, 'asks'],
    ['null where text belongs', { title: null }, 'title'],
  ])('answers 400 for %s and stores nothing', async (_case, over, field) => {
    const before = (await api.get('/proposals?limit=1')).body.total;
    const { status, body } = await api.send('POST', '/proposals', draft(over));
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect((await api.get('/proposals?limit=1')).body.total).toBe(before);
  });

  it('creates once per Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await api.send('POST', '/proposals', draft(), headers);
    const second = await api.send('POST', '/proposals', draft(), headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    const other = await api.send('POST', '/proposals', draft({ title: '다른 제안' }), headers);
    expect([other.status, other.body.code]).toEqual([422, 'request.idempotency-key-reused']);
    const bad = await api.send('POST', '/proposals', draft(), { 'idempotency-key': 'x'.repeat(201) });
    expect(bad.status).toBe(400);
  });

  it('answers 409 for an external reference that is taken', async () => {
    const { status, body } = await api.send('POST', '/proposals', draft({ externalRef: 'seed:P01' }));
    expect([status, body.code]).toEqual([409, 'entry.external-ref-taken']);
  });
});

describe('automatic asks', () => {
  it('are made of the text where nobody gives asks, follow the text, and give way to a person', async () => {
    const body = '병원에서 쓸 돈이 없다. 의료데이터를 개방해 달라. AI 바우처를 늘려 달라.';
    const created = await api.send('POST', '/proposals', { title: '두 가지', body, stakeholder: 'seed:S01' });
    expect(created.body.asks.map((ask: { text: string }) => ask.text)).toEqual([
      '의료데이터를 개방해 달라.',
      'AI 바우처를 늘려 달라.',
    ]);
    expect(created.body.asks[0].splitBy).toBe('automatic');
    const address = `/proposals/${created.body.id as string}`;
    const edited = await api.send('PATCH', address, { body: 'AI 교육을 늘려 달라.' }, { 'if-match': '"1"' });
    expect(edited.body.asks).toMatchObject([{ id: created.body.asks[0].id, text: 'AI 교육을 늘려 달라.' }]);
    const mine = [{ text: '내가 나눈 요구' }];
    await api.send('PATCH', address, { asks: mine }, { 'if-match': '"2"' });
    const kept = await api.send('PATCH', address, { body: '비자를 쉽게 내 달라.' }, { 'if-match': '"3"' });
    expect(kept.body.asks).toMatchObject([{ text: '내가 나눈 요구', splitBy: 'person' }]);
  });

  it('are suggested with facets in their places, for any text', async () => {
    const text = '울산의 AI 스타트업 2만 개를 키워 달라.';
    const { body } = await api.send('POST', '/asks/split', { text });
    const { facets } = body.items[0];
    expect(facets.map(({ start, end }: { start: number; end: number }) => text.slice(start, end))).toEqual(
      expect.arrayContaining(['울산', '2만 개']),
    );
    expect((await api.send('POST', '/asks/split', { text: '' })).body).toEqual({ items: [] });
  });
});

describe('PATCH /proposals/:key', () => {
  it('needs If-Match: 428 without, 400 for another form, 412 with the present revision when stale', async () => {
    expect((await api.send('PATCH', '/proposals/seed:P03', { title: 'x' })).status).toBe(428);
    const etag = (await api.get('/proposals/seed:P15')).headers.get('etag') ?? '';
    expect(
      (await api.send('PATCH', '/proposals/seed:P15', { owner: '담당' }, { 'if-match': etag })).status,
    ).toBe(200);
    expect((await api.send('PATCH', '/proposals/seed:P03', { title: 'x' }, { 'if-match': '1' })).status).toBe(
      400,
    );
    const { status, body } = await api.send(
      'PATCH',
      '/proposals/seed:P03',
      { title: 'x' },
      { 'if-match': '"9"' },
    );
    expect([status, body.code, body.currentRevision]).toEqual([412, 'entry.stale', 1]);
  });

  it('changes asks, marks the scores pending and follows with new ones', async () => {
    const { body: before } = await api.get('/proposals/seed:P04');
    const edited = await api.send(
      'PATCH',
      '/proposals/seed:P04',
      { asks: [{ id: before.asks[0].id, text: '울산에 해저 데이터센터를 지어 달라.' }] },
      { 'if-match': '"1"' },
    );
    expect(edited.status).toBe(200);
    expect(edited.headers.get('etag')).toMatch(/^"2\.s\d+"$/);
    expect(edited.body.coverage.freshness).toMatchObject({
      state: 'pending',
      cause: { code: 'entry-changed' },
    });
    const stale = (await api.get('/proposals/seed:P04/alignments')).body.items[0];
    expect(stale.freshness.state).toBe('pending');
    await api.recompute();
    const after = (await api.get('/proposals/seed:P04/alignments')).body.items;
    expect(after[0].freshness.state).toBe('fresh');
    expect(after.map((item: { measure: object; score: number }) => [item.measure, item.score])).not.toEqual(
      (await api.get('/proposals/seed:P04')).body.bestMeasures,
    );
    const history = (await api.get('/proposals/seed:P04/history')).body;
    expect(history.items.map((revision: { revision: number }) => revision.revision)).toEqual([2, 1]);
  });

  it('answers 404 for an unknown proposal and 400 for null in a field that cannot be empty', async () => {
    expect(
      (await api.send('PATCH', '/proposals/seed:P99', { title: 'x' }, { 'if-match': '"1"' })).status,
    ).toBe(404);
    const { status, body } = await api.send(
      'PATCH',
      '/proposals/seed:P05',
      { title: null },
      { 'if-match': '"1"' },
    );
    expect([status, body.errors[0].field]).toEqual([400, 'title']);
  });
});
