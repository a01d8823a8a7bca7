import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, type TestAccount } from '../support/sign-in.js';

let api: RunningApi;
let editor: TestAccount;
beforeEach(async () => {
  api = await startTestApi('scored');
  editor = await makeAccount(api.database.dataSource, ['editor']);
});
afterEach(() => api.close());

const as = (method: string, path: string, body?: unknown) => api.as(bearer(editor.key), method, path, body);
const list = async (query = '') => (await as('GET', `/duplicates${query}`)).body;
const refsOf = ({ first, second }: { first: { externalRef: string }; second: { externalRef: string } }) =>
  [first.externalRef, second.externalRef].sort().join(' ');

describe('GET /duplicates', () => {
  it('suggests proposals of the sample that ask the same, with the asks and words that this rests on', async () => {
    const { items, total } = await list();
    const found = new Map<string, { likeness: number; asks: object[] }>(
      items.map((item: Parameters<typeof refsOf>[0]) => [refsOf(item), item]),
    );
    // a duty to explain results; the law on users' data
    for (const pair of ['seed:P32 seed:P35', 'seed:P27 seed:P28']) expect([...found.keys()]).toContain(pair);
    expect(found.get('seed:P32 seed:P35')?.asks[0]).toMatchObject({
      words: expect.arrayContaining(['설명', '의무']),
    });
    const values = items.map(({ likeness }: { likeness: number }) => likeness);
    expect(values).toEqual([...values].sort((a: number, b: number) => b - a));
    expect(total).toBeLessThan(30);
  });

  it('gives each pair once, page by page', async () => {
    const { items: all, total } = await list();
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`?limit=3${cursor}`);
      seen.push(...page.items.map(refsOf));
      cursor = page.nextCursor === null ? '' : `&cursor=${String(page.nextCursor)}`;
    } while (cursor !== '');
    expect(seen).toEqual(all.map(refsOf));
    expect(seen).toHaveLength(total);
  });

  it('follows the texts: an edited proposal is compared anew, a hidden one is gone', async () => {
    const { total } = await list();
    const [{ first, second }] = (await list('?limit=1')).items;
    const asks = [{ text: '우리 동네 도서관에 그림책을 더 사 달라.' }];
    const edit = { title: '그림책', body: '', asks };
    const edited = await api.send('PATCH', `/proposals/${String(first.id)}`, edit, {
      'if-match': `"${String(first.revision)}"`,
    });
    expect(edited.status).toBe(200);
    const after = await list();
    expect(after.items.map(refsOf)).not.toContain(refsOf({ first, second }));
    expect(after.total).toBeLessThan(total);
    await api.database.dataSource.query(`UPDATE proposal SET visibility = 'draft'`);
    expect((await list()).total).toBe(0);
  });
});

describe('a pair that a person dismissed', () => {
  it('does not come again, in whatever order it is named, until that is taken back', async () => {
    const [pair] = (await list('?limit=1')).items;
    const { total } = await list();
    const address = `/duplicates/${String(pair.second.id)}/${String(pair.first.id)}/dismissal`;
    for (let time = 0; time < 2; time += 1) expect((await as('PUT', address)).status).toBe(204);
    expect(await list()).toMatchObject({ total: total - 1 });
    const dismissed = await list('?dismissed=true');
    expect(dismissed).toMatchObject({
      total: 1,
      items: [{ isDismissed: true, first: { id: pair.first.id } }],
    });
    expect((await as('DELETE', address)).status).toBe(204);
    expect((await list()).items[0]).toEqual(pair);
  });

  it('must be two published proposals', async () => {
    const [{ first }] = (await list('?limit=1')).items;
    const id = String(first.id);
    expect((await as('PUT', `/duplicates/${id}/${id}/dismissal`)).body.code).toBe('proposal.not-found');
    expect((await as('PUT', `/duplicates/${id}/nothing/dismissal`)).body.code).toBe('proposal.not-found');
  });
});

describe('POST /duplicates/suggestions', () => {
  it('names published proposals that ask what is being written, with the words in common, but not the proposal itself', async () => {
    const { body: known } = await api.get('/proposals/seed:P01');
    const texts = [String(known.asks[0].text)];
    const found = await as('POST', '/duplicates/suggestions', { title: known.title, texts });
    expect(found.status).toBe(200);
    expect(found.body.items[0].proposal.externalRef).toBe('seed:P01');
    expect(found.body.items[0].words.length).toBeGreaterThan(0);
    const others = await as('POST', '/duplicates/suggestions', { texts, except: known.id });
    expect(others.body.items.map((item: { proposal: { id: string } }) => item.proposal.id)).not.toContain(
      known.id,
    );
  });

  it('is silent where nothing is alike and where nothing was written', async () => {
    for (const texts of [[], [' '], ['어촌계 어선의 연료비를 보조해 달라.']])
      expect((await as('POST', '/duplicates/suggestions', { texts })).body).toEqual({ items: [] });
  });
});
