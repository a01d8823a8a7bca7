import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { type RunningApi, startTestApi } from '../support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** A request whose path and headers are sent as they are, which fetch would not do. */
function rawGet(
  path: string,
  headers: Record<string, string> = {},
  post?: string,
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(api.origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, path, headers, method: post === undefined ? 'GET' : 'POST' },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text });
        });
      },
    );
    request.on('error', reject).end(post);
  });
}

describe('addresses', () => {
  it.each(['/api/v1/nope', '/api/nope', '/api/v1', '/api/v1/proposals/x/nope'])(
    'answers 404 as a problem for %s',
    async (path) => {
      const { status, text } = await rawGet(path);
      expect(status).toBe(404);
      expect(JSON.parse(text)).toMatchObject({ code: 'route.not-found', status: 404 });
    },
  );

  it.each([
    '/api/v1/proposals/%',
    '/api/v1/proposals/%ff',
    '/api/v1/proposals/%00',
    '/api/v1/proposals?q=%00',
  ])('answers 400 for the broken address %s', async (path) => {
    const { status, text } = await rawGet(path);
    expect(status).toBe(400);
    expect(JSON.parse(text).code).toMatch(/^request\./);
  });
});

describe('bodies', () => {
  const json = { 'content-type': 'application/json' };

  it('refuses broken JSON, other types and more than 1 MB', async () => {
    expect((await api.raw('POST', '/proposals', '{"title":', json)).body.code).toBe('request.malformed-json');
    const xml = await api.raw('POST', '/proposals', '<a/>', { 'content-type': 'application/xml' });
    expect([xml.status, xml.body.code]).toEqual([415, 'request.unsupported-media-type']);
    const huge = await api.raw('POST', '/proposals', JSON.stringify({ title: 'x'.repeat(1_100_000) }), json);
    expect([huge.status, huge.body.code]).toEqual([413, 'request.too-large']);
  });

  it('refuses NUL and lone surrogates and names the field', async () => {
    for (const text of ['a\\u0000b', '\\ud800']) {
      const { status, body } = await api.raw('POST', '/proposals', `{"title":"${text}","asks":[]}`, json);
      expect([status, body.code]).toEqual([400, 'request.unsafe-text']);
      expect(body.errors[0].field).toBe('title');
    }
  });

  it('does not let a body reach the prototype', async () => {
    const { status } = await api.raw(
      'POST',
      '/stakeholders',
      '{"__proto__":{"admin":true},"title":"x","type":"expert"}',
      json,
    );
    expect(status).toBe(400);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('never answers 5xx and never dies, whatever JSON comes', async () => {
    const key = fc.constantFrom(
      'title',
      'body',
      'type',
      'stakeholder',
      'asks',
      'aliases',
      'provenance',
      'validFrom',
      'status',
      'regions',
      'applicationPeriod',
      'facetOverrides',
      'x',
    );
    const body = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue({ stringUnit: 'binary' })));
    const path = fc.constantFrom('/proposals', '/programmes', '/legislative-items', '/stakeholders');
    await fc.assert(
      fc.asyncProperty(path, body, async (address, value) => {
        const { status } = await api.send('POST', address, value);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 400 },
    );
    expect((await api.get('/health/live')).status).toBe(200);
  });

  it('never answers 5xx to any query', async () => {
    const path = fc.constantFrom(
      '/proposals',
      '/programmes',
      '/legislative-items',
      '/stakeholders',
      '/proposals/seed:P01/alignments',
      '/proposals/seed:P01/history',
    );
    const name = fc.constantFrom(
      'q',
      'limit',
      'cursor',
      'sort',
      'stakeholder',
      'axis',
      'coverage',
      'instrument',
      'ask',
      'kind',
      'law',
    );
    const query = fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' })), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(path, query, async (address, pairs) => {
        const { status } = await api.get(`${address}?${new URLSearchParams(pairs).toString()}`);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 400 },
    );
  });
});

describe('every answer', () => {
  it.each(['/proposals', '/proposals/nope', '/nope', '/alignments.csv'])(
    'carries security headers: %s',
    async (path) => {
      const { headers } = await api.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );
});

describe('GET /alignments.csv', () => {
  it('has the documented columns and rows for every kind of measure', async () => {
    const { status, headers, text } = await api.get('/alignments.csv');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/csv');
    const [head, ...lines] = text.trimEnd().split('\n');
    expect(head).toBe(
      'proposal_ref,ask_no,measure_ref,measure_kind,score,confidence,band,opposes,verdict,coverage',
    );
    expect(new Set(lines.map((line) => line.split(',')[3]))).toEqual(
      new Set(['programme', 'legislative_item']),
    );
    const [stored] = await api.database.dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM alignment',
    );
    expect(lines).toHaveLength(stored?.n ?? -1);
  });

  it('disarms references that a spreadsheet would run as a formula', async () => {
    await api.database.dataSource.query(
      `UPDATE programme SET external_ref = '=1+1' WHERE external_ref = 'seed:G16'`,
    );
    const { text } = await api.get('/alignments.csv');
    expect(text).toContain(`'=1+1`);
    expect(text).not.toMatch(/,=1\+1/);
  });
});

describe('GET /coverage/summary', () => {
  it('adds up over all proposals and over the axes', async () => {
    const { body } = await api.get('/coverage/summary');
    const sum = (counts: Record<string, number>): number =>
      ['covered', 'partial', 'gap', 'insufficient', 'unknown'].reduce(
        (total, name) => total + (counts[name] ?? 0),
        0,
      );
    expect(sum(body.proposals)).toBe(body.proposals.total);
    expect(body.byAxis.reduce((total: number, axis: { total: number }) => total + axis.total, 0)).toBe(
      body.proposals.total,
    );
    expect(sum(body.asks)).toBe(body.asks.total);
    expect(body.completeness.length).toBeGreaterThanOrEqual(5);
  });
});

describe('health and documents', () => {
  it('says that it lives and is ready', async () => {
    expect((await api.get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await api.get('/health/ready')).body).toMatchObject({
      status: 'ok',
      details: { queue: { status: 'up' } },
    });
    expect((await api.get('/recompute')).body).toMatchObject({ failed: 0 });
  });

  it('publishes OpenAPI 3.1 that lists every route, and a page to read it', async () => {
    const { body } = await api.get('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/proposals',
        '/api/v1/proposals/{key}/alignments',
        '/api/v1/alignments.csv',
      ]),
    );
    const page = await api.get('/docs');
    expect(page.status).toBe(200);
    expect(page.text).toContain('swagger-ui');
  });
});
