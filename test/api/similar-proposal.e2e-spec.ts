import { type RunningApi, startTestApi } from '../support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Similar {
  readonly id: string;
  readonly externalRef: string;
  readonly likeness: number;
  readonly status: string;
  readonly ask: { readonly text: string; readonly status: string };
  readonly concepts: readonly { readonly ko: string; readonly en: string }[];
}
const similar = async (key: string, query = '') => (await api.get(`/proposals/${key}/similar${query}`)).body;

/** A proposal of the sample that others are like. */
async function likeOthers(): Promise<{ readonly key: string; readonly items: readonly Similar[] }> {
  for (let no = 1; no <= 48; no += 1) {
    const key = `seed:P${String(no).padStart(2, '0')}`;
    const { items } = await similar(key);
    if (items.length >= 2) return { key, items };
  }
  throw new Error('no proposal of the sample has two that are like it');
}

describe('GET /proposals/{key}/similar', () => {
  it('names other published proposals with what both ask for and how they are covered, the most alike first', async () => {
    const { key, items } = await likeOthers();
    const { body: own } = await api.get(`/proposals/${key}`);
    expect(items.map(({ id }) => id)).not.toContain(own.id);
    const likenesses = items.map(({ likeness }) => likeness);
    expect(likenesses).toEqual([...likenesses].sort((a, b) => b - a));
    for (const one of items) {
      expect(one.concepts.length).toBeGreaterThan(0);
      const { body: other } = await api.get(`/proposals/${one.id}`);
      expect(one.status).toBe(other.coverage.status);
      expect(other.asks.map(({ text }: { text: string }) => text)).toContain(one.ask.text);
    }
  });

  it('is mutual', async () => {
    const { key, items } = await likeOthers();
    const back: readonly Similar[] = (await similar(items[0]?.externalRef ?? '', '?limit=200')).items;
    expect(back.find(({ externalRef }) => externalRef === key)?.likeness).toBe(items[0]?.likeness);
  });

  it('pages, and refuses a cursor once what is compared has changed', async () => {
    const { key, items } = await likeOthers();
    const first = await similar(key, '?limit=1');
    expect(first.total).toBe(items.length);
    const next = await similar(key, `?limit=1&cursor=${first.nextCursor}`);
    expect(next.items[0].id).toBe(items[1]?.id);
    const hidden = await api.send(
      'PATCH',
      `/proposals/${String(items[0]?.id)}`,
      { visibility: 'internal' },
      { 'if-match': '"1"' },
    );
    expect(hidden.status).toBe(200);
    const { status, body } = await api.get(`/proposals/${key}/similar?limit=1&cursor=${first.nextCursor}`);
    expect([status, body.code]).toEqual([400, 'request.cursor-invalid']);
    expect((await similar(key)).items.map(({ id }: Similar) => id)).not.toContain(items[0]?.id);
  });

  it('says when there is nothing to compare by, and 404 for what is not there', async () => {
    const { body: made } = await api.send('POST', '/proposals', {
      ...{ title: '인사', stakeholder: 'seed:S01', asks: [{ text: '잘 부탁드립니다.' }] },
    });
    await api.recompute();
    expect(await similar(made.id)).toMatchObject({ isComparable: false, total: 0, items: [] });
    const { status, body } = await api.get('/proposals/nope/similar');
    expect([status, body.code]).toEqual([404, 'proposal.not-found']);
  });
});
