import { type Answer, type RunningApi, startTestApi } from '../support/running-api.js';
import { findDivergences } from '../support/score-oracle.js';
import { bearer, makeAccount, type TestAccount } from '../support/sign-in.js';

let api: RunningApi;
let editor: TestAccount;
let reviewer: TestAccount;
beforeEach(async () => {
  api = await startTestApi('scored');
  editor = await makeAccount(api.database.dataSource, ['editor']);
  reviewer = await makeAccount(api.database.dataSource, ['reviewer']);
});
afterEach(() => api.close());

type Kind = 'stakeholder' | 'proposal' | 'programme' | 'legislative_item';
const PATHS: Readonly<Record<Kind, string>> = {
  stakeholder: 'stakeholders',
  proposal: 'proposals',
  programme: 'programmes',
  legislative_item: 'legislative-items',
};
const read = (kind: Kind, key: string): Promise<Answer> => api.get(`/${PATHS[kind]}/${key}`);
const seen = async (kind: Kind, key: string): Promise<{ id: string; revision: number }> => {
  const { id, revision } = (await read(kind, key)).body;
  return { id, revision };
};
const post = (path: string, body?: object): Promise<Answer> => api.as(bearer(editor.key), 'POST', path, body);
const REASON = '같은 내용이다.';
async function merge(kind: Kind, from: string, into: string, over: object = {}): Promise<Answer> {
  const sides = { from: await seen(kind, from), into: await seen(kind, into) };
  return post('/merges', { kind, ...sides, reason: REASON, ...over });
}
const undo = (step: Answer): Promise<Answer> => post(`/rearrangements/${String(step.body.id)}/undo`);
const split = async (key: string, nos: readonly number[], over: object = {}): Promise<Answer> => {
  const { id, revision, asks } = (await read('proposal', key)).body;
  const chosen = asks.filter(({ no }: { no: number }) => nos.includes(no));
  const ids = chosen.map((ask: { id: string }) => ask.id);
  return post('/splits', {
    proposal: { id, revision },
    title: '나눈 제안',
    asks: ids,
    reason: REASON,
    ...over,
  });
};

/** Everything that is in the catalogue, but for the counters of changes. */
const catalogue = async (): Promise<readonly unknown[]> => {
  const content: unknown[] = [];
  for (const table of [...Object.keys(PATHS), 'ask']) {
    const where =
      table === 'ask'
        ? 'proposal_id IN (SELECT id FROM proposal WHERE deleted_at IS NULL)'
        : 'deleted_at IS NULL';
    const rows = await api.database.dataSource.query<{ row: object }[]>(
      `SELECT to_jsonb(e) - ARRAY['revision', 'revised_in', 'updated_at'] AS row FROM ${table} e WHERE ${where} ORDER BY id`,
    );
    content.push(...rows.map(({ row }) => ({ table, ...row })));
  }
  return content;
};
const expectExactScores = async (): Promise<void> => {
  await api.recompute();
  expect(await findDivergences(api.database.dataSource)).toEqual([]);
};

