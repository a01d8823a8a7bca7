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
const fieldsOf = (body: { errors: { field: string }[] }) => body.errors.map(({ field }) => field);

const drafts = [
  ['stakeholders', { title: '숨긴 협회', type: 'association' }],
  ['programmes', { title: '숨긴 사업', status: 'open' }],
  ['legislative-items', { title: '숨긴 과제', stage: 'bill' }],
  ['proposals', { title: '숨긴 제안', stakeholder: 'seed:S01', asks: [{ text: '사 달라' }] }],
] as const;

describe.each(drafts)('a draft among %s', (path, draft) => {
  it('is hidden from readers, editable for editors, and shown to all once it is published', async () => {
    const made = await as('POST', `/${path}`, { ...draft, visibility: 'draft' });
    expect(made.status).toBe(201);
    const id = String(made.body.id);
    expect((await api.get(`/${path}/${id}`)).status).toBe(404);
    expect((await as('GET', `/${path}/${id}`)).status).toBe(404);
    const listed = await as('GET', '/unpublished?limit=200');
    expect(listed.body.items.map((item: { id: string }) => item.id)).toContain(id);
    const editable = await as('GET', `/${path}/${id}/editable`);
    expect(editable.body).toMatchObject({ title: draft.title, visibility: 'draft', revision: 1 });
    const edited = await as(
      'PATCH',
      `/${path}/${id}`,
      { title: '이제 보이는 것', body: '새 본문', visibility: 'published' },
      { 'if-match': editable.headers.get('etag') ?? '' },
    );
    expect(edited.status).toBe(200);
    expect((await api.get(`/${path}/${id}`)).body.title).toBe('이제 보이는 것');
    const left = await as('GET', '/unpublished?limit=200');
    expect(left.body.items.map((item: { id: string }) => item.id)).not.toContain(id);
  });

  it('is for editors alone', async () => {
    const made = await as('POST', `/${path}`, { ...draft, visibility: 'internal' });
    const reviewer = await makeAccount(api.database.dataSource, ['reviewer']);
    const address = `/${path}/${String(made.body.id)}/editable`;
    expect((await api.as(bearer(reviewer.key), 'GET', address)).status).toBe(403);
    expect((await api.get(address)).status).toBe(401);
  });
});

describe('a proposal', () => {
  it('is not published for a stakeholder whom readers cannot see', async () => {
    const hidden = await as('POST', '/stakeholders', {
      title: '아직 숨은 곳',
      type: 'company',
      visibility: 'draft',
    });
    const proposal = { title: '제안', stakeholder: hidden.body.id, asks: [{ text: '사 달라' }] };
    const refused = await as('POST', '/proposals', proposal);
    expect([refused.status, fieldsOf(refused.body)]).toEqual([400, ['stakeholder']]);
    const draft = await as('POST', '/proposals', { ...proposal, visibility: 'draft' });
    expect([draft.status, draft.body.coverage.status, draft.body.scoreSet]).toEqual([201, null, null]);
    const published = await as(
      'PATCH',
      `/proposals/${String(draft.body.id)}`,
      { visibility: 'published' },
      { 'if-match': '"1"' },
    );
    expect([published.status, fieldsOf(published.body)]).toEqual([400, ['stakeholder']]);
  });

  it('keeps its stakeholder from being hidden while it is published', async () => {
    const { body } = await as('GET', '/stakeholders/seed:S01/editable');
    const refused = await as(
      'PATCH',
      '/stakeholders/seed:S01',
      { visibility: 'internal' },
      { 'if-match': `"${String(body.revision)}"` },
    );
    expect([refused.status, fieldsOf(refused.body)]).toEqual([400, ['visibility']]);
  });
});

describe('GET /unpublished', () => {
  it('lists what one kind holds page by page, the one changed last first', async () => {
    for (const title of ['가', '나', '다'])
      await as('POST', '/programmes', { title, status: 'open', visibility: 'draft' });
    const first = await as('GET', '/unpublished?kind=programme&limit=2');
    const titles = first.body.items.map((item: { title: string }) => item.title);
    expect(titles).toEqual(['다', '나']);
    const next = await as(
      'GET',
      `/unpublished?kind=programme&limit=2&cursor=${String(first.body.nextCursor)}`,
    );
    expect(next.body.items[0].title).toBe('가');
    const other = await as('GET', `/unpublished?kind=proposal&cursor=${String(first.body.nextCursor)}`);
    expect([other.status, other.body.code]).toEqual([400, 'request.cursor-invalid']);
  });

  it('has nothing that was hidden by a merge, whose form says where it went', async () => {
    const target = await as('POST', '/stakeholders', { title: '남는 곳', type: 'company' });
    const merged = await as('POST', '/stakeholders', { title: '합쳐진 곳', type: 'company' });
    const step = await as('POST', '/merges', {
      kind: 'stakeholder',
      from: { id: merged.body.id, revision: 1 },
      into: { id: target.body.id, revision: 1 },
      reason: '같은 곳',
    });
    expect(step.status).toBe(201);
    const listed = await as('GET', '/unpublished?kind=stakeholder&limit=200');
    expect(listed.body.items.map((item: { id: string }) => item.id)).not.toContain(merged.body.id);
    const form = await as('GET', `/stakeholders/${String(merged.body.id)}/editable`);
    expect([form.status, form.body.mergedInto]).toEqual([410, target.body.id]);
  });
});

describe('GET /concepts', () => {
  it('finds values of a facet by any wording, and names by id', async () => {
    const { body } = await api.get(`/facet-values?facet=instrument&q=${encodeURIComponent('바우처')}`);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain('instrument.ai-voucher');
    expect(new Set(body.items.map(({ facet }: { facet: string }) => facet))).toEqual(new Set(['instrument']));
    const named = await api.get('/facet-values?id=instrument.ai-voucher&id=no.such');
    expect([named.body.total, named.body.items[0].id]).toEqual([1, 'instrument.ai-voucher']);
  });

  it('pages through all of a facet without gap or double', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await api.get(`/facet-values?facet=region&limit=20${cursor}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor === null ? '' : `&cursor=${String(body.nextCursor)}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await api.get('/facet-values?facet=region&limit=1')).body.total);
  });
});
