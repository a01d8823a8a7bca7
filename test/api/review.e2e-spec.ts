import { type Answer, type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, type TestAccount } from '../support/sign-in.js';

let api: RunningApi;
let reviewer: TestAccount;
let other: TestAccount;
beforeEach(async () => {
  api = await startTestApi('scored');
  reviewer = await makeAccount(api.database.dataSource, ['reviewer']);
  other = await makeAccount(api.database.dataSource, ['reviewer']);
});
afterEach(() => api.close());

interface Pair {
  readonly path: string;
  readonly askId: string;
  readonly measureId: string;
  readonly proposalId: string;
}

/** The n-th best alignment of a proposal's first ask with a programme that exists already. */
async function pairOf(key: string, place = 0): Promise<Pair> {
  const { body } = await api.get(`/proposals/${key}/alignments?ask=1&kind=programme`);
  const live = body.items.filter(({ measure }: { measure: { status: string } }) =>
    ['in_force', 'open', 'funded'].includes(measure.status),
  );
  const { ask, measure, proposal } = live[place];
  const [askId, measureId] = [ask.id, measure.id];
  return { path: `/alignments/${askId}/${measureId}`, askId, measureId, proposalId: proposal.id };
}

const standing = (pair: Pair, who: TestAccount = reviewer): Promise<Answer> =>
  api.get(`${pair.path}/review`, bearer(who.key));

const CONFIRMED = { decision: 'confirmed', extent: 'wholly', reasonCode: 'other-words', reason: '같은 내용' };
const REJECTED = { decision: 'rejected', reasonCode: 'other-purpose', reason: '목적이 다르다' };

/** Decides as whoever just read both texts. */
async function decide(
  pair: Pair,
  draft: object,
  { who = reviewer, version }: { who?: TestAccount; version?: number } = {},
): Promise<Answer> {
  const { body } = await standing(pair, who);
  return api.as(
    { ...bearer(who.key), 'if-match': `"${String(version ?? body.review?.version ?? 0)}"` },
    'PUT',
    `${pair.path}/review`,
    { textDigest: body.textDigest, ...draft },
  );
}

/** Takes back what a reviewer saw at a version, with a method and an address below the review's. */
const takeBack = (pair: Pair, how: 'DELETE ' | 'POST /undo', version: number): Promise<Answer> => {
  const [method = '', action = ''] = how.split(' ');
  const headers = { ...bearer(reviewer.key), 'if-match': `"${String(version)}"` };
  return api.as(headers, method, `${pair.path}/review${action}`, {});
};

const askOf = async (pair: Pair) => {
  await api.recompute();
  const { body } = await api.get(`/proposals/${pair.proposalId}`);
  return body.asks.find(({ id }: { id: string }) => id === pair.askId);
};

const editProgramme = async (pair: Pair, body: string): Promise<Answer> => {
  const { headers } = await api.get(`/programmes/${pair.measureId}`);
  const match = { 'if-match': headers.get('etag') ?? '' };
  return api.send('PATCH', `/programmes/${pair.measureId}`, { body }, match);
};

