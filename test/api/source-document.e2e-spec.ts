import { type RunningApi, startTestApi } from '../support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const refs = (body: { items: { externalRef: string }[] }) => body.items.map(({ externalRef }) => externalRef);

describe('GET /source-documents', () => {
  it('lists the documents by title, page by page', async () => {
    const { body } = await api.get('/source-documents');
    expect(body.total).toBe(5);
    const { body: first } = await api.get('/source-documents?limit=2');
    const { body: next } = await api.get(`/source-documents?limit=200&cursor=${first.nextCursor}`);
    expect([...refs(first), ...refs(next)]).toEqual(refs(body));
  });

  it('finds one by words of its title, by its whole reference, and takes wildcards as they are', async () => {
    const found = async (q: string) =>
      refs((await api.get(`/source-documents?q=${encodeURIComponent(q)}`)).body);
    expect(await found('doc:ai-basic-act')).toEqual(['doc:ai-basic-act']);
    expect(await found('doc:')).toEqual([]);
    expect(await found('신뢰 기반')).toEqual(['doc:ai-basic-act']);
    expect(await found('%')).toEqual([]);
  });
});
