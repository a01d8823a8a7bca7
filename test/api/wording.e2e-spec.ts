import { DataSource } from 'typeorm';
import { type Answer, type RunningApi, startTestApi } from '../support/running-api.js';
import { findDivergences } from '../support/score-oracle.js';
import { bearer, makeAccount, type TestAccount } from '../support/sign-in.js';

const CONFIRMED = { decision: 'confirmed', extent: 'partly', reasonCode: 'other-words', reason: '같은 내용' };
const OWN_WORDS = '우리 동네 떡집에도 포장 로봇을 놓아 달라';

let api: RunningApi;
let reviewer: TestAccount;
let second: TestAccount;

const start = async (secondReview: boolean): Promise<void> => {
  api = await startTestApi('scored', { secondReview });
  reviewer = await makeAccount(api.database.dataSource, ['reviewer']);
  second = await makeAccount(api.database.dataSource, ['reviewer', 'editor']);
};

interface Asked {
  readonly askId: string;
  readonly proposalId: string;
}

/** A proposal with one ask of its own. */
async function propose(text = OWN_WORDS): Promise<Asked> {
  const draft = { title: '상인회 건의', stakeholder: 'seed:S01', asks: [{ text }] };
  const { body } = await api.send('POST', '/proposals', draft);
  return { askId: body.asks[0].id, proposalId: body.id };
}

const measureId = async (path: string): Promise<string> => (await api.get(path)).body.id;

/** Sends a change of a review as somebody who just read the pair. */
async function review(
  { askId }: Asked,
  measure: string,
  { who = reviewer, method = 'PUT', action = '', body = CONFIRMED as object },
): Promise<Answer> {
  const path = `/alignments/${askId}/${measure}/review`;
  const standing = await api.get(path, bearer(who.key));
  const version = String(standing.body.review?.version ?? 0);
  return api.as({ ...bearer(who.key), 'if-match': `"${version}"` }, method, `${path}${action}`, {
    textDigest: standing.body.textDigest,
    ...body,
  });
}

const wordings = async (path: string): Promise<readonly { askId: string; text: string }[]> =>
  (await api.get(path)).body.wordings;
const textsOf = async (path: string): Promise<readonly string[]> =>
  (await wordings(path)).map(({ text }) => text);

const editAsk = async ({ askId, proposalId }: Asked, text: string): Promise<void> => {
  const { headers } = await api.get(`/proposals/${proposalId}`);
  const match = { 'if-match': headers.get('etag') ?? '' };
  const edited = await api.send('PATCH', `/proposals/${proposalId}`, { asks: [{ id: askId, text }] }, match);
  expect(edited.status).toBe(200);
};

const expectExactScores = async (): Promise<void> => {
  await api.recompute();
  expect(await findDivergences(api.database.dataSource)).toEqual([]);
};