describe('merging', () => {
  it.each<[Kind, string, string]>([
    ['stakeholder', 'seed:S02', 'seed:S01'],
    ['proposal', 'seed:P35', 'seed:P32'],
    ['programme', 'seed:G02', 'seed:G01'],
    ['legislative_item', 'seed:L02', 'seed:L01'],
  ])(
    'makes a %s part of another one, whose address the old one leads to, and back exactly',
    async (kind, from, into) => {
      const before = await catalogue();
      const { id } = await seen(kind, from);
      const target = await seen(kind, into);
      const step = await merge(kind, from, into);
      expect([step.status, step.body.reason, step.body.actor]).toEqual([201, REASON, editor.name]);
      for (const key of [id, from]) {
        const { status, body, headers } = await read(kind, key);
        expect([status, body.code, body.mergedInto]).toEqual([410, 'entry.merged', target.id]);
        expect(headers.get('cache-control')).toBe('no-store');
      }
      expect((await api.get(`/${PATHS[kind]}?limit=200`)).text).not.toContain(id);
      await expectExactScores();
      const listed = await api.get(`/rearrangements?entry=${target.id}`);
      expect(listed.body).toMatchObject({
        total: 1,
        items: [{ action: 'merge', fromRef: from, reason: null, actor: null, intoId: target.id }],
      });
      expect((await undo(step)).body).toMatchObject({ undoneBy: editor.name });
      expect(await catalogue()).toEqual(before);
      await expectExactScores();
      expect((await api.get('/rearrangements')).body.total).toBe(0);
      expect((await api.get('/rearrangements', bearer(reviewer.key))).body.total).toBe(1);
    },
  );

  it('gives the proposals of a stakeholder to the other, and exactly these back', async () => {
    const from = await seen('stakeholder', 'seed:S02');
    const count = async (key: string) => (await read('stakeholder', key)).body.proposalCount as number;
    const [theirs, own] = [await count('seed:S02'), await count('seed:S01')];
    expect(theirs).toBeGreaterThan(0);
    const step = await merge('stakeholder', 'seed:S02', 'seed:S01');
    expect(step.body.proposalCount).toBe(theirs);
    expect(await count('seed:S01')).toBe(theirs + own);
    // whoever still names the old one means the other
    const draft = { title: '새 제안', stakeholder: 'seed:S02', asks: [{ text: 'AI 교육을 늘려 달라.' }] };
    expect((await post('/proposals', draft)).body.stakeholder.externalRef).toBe('seed:S01');
    await undo(step);
    expect([await count(from.id), await count('seed:S01')]).toEqual([theirs, own + 1]);
  });

  it('takes chosen asks over with what was decided and answered on them, and back', async () => {
    const ask = (await read('proposal', 'seed:P35')).body.asks[1];
    const pair = await decide(ask.id, 'rejected');
    await answer(ask.id, 'under_review', 0);
    const before = await catalogue();
    const step = await merge('proposal', 'seed:P35', 'seed:P32', { asks: [ask.id] });
    await expectExactScores();
    const taken = (await read('proposal', 'seed:P32')).body.asks.at(-1);
    expect(taken).toMatchObject({ text: ask.text, splitBy: 'person', decisions: [{ isStale: true }] });
    expect(step.body.asks).toEqual([{ fromAsk: ask.id, toAsk: taken.id }]);
    expect((await api.get(`/asks/${String(taken.id)}/replies`)).body.total).toBe(1);
    expect((await answer(taken.id, 'accepted', 1)).status).toBe(200);
    await undo(step);
    expect(await catalogue()).toEqual(before);
    expect((await read('proposal', 'seed:P35')).body.asks[1].decisions).toMatchObject([{ isStale: false }]);
    // what was added meanwhile came along
    expect((await api.get(`/asks/${String(ask.id)}/replies`)).body.items[0]).toMatchObject({
      status: 'accepted',
    });
    const reviews = (await api.get('/reviews', bearer(reviewer.key))).body;
    expect(reviews).toMatchObject({ total: 1, items: [{ askId: ask.id, measureId: pair.measureId }] });
    await expectExactScores();
  });

  it('leaves what people decided on a measure with it', async () => {
    const { askId, measureId } = await decide(
      (await read('proposal', 'seed:P01')).body.asks[0].id,
      'rejected',
    );
    const kind =
      (await api.get(`/programmes/${measureId}`)).status === 200 ? 'programme' : 'legislative_item';
    const other = kind === 'programme' ? ['seed:G01', 'seed:G02'] : ['seed:L01', 'seed:L02'];
    const into = (await seen(kind, other[0] ?? '')).id === measureId ? other[1] : other[0];
    const step = await merge(kind, measureId, into ?? '');
    expect((await read('proposal', 'seed:P01')).body.asks[0].decisions).toEqual([]);
    await expectExactScores();
    await undo(step);
    expect((await read('proposal', 'seed:P01')).body.asks[0]).toMatchObject({
      id: askId,
      decisions: [{ measure: { id: measureId } }],
    });
    await expectExactScores();
  });

  it('follows a chain to its end, and is taken back from there', async () => {
    const last = await seen('proposal', 'seed:P03');
    const first = await merge('proposal', 'seed:P01', 'seed:P02');
    const second = await merge('proposal', 'seed:P02', 'seed:P03');
    expect((await read('proposal', 'seed:P01')).body.mergedInto).toBe(last.id);
    expect((await undo(first)).body.code).toBe('rearrangement.later-step');
    await undo(second);
    expect((await undo(first)).status).toBe(200);
    expect((await undo(first)).body.code).toBe('rearrangement.undone');
  });

  it('refuses what was changed, merged or hidden meanwhile, and itself', async () => {
    const [from, into] = [await seen('proposal', 'seed:P01'), await seen('proposal', 'seed:P02')];
    const draft = { kind: 'proposal', from, into, reason: REASON };
    const codeOf = async (over: object) => {
      const { status, body } = await post('/merges', { ...draft, ...over });
      return [status, body.code];
    };
    expect(await codeOf({ into: { ...into, revision: 9 } })).toEqual([412, 'entry.stale']);
    expect(await codeOf({ into: from })).toEqual([400, 'request.invalid']);
    expect(await codeOf({ kind: 'programme' })).toEqual([404, 'programme.not-found']);
    expect(await codeOf({ reason: ' ' })).toEqual([400, 'request.invalid']);
    const foreign = (await read('proposal', 'seed:P03')).body.asks[0].id;
    expect(await codeOf({ asks: [foreign] })).toEqual([400, 'request.invalid']);
    const outcomes = await Promise.all([
      post('/merges', draft),
      post('/merges', { ...draft, from: into, into: from }),
    ]);
    expect(outcomes.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 410]);
    expect(await codeOf({})).toEqual([410, 'entry.merged']);
    const edit = await api.send('PATCH', `/proposals/${from.id}`, { title: '고침' }, { 'if-match': '"9"' });
    const other = await api.send('PATCH', `/proposals/${into.id}`, { title: '고침' }, { 'if-match': '"9"' });
    expect([edit.status, other.status].sort()).toEqual([410, 412]);
  });
});

