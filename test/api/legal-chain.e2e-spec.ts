import { type RunningApi, startTestApi } from '../support/running-api.js';

const ACT = '인공지능 발전과 신뢰 기반 조성 등에 관한 기본법';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const chainOf = async (key: string) => (await api.get(`/legislative-items/${key}/legal-chain`)).body;
const made = async (draft: object): Promise<string> => {
  const { status, body } = await api.send('POST', '/legislative-items', { stage: 'in_force', ...draft });
  expect([status, body.errors]).toEqual([201, undefined]);
  return body.id;
};
const states = (node: { places: { text: string; state: string }[] }) =>
  node.places.map(({ text, state }) => [text, state]);

describe('GET /legislative-items/{key}/legal-chain', () => {
  it('shows what an article leaves to its decree and that the sample catalogue has no rule for it', async () => {
    const { above, item, below } = await chainOf('law:ai-basic-act:16');
    expect(states(item)).toEqual([
      ['시행령 제15조', 'not_in_catalogue'],
      ['고시 2100000283290(인공지능제품·서비스 확인 절차)', 'not_in_catalogue'],
    ]);
    expect([above.map(({ externalRef }: { externalRef: string }) => externalRef), below]).toEqual([
      ['seed:L01'],
      [],
    ]);
  });

  it('lists the articles of an act as a whole, and the rules that the sample says are made under it', async () => {
    const { item, below, omitted } = await chainOf('seed:L01');
    expect([item.rank, omitted]).toEqual(['act', 0]);
    const articles = below.filter(({ rank }: { rank: string | null }) => rank === 'act');
    expect(articles).toHaveLength(26);
    expect(below.filter(({ rank }: { rank: string | null }) => rank === null)).toMatchObject([
      { externalRef: 'seed:L02', stage: 'planned', under: [item.id] },
    ]);
  });

  it('follows act, decree and notice as editors record them, and not to what is not published', async () => {
    const decree = await made({
      title: '영 제22조',
      law: `${ACT} 시행령`,
      article: '제22조',
      rank: 'decree',
      delegation: '고시',
    });
    const notice = await made({ title: '고시', rank: 'notice', stage: 'planned', delegatedBy: [decree] });
    const { item, below } = await chainOf('law:ai-basic-act:30');
    expect(states(item)).toEqual([['시행령 제22조', 'made']]);
    expect(below.map(({ id, depth }: { id: string; depth: number }) => [id, depth])).toEqual([
      [decree, 1],
      [notice, 2],
    ]);
    expect(states(below[0])).toEqual([['고시', 'in_preparation']]);
    const edited = await api.send(
      'PATCH',
      `/legislative-items/${notice}`,
      { visibility: 'internal' },
      { 'if-match': '"1"' },
    );
    expect(edited.status).toBe(200);
    expect(states((await chainOf(decree)).item)).toEqual([['고시', 'not_in_catalogue']]);
  });

  it('says of what an editor found not to be made that it is not made', async () => {
    const id = await made({ title: '과제', delegation: '고시', unmadeRules: ['고시'] });
    expect(states((await chainOf(id)).item)).toEqual([['고시', 'unmade']]);
  });

  it('leads on from an item that was merged away', async () => {
    const [from, into] = [await made({ title: '영' }), await made({ title: '바른 영', rank: 'decree' })];
    const rule = await made({ title: '규칙', rank: 'ministerial_rule', delegatedBy: [from] });
    const merged = await api.send('POST', '/merges', {
      ...{ kind: 'legislative_item', reason: '같은 영' },
      ...{ from: { id: from, revision: 1 }, into: { id: into, revision: 1 }, asks: [] },
    });
    expect([merged.status, merged.body.code]).toEqual([201, undefined]);
    expect((await chainOf(rule)).above).toMatchObject([{ id: into }]);
    expect((await chainOf(into)).below).toMatchObject([{ id: rule, under: [into] }]);
  });

  it('answers 404 for what is not there', async () => {
    const { status, body } = await api.get('/legislative-items/nope/legal-chain');
    expect([status, body.code]).toEqual([404, 'legislative-item.not-found']);
  });
});

describe('PATCH /legislative-items/{key} delegatedBy', () => {
  it('names the key that leads to nothing, and refuses a circle', async () => {
    const upper = await made({ title: '위', delegatedBy: ['law:ai-basic-act:16'] });
    const lower = await made({ title: '아래', delegatedBy: [upper] });
    const patch = (id: string, delegatedBy: string[]) =>
      api.send('PATCH', `/legislative-items/${id}`, { delegatedBy }, { 'if-match': '"1"' });
    for (const [id, keys, field] of [
      [upper, ['law:ai-basic-act:16', 'nope'], 'delegatedBy.1'],
      [upper, [upper], 'delegatedBy.0'],
      [upper, [lower], 'delegatedBy.0'],
    ] as const) {
      const { status, body } = await patch(id, [...keys]);
      expect([status, body.errors?.[0]?.field]).toEqual([400, field]);
    }
    const { body } = await api.get(`/legislative-items/${lower}`);
    expect(body.delegatedBy).toEqual([{ id: upper, externalRef: null, title: '위', titleEn: null }]);
    expect((await patch(lower, [])).body.delegatedBy).toEqual([]);
  });
});

describe('GET /programmes/{key}/legal-basis', () => {
  it('says that the sample states none', async () => {
    const { status, body } = await api.get('/programmes/seed:G16/legal-basis');
    expect([status, body]).toEqual([200, { text: null, cited: [], items: [] }]);
  });

  it('finds the cited articles of the catalogue and names the laws that it does not have', async () => {
    const { body: programme } = await api.send('POST', '/programmes', {
      ...{ title: '이용권 사업', status: 'open' },
      legalBasis: 'AI 기본법 제16조 및 제17조의2, 전자정부법 제3조',
    });
    const { body } = await api.get(`/programmes/${programme.id}/legal-basis`);
    const found = body.items.map(({ externalRef }: { externalRef: string }) => externalRef);
    expect(found).toEqual(['law:ai-basic-act:16', 'law:ai-basic-act:17-2']);
    const open = body.cited.filter(({ itemIds }: { itemIds: string[] }) => itemIds.length === 0);
    expect(open).toEqual([{ text: '전자정부법 제3조', itemIds: [] }]);
  });

  it('answers 404 for what is not there', async () => {
    const { status, body } = await api.get('/programmes/nope/legal-basis');
    expect([status, body.code]).toEqual([404, 'programme.not-found']);
  });
});