describe('a decision', () => {
  it('goes before the score, stays through edits, turns stale with the difference, and is confirmed anew', async () => {
    const pair = await pairOf('seed:P12');
    expect((await standing(pair)).body).toMatchObject({ review: null, isStale: false, secondReview: false });
    const decided = await decide(pair, CONFIRMED);
    expect([decided.status, decided.headers.get('etag')]).toEqual([200, '"1"']);
    expect(decided.body).toMatchObject({ state: 'in_effect', decidedBy: reviewer.name, isOwn: true });
    const ask = await askOf(pair);
    expect(ask.coverage).toMatchObject({ status: 'covered', missing: [] });
    expect(ask.coverage.best[0]).toBe(pair.measureId);
    expect(ask.decisions).toMatchObject([{ verdict: 'answers_wholly', isStale: false }]);

    const before = (await api.get(pair.path)).body;
    expect(before.decision).toMatchObject({ verdict: 'answers_wholly', isStale: false });
    expect((await editProgramme(pair, '전혀 다른 사업이 되었다.')).status).toBe(200);
    await api.recompute();
    const stale = await standing(pair);
    expect(stale.body.isStale).toBe(true);
    expect(stale.body.differences).toEqual([
      { side: 'measure', field: 'body', before: before.measureBody, after: '전혀 다른 사업이 되었다.' },
    ]);
    expect((await askOf(pair)).decisions).toMatchObject([{ verdict: 'answers_wholly', isStale: true }]);
    const listed = await api.get('/reviews?stale=true', bearer(reviewer.key));
    expect(listed.body.items).toMatchObject([{ askId: pair.askId, isStale: true, decision: 'confirmed' }]);
    expect((await api.get('/reviews?stale=false', bearer(reviewer.key))).body.total).toBe(0);

    expect((await decide(pair, CONFIRMED)).body).toMatchObject({ version: 2, state: 'in_effect' });
    expect((await standing(pair)).body).toMatchObject({ isStale: false, differences: [] });
  });

  it('leaves the automatic score visible beside it', async () => {
    const pair = await pairOf('seed:P01');
    const { score } = (await api.get(pair.path)).body;
    await decide(pair, {
      decision: 'adjusted',
      score: 12.5,
      reasonCode: 'other-target',
      reason: '대상이 다르다',
    });
    await api.recompute();
    const after = (await api.get(pair.path)).body;
    expect(after).toMatchObject({ score, decision: { verdict: 'adjusted', score: 12.5 } });
    expect((await standing(pair)).body.review).toMatchObject({ automaticScore: score, score: 12.5 });
    expect((await api.get('/alignments.csv')).text).toContain(',adjusted,');
  });

  it('shows the public what was decided and neither why nor by whom', async () => {
    const pair = await pairOf('seed:P01');
    await decide(pair, { ...REJECTED, reason: '내부에서만 볼 사유' });
    for (const path of [
      pair.path,
      '/proposals/seed:P01',
      '/proposals/seed:P01/alignments',
      '/alignments.csv',
    ]) {
      const { text } = await api.get(path);
      expect(text).toContain('rejected');
      expect(text).not.toMatch(/내부에서만|other-purpose/);
      expect(text).not.toContain(reviewer.id);
      expect(text).not.toContain(reviewer.name);
    }
    const company = await makeAccount(api.database.dataSource, ['company']);
    for (const path of [`${pair.path}/review`, `${pair.path}/review/versions`, '/reviews']) {
      expect((await api.get(path)).status).toBe(401);
      expect((await api.get(path, bearer(company.key))).status).toBe(403);
    }
  });

  it('needs a reason, and what belongs to it', async () => {
    const pair = await pairOf('seed:P01');
    for (const [draft, field] of [
      [{ ...CONFIRMED, reason: ' ' }, 'reason'],
      [{ ...CONFIRMED, extent: null }, 'extent'],
      [{ ...CONFIRMED, score: 50 }, 'score'],
      [{ ...REJECTED, reasonCode: 'other-words' }, 'reasonCode'],
      [{ ...REJECTED, decision: 'adjusted', score: 50.55 }, 'score'],
      [{ ...REJECTED, decision: 'maybe' }, 'decision'],
    ] as const) {
      const { status, body } = await decide(pair, draft);
      expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([400, [field]]);
    }
    expect((await standing(pair)).body.review).toBeNull();
  });

  it('is refused on texts that changed after they were read, and on what nobody may see', async () => {
    const pair = await pairOf('seed:P01');
    const { body } = await standing(pair);
    await editProgramme(pair, '그사이 바뀐 본문');
    const late = await decide(pair, { ...CONFIRMED, textDigest: body.textDigest });
    expect([late.status, late.body.code]).toEqual([409, 'review.text-changed']);
    await api.database.dataSource.query(`UPDATE programme SET visibility = 'internal' WHERE id = $1`, [
      pair.measureId,
    ]);
    expect((await standing(pair)).status).toBe(404);
    const hidden = await decide(pair, { ...CONFIRMED, textDigest: body.textDigest }, { version: 0 });
    expect([hidden.status, hidden.body.code]).toEqual([404, 'alignment.not-found']);
  });

  it('is not overwritten by somebody who saw an older one', async () => {
    const pair = await pairOf('seed:P01');
    const outcomes = await Promise.all([
      decide(pair, CONFIRMED, { version: 0 }),
      decide(pair, REJECTED, { who: other, version: 0 }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = outcomes.find(({ status }) => status === 412);
    expect(refused?.body).toMatchObject({ code: 'review.stale', currentRevision: 1 });
    expect((await standing(pair)).body.review.version).toBe(1);
    const missing = await api.as(bearer(reviewer.key), 'PUT', `${pair.path}/review`, CONFIRMED);
    expect(missing.status).toBe(428);
  });
});

describe('taking a decision back', () => {
  it('undoes the last change, also the undoing, and keeps everything in the history', async () => {
    const pair = await pairOf('seed:P01');
    const automatic = (await askOf(pair)).coverage;
    await decide(pair, CONFIRMED);
    await decide(pair, REJECTED);
    expect((await takeBack(pair, 'POST /undo', 2)).body).toMatchObject({
      version: 3,
      decision: 'confirmed',
    });
    expect((await askOf(pair)).decisions).toMatchObject([{ verdict: 'answers_wholly' }]);
    expect((await takeBack(pair, 'POST /undo', 3)).body).toMatchObject({ version: 4, decision: 'rejected' });
    expect((await takeBack(pair, 'DELETE ', 4)).body).toMatchObject({ state: 'withdrawn', decision: null });
    const after = await askOf(pair);
    expect(after.decisions).toEqual([]);
    expect(after.coverage).toEqual({ ...automatic, freshness: after.coverage.freshness });
    const first = await api.get(`${pair.path}/review/versions?limit=3`, bearer(reviewer.key));
    const rest = await api.get(
      `${pair.path}/review/versions?limit=3&cursor=${String(first.body.nextCursor)}`,
      bearer(reviewer.key),
    );
    expect([...first.body.items, ...rest.body.items].map(({ action }: { action: string }) => action)).toEqual(
      ['withdraw', 'undo', 'undo', 'decide', 'decide'],
    );
    expect(first.body.total).toBe(5);
  });

  it('undoes the first decision to none, and refuses where there is nothing to undo', async () => {
    const pair = await pairOf('seed:P01');
    expect((await takeBack(pair, 'POST /undo', 0)).body.code).toBe('review.not-found');
    expect((await takeBack(pair, 'DELETE ', 0)).body.code).toBe('review.not-found');
    await decide(pair, CONFIRMED);
    expect((await takeBack(pair, 'POST /undo', 1)).body).toMatchObject({ version: 2, state: 'withdrawn' });
    expect((await askOf(pair)).decisions).toEqual([]);
  });

  it('cannot be done in the database itself, which only takes new versions', async () => {
    const pair = await pairOf('seed:P01');
    await decide(pair, CONFIRMED);
    for (const sql of [`UPDATE review SET reason = 'x'`, 'DELETE FROM review']) {
      await expect(api.database.dataSource.query(sql)).rejects.toThrow('takes only new rows');
    }
  });
});

describe('many decisions at once', () => {
  it('are made each by itself: those that are refused say why and leave the others as they are', async () => {
    const pairs = [await pairOf('seed:P01'), await pairOf('seed:P01', 1), await pairOf('seed:P12')];
    const items = [];
    for (const [index, pair] of pairs.entries()) {
      const { textDigest } = (await standing(pair)).body;
      const { askId, measureId } = pair;
      items.push({ ...REJECTED, askId, measureId, textDigest, version: index === 1 ? 7 : 0 });
    }
    const { status, body } = await api.as(bearer(reviewer.key), 'POST', '/reviews/bulk', { items });
    expect(status).toBe(200);
    expect(
      body.items.map(
        ({ review, problem }: { review: { state: string }; problem: { code: string } | null }) =>
          problem?.code ?? review.state,
      ),
    ).toEqual(['in_effect', 'review.stale', 'in_effect']);
    const listed = await api.get('/reviews?limit=1', bearer(reviewer.key));
    expect([listed.body.total, listed.body.items[0].askId]).toEqual([2, pairs[2]?.askId]);
    const next = await api.get(
      `/reviews?limit=1&cursor=${String(listed.body.nextCursor)}`,
      bearer(reviewer.key),
    );
    expect([next.body.items[0].askId, next.body.nextCursor]).toEqual([pairs[0]?.askId, null]);
  });

  it('find reasons with sentences to begin from', async () => {
    const { body } = await api.get('/reviews/reasons');
    expect(body.items.length).toBeGreaterThan(5);
    expect(body.items[0]).toMatchObject({ decisions: ['confirmed'], template: { ko: expect.any(String) } });
  });
});

describe('what nobody has reviewed', () => {
  const undecided = (query: string): Promise<Answer> =>
    api.get(`/reviews/undecided?${query}`, bearer(reviewer.key));

  it('is what coverage rests on, the highest scores first, page by page, and goes with the first decision', async () => {
    const { body: first } = await undecided('limit=2');
    expect(first.total).toBeGreaterThan(3);
    const { body: second } = await undecided(`limit=2&cursor=${first.nextCursor}`);
    const items = [...first.items, ...second.items];
    expect(new Set(items.map(({ askId, measureId }) => `${askId}/${measureId}`)).size).toBe(4);
    const scores = items.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const [best] = items;
    const { body: proposal } = await api.get(`/proposals/${best.proposalId}`);
    const rests = proposal.asks.find(({ id }: { id: string }) => id === best.askId).coverage.best;
    expect(rests).toContain(best.measureId);

    const { askId, measureId, presentDigest: textDigest } = best;
    const item = { askId, measureId, version: 0, textDigest, ...CONFIRMED };
    const { body: outcome } = await api.as(bearer(reviewer.key), 'POST', '/reviews/bulk', { items: [item] });
    expect(outcome.items[0].problem).toBeNull();
    const { body: after } = await undecided('limit=2');
    expect(after.total).toBe(first.total - 1);
    expect(after.items[0]).toEqual(items[1]);
  });

  it('is for those who work here', async () => {
    const company = await makeAccount(api.database.dataSource, ['company']);
    expect((await api.get('/reviews/undecided')).status).toBe(401);
    expect((await api.get('/reviews/undecided', bearer(company.key))).status).toBe(403);
    expect((await undecided('cursor=x')).body.code).toBe('request.cursor-invalid');
  });
});