describe('confirming an alignment', () => {
  beforeAll(() => start(false));
  afterAll(() => api.close());

  it.each(['/programmes/seed:G16', '/legislative-items/seed:L01'])(
    'lends %s the words of the ask, which everybody reads with where they come from, until it is undone',
    async (path) => {
      const asked = await propose();
      const measure = await measureId(path);
      const before = (await api.get(path)).body;
      expect(before.wordings).toEqual([]);
      await review(asked, measure, {});
      const lent = await api.get(path);
      expect(lent.body.wordings).toEqual([
        {
          ...{ askId: asked.askId, askNo: 1, text: OWN_WORDS, confirmedAt: expect.any(String) as string },
          proposal: { id: asked.proposalId, title: '상인회 건의', titleEn: null },
        },
      ]);
      expect(lent.headers.get('etag')).toBe(`"${String(Number(before.revision) + 1)}"`);
      await expectExactScores();
      await review(asked, measure, { method: 'POST', action: '/undo' });
      expect(await wordings(path)).toEqual([]);
      await review(asked, measure, { method: 'POST', action: '/undo' });
      expect(await textsOf(path)).toEqual([OWN_WORDS]);
      await review(asked, measure, { method: 'DELETE' });
      expect(await wordings(path)).toEqual([]);
      await expectExactScores();
    },
  );

  it('is named by the history and as the reason why another score changed, and leaves the own one', async () => {
    const [asked, other] = [await propose(), await propose('동네 떡집에 포장 로봇을 놓을 돈을 달라')];
    const measure = await measureId('/programmes/seed:G16');
    await api.recompute();
    const scoreOf = async ({ askId }: Asked) => (await api.get(`/alignments/${askId}/${measure}`)).body.score;
    const own = await scoreOf(asked);
    await review(asked, measure, {});
    await expectExactScores();
    expect(await scoreOf(asked)).toBe(own);
    const { body: history } = await api.get('/programmes/seed:G16/history?limit=1');
    expect(history.items[0].changed).toEqual(['wordings']);
    const { body: changes } = await api.get(`/alignments/${other.askId}/${measure}/history?limit=1`);
    expect(changes.items[0].cause).toMatchObject({
      kind: 'programme',
      entryId: measure,
      fields: ['wordings'],
    });
    await review(asked, measure, { method: 'DELETE' });
  });

  it('brings the words of the version before back when it is undone, though the ask was edited since', async () => {
    const asked = await propose();
    const measure = await measureId('/programmes/seed:G16');
    await review(asked, measure, {});
    await editAsk(asked, '떡집 포장 로봇 값을 대 달라');
    expect(await textsOf('/programmes/seed:G16')).toEqual([OWN_WORDS]);
    await review(asked, measure, {});
    expect(await textsOf('/programmes/seed:G16')).toEqual(['떡집 포장 로봇 값을 대 달라']);
    await review(asked, measure, { method: 'POST', action: '/undo' });
    expect(await textsOf('/programmes/seed:G16')).toEqual([OWN_WORDS]);
    await review(asked, measure, {
      body: { decision: 'rejected', reasonCode: 'other-purpose', reason: '다름' },
    });
    expect(await wordings('/programmes/seed:G16')).toEqual([]);
  });

  it('shows the words of an ask that is hidden since to nobody', async () => {
    const asked = await propose('아무도 못 볼 말');
    const measure = await measureId('/programmes/seed:G16');
    await review(asked, measure, {});
    expect(await textsOf('/programmes/seed:G16')).toContain('아무도 못 볼 말');
    const process = api.app.get(DataSource);
    const sql = 'SELECT text FROM measure_wording WHERE ask_id = $1';
    expect(await process.query(sql, [asked.askId])).toHaveLength(1);
    await api.database.dataSource.query(`UPDATE proposal SET visibility = 'draft' WHERE id = $1`, [
      asked.proposalId,
    ]);
    for (const path of ['/programmes/seed:G16', '/programmes/seed:G16/history', '/programmes']) {
      expect((await api.get(path)).text).not.toContain('아무도 못 볼 말');
    }
    expect(await process.query(sql, [asked.askId])).toEqual([]);
    await expectExactScores();
  });

  it('stays with an ask that goes over to another proposal, and comes back with it', async () => {
    const [asked, into] = [await propose(), await propose('다른 요구를 들어 달라')];
    const path = '/programmes/seed:G02';
    await review(asked, await measureId(path), {});
    const seen = async (id: string) => ({ id, revision: (await api.get(`/proposals/${id}`)).body.revision });
    const step = await api.as(bearer(second.key), 'POST', '/merges', {
      ...{ kind: 'proposal', from: await seen(asked.proposalId), into: await seen(into.proposalId) },
      ...{ reason: '같은 제안', asks: [asked.askId] },
    });
    expect(step.status).toBe(201);
    const [carried] = await wordings(path);
    expect(carried).toMatchObject({ text: OWN_WORDS, proposal: { id: into.proposalId } });
    expect(carried?.askId).not.toBe(asked.askId);
    await api.as(bearer(second.key), 'POST', `/rearrangements/${String(step.body.id)}/undo`);
    expect(await wordings(path)).toMatchObject([{ askId: asked.askId, text: OWN_WORDS }]);
    await expectExactScores();
  });
});

describe('where a second person has to agree', () => {
  beforeAll(() => start(true));
  afterAll(() => api.close());

  it('lends the words only then', async () => {
    const asked = await propose();
    const measure = await measureId('/programmes/seed:G16');
    await review(asked, measure, {});
    expect(await wordings('/programmes/seed:G16')).toEqual([]);
    await review(asked, measure, { who: second, method: 'POST', action: '/second', body: { agrees: true } });
    expect(await textsOf('/programmes/seed:G16')).toEqual([OWN_WORDS]);
    const rejected = { decision: 'rejected', reasonCode: 'other-purpose', reason: '다름' };
    await review(asked, measure, { body: rejected });
    expect(await textsOf('/programmes/seed:G16')).toEqual([OWN_WORDS]);
    await review(asked, measure, { who: second, method: 'POST', action: '/second', body: { agrees: true } });
    expect(await wordings('/programmes/seed:G16')).toEqual([]);
  });
});