/** Decides on the pair of an ask and its best measure. */
async function decide(askId: string, decision: string): Promise<{ askId: string; measureId: string }> {
  const [{ measure_id: measureId }] = await api.database.dataSource.query<[{ measure_id: string }]>(
    `SELECT measure_id FROM alignment WHERE ask_id = $1 ORDER BY score_tenths DESC, measure_id LIMIT 1`,
    [askId],
  );
  const address = `/alignments/${askId}/${measureId}/review`;
  const { textDigest } = (await api.get(address, bearer(reviewer.key))).body;
  const draft = { decision, reasonCode: 'other', reason: '읽어 보았다.', textDigest };
  const decided = await api.as({ ...bearer(reviewer.key), 'if-match': '"0"' }, 'PUT', address, draft);
  expect(decided.status).toBe(200);
  return { askId, measureId };
}

const answer = (askId: string, status: string, version: number): Promise<Answer> =>
  api.as({ ...bearer(reviewer.key), 'if-match': `"${String(version)}"` }, 'PUT', `/asks/${askId}/reply`, {
    ...{ status, reason: '살펴보았다.', office: '과학기술정보통신부', repliedOn: '2026-11-20' },
    visibility: 'public',
  });

describe('splitting', () => {
  it('makes a new proposal of some asks, each way to be followed, and back exactly', async () => {
    const before = await catalogue();
    const { body: whole } = await read('proposal', 'seed:P32');
    const pair = await decide(whole.asks[1].id, 'rejected');
    const step = await split('seed:P32', [2, 3]);
    expect(step.status).toBe(201);
    await expectExactScores();
    const { body: part } = await read('proposal', step.body.intoId);
    const texts = (proposal: Answer['body']) => proposal.asks.map(({ text }: { text: string }) => text);
    expect(part).toMatchObject({ title: '나눈 제안', body: whole.body, provenance: whole.provenance });
    expect(part.stakeholder.id).toBe(whole.stakeholder.id);
    expect(part.asks[0].decisions).toMatchObject([{ measure: { id: pair.measureId }, isStale: true }]);
    const { body: rest } = await read('proposal', 'seed:P32');
    expect([texts(rest), texts(part)]).toEqual([texts(whole).slice(0, 1), texts(whole).slice(1)]);
    for (const id of [whole.id, part.id]) {
      expect((await api.get(`/rearrangements?entry=${String(id)}`)).body.items).toMatchObject([
        { action: 'split', fromId: whole.id, intoId: part.id, intoTitle: '나눈 제안' },
      ]);
    }
    const history = (await api.get('/proposals/seed:P32/history')).body.items[0];
    expect(history.changed).toEqual(['asks']);
    expect((await undo(step)).status).toBe(200);
    expect(await catalogue()).toEqual(before);
    expect((await read('proposal', part.id)).status).toBe(404);
    expect((await read('proposal', 'seed:P32')).body.asks[1].decisions).toMatchObject([{ isStale: false }]);
    await expectExactScores();
  });

  it('takes some of the asks, never all or others', async () => {
    for (const nos of [[], [1, 2, 3]]) {
      const { status, body } = await split('seed:P32', nos);
      expect([status, body.errors[0].field]).toEqual([400, 'asks']);
    }
    const foreign = (await read('proposal', 'seed:P01')).body.asks[0].id;
    expect((await split('seed:P32', [1], { asks: [foreign] })).status).toBe(400);
    const { id } = await seen('proposal', 'seed:P32');
    expect((await split('seed:P32', [1], { proposal: { id, revision: 9 } })).status).toBe(412);
  });

  it('keeps what was edited since, and is not taken back while that would lose an ask', async () => {
    const step = await split('seed:P32', [1]);
    const { id, revision, asks } = (await read('proposal', step.body.intoId)).body;
    const kept = { id: asks[0].id, text: asks[0].text };
    const edit = (list: object[], at: number) =>
      api.send('PATCH', `/proposals/${String(id)}`, { asks: list }, { 'if-match': `"${String(at)}"` });
    await edit([kept, { text: '더한 요구' }], revision);
    expect((await undo(step)).body.code).toBe('rearrangement.overtaken');
    await edit([kept], revision + 1);
    const rest = (await read('proposal', 'seed:P32')).body;
    const more = [
      ...rest.asks.map((ask: { id: string; text: string }) => ({ id: ask.id, text: ask.text })),
      { text: '남은 요구' },
    ];
    await api.send(
      'PATCH',
      '/proposals/seed:P32',
      { asks: more },
      { 'if-match': `"${String(rest.revision)}"` },
    );
    expect((await undo(step)).status).toBe(200);
    const restored = (await read('proposal', 'seed:P32')).body.asks;
    expect(restored.map(({ no }: { no: number }) => no)).toEqual([1, 2, 3, 4]);
    expect([restored[0].text, restored[3].text]).toEqual([kept.text, '남은 요구']);
  });
});
