import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, type TestAccount } from '../support/sign-in.js';

let api: RunningApi;
let editor: TestAccount;
beforeAll(async () => {
  api = await startTestApi();
  editor = await makeAccount(api.database.dataSource, ['editor']);
});
afterAll(() => api.close());

const as = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.as({ ...bearer(editor.key), ...headers }, method, path, body);
const faultsOf = (body: { errors: { field: string }[] }) => body.errors.map(({ field }) => field);
const programme = (title: string, rest: object = {}) => ({ title, status: 'open', ...rest });
const proposal = (title: string, stakeholder: string) => ({
  title,
  stakeholder,
  asks: [{ text: '사 달라' }],
});
const countOf = async (title: string): Promise<number> => {
  const { body } = await api.get(`/programmes?q=${encodeURIComponent(title)}`);
  return Number(body.total);
};

describe('POST /import', () => {
  it('stores all rows, says who imported what from which file, and lists them in their order', async () => {
    const programmes = ['가져온 사업 1', '가져온 사업 2', '가져온 사업 3'].map((title) => programme(title));
    const made = await as('POST', '/import', { fileName: '사업.xlsx', programmes });
    expect([made.status, made.body]).toEqual([
      201,
      expect.objectContaining({
        actor: editor.name,
        fileName: '사업.xlsx',
        counts: { stakeholder: 0, proposal: 0, programme: 3, legislative_item: 0 },
      }),
    ]);
    const first = await as('GET', `/imports/${String(made.body.id)}/entries?limit=2`);
    expect(first.body.items.map(({ title }: { title: string }) => title)).toEqual([
      '가져온 사업 1',
      '가져온 사업 2',
    ]);
    const rest = await as(
      'GET',
      `/imports/${String(made.body.id)}/entries?limit=2&cursor=${String(first.body.nextCursor)}`,
    );
    expect(rest.body.items).toMatchObject([{ no: 3, title: '가져온 사업 3', isPublished: true }]);
    const listed = await as('GET', '/imports?limit=1');
    expect(listed.body.items[0]).toEqual((await as('GET', `/imports/${String(made.body.id)}`)).body);
  });

  it('stores nothing with one bad row among many, and names each bad row and column', async () => {
    const programmes = Array.from({ length: 40 }, (_, no) => programme(`한 행이 틀린 사업 ${String(no)}`));
    const bad = programmes.map((row, no) =>
      no === 7 ? { ...row, status: '열림' } : no === 30 ? { ...row, budgetKrw: -1 } : row,
    );
    const refused = await as('POST', '/import', { programmes: bad });
    expect([refused.status, faultsOf(refused.body)]).toEqual([
      400,
      ['programmes.7.status', 'programmes.30.budgetKrw'],
    ]);
    const period = programmes.map((row, no) =>
      no === 39
        ? { ...row, applicationPeriod: { kind: 'fixed', from: '2026-02-01', to: '2026-01-01' } }
        : row,
    );
    const early = await as('POST', '/import', { programmes: period });
    expect([early.status, faultsOf(early.body)]).toEqual([400, ['programmes.39.applicationPeriod.to']]);
    expect(await countOf('한 행이 틀린 사업')).toBe(0);
  });

  it('stores once what is sent again under the same key, and refuses another content under it', async () => {
    const key = { 'idempotency-key': 'import-once' };
    const programmes = [programme('한 번만 가져온 사업')];
    const first = await as('POST', '/import', { programmes }, key);
    const again = await as('POST', '/import', { programmes }, key);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect(await countOf('한 번만 가져온 사업')).toBe(1);
    const other = await as('POST', '/import', { programmes: [programme('다른 사업')] }, key);
    expect([other.status, other.body.code]).toEqual([422, 'request.idempotency-key-reused']);
  });

  it('stores once what is sent twice at the same time', async () => {
    const key = { 'idempotency-key': 'import-race' };
    const programmes = [programme('동시에 가져온 사업')];
    const answers = await Promise.all([1, 2, 3].map(() => as('POST', '/import', { programmes }, key)));
    expect(new Set(answers.map(({ body }) => String(body.id))).size).toBe(1);
    expect(await countOf('동시에 가져온 사업')).toBe(1);
  });

  it('knows stakeholders by name, alias, reference and id, also those of the same import', async () => {
    const { body: lunit } = await api.get('/stakeholders/seed:S01');
    const names = [lunit.title, lunit.id, 'seed:S01', '같이 가져온 협회', '같협'];
    const made = await as('POST', '/import', {
      stakeholders: [{ title: '같이 가져온 협회', type: 'association', aliases: ['같협'] }],
      proposals: names.map((name: string, no) => proposal(`이름으로 ${String(no)}`, name)),
    });
    expect(made.status).toBe(201);
    const { body } = await as('GET', `/imports/${String(made.body.id)}/entries`);
    const proposals = body.items.filter(({ kind }: { kind: string }) => kind === 'proposal');
    const found = await Promise.all(proposals.map(({ id }: { id: string }) => api.get(`/proposals/${id}`)));
    expect(found.map(({ body: one }) => one.stakeholder.name)).toEqual([
      ...[lunit.title, lunit.title, lunit.title],
      ...['같이 가져온 협회', '같이 가져온 협회'],
    ]);
  });

  it('names all rows whose stakeholder is unknown or not one', async () => {
    const twins = [1, 2].map(() => ({ title: '이름이 같은 곳', type: 'company' }));
    const refused = await as('POST', '/import', {
      stakeholders: twins,
      proposals: [
        proposal('a', '아무도 모르는 곳'),
        proposal('b', 'seed:S01'),
        proposal('c', '이름이 같은 곳'),
        proposal('d', '또 모르는 곳'),
      ],
    });
    expect([refused.status, faultsOf(refused.body)]).toEqual([
      400,
      ['proposals.0.stakeholder', 'proposals.2.stakeholder', 'proposals.3.stakeholder'],
    ]);
  });

  it('refuses nothing at all, too many rows, and text that cannot be stored', async () => {
    expect(faultsOf((await as('POST', '/import', {})).body)).toEqual(['import']);
    const many = Array.from({ length: 1_001 }, () => programme('x'));
    expect((await as('POST', '/import', { programmes: many })).status).toBe(400);
    const odd = await as('POST', '/import', { programmes: [programme('a\u0000b')] });
    expect([odd.status, odd.body.code]).toEqual([400, 'request.unsafe-text']);
    const formula = await as('POST', '/import', { programmes: [programme('=HYPERLINK("http://x","y")')] });
    expect(formula.status).toBe(201);
  });

  it('is found by an entry that it made, and by no other one', async () => {
    const made = await as('POST', '/import', { programmes: [programme('가져온 하나')] });
    const [entry] = (await as('GET', `/imports/${String(made.body.id)}/entries`)).body.items;
    const found = await as('GET', `/imports?entry=${String(entry.id)}`);
    expect(found.body).toMatchObject({ total: 1, items: [{ id: made.body.id }] });
    const { body: written } = await api.get('/programmes/seed:G01');
    expect((await as('GET', `/imports?entry=${String(written.id)}`)).body).toMatchObject({
      total: 0,
      items: [],
    });
    expect((await as('GET', '/imports?entry=nope')).status).toBe(400);
  });

  it('is for editors, as what was imported is', async () => {
    const reviewer = await makeAccount(api.database.dataSource, ['reviewer']);
    for (const [method, path] of [
      ['POST', '/import'],
      ['GET', '/imports'],
    ] as const)
      expect(
        (await api.as(bearer(reviewer.key), method, path, method === 'POST' ? {} : undefined)).status,
      ).toBe(403);
    expect((await as('GET', '/imports/00000000-0000-4000-8000-000000000000')).body.code).toBe(
      'import.not-found',
    );
  });
});
