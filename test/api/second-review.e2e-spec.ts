import { type Answer, type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, type TestAccount } from '../support/sign-in.js';

const DRAFT = { decision: 'rejected', reasonCode: 'other-purpose', reason: '목적이 다르다' };

let api: RunningApi;
let first: TestAccount;
let second: TestAccount;
let path: string;
beforeAll(async () => {
  api = await startTestApi('scored', { secondReview: true });
  first = await makeAccount(api.database.dataSource, ['reviewer']);
  second = await makeAccount(api.database.dataSource, ['admin']);
  const { ask, measure } = (await api.get('/proposals/seed:P01/alignments')).body.items[0];
  path = `/alignments/${ask.id}/${measure.id}`;
});
afterAll(() => api.close());

/** Sends a change as somebody who just read the pair. */
async function send(who: TestAccount, method: string, action: string, body: object): Promise<Answer> {
  const standing = await api.get(`${path}/review`, bearer(who.key));
  const headers = { ...bearer(who.key), 'if-match': standing.headers.get('etag') ?? '' };
  const { textDigest } = standing.body;
  return api.as(headers, method, `${path}/review${action}`, { textDigest, ...body });
}

const inEffect = async () => (await api.get(path)).body.decision;

describe('where a second person has to agree', () => {
  it('takes a decision only then, and never from the same person', async () => {
    expect((await send(first, 'PUT', '', DRAFT)).body).toMatchObject({ state: 'awaiting_second' });
    expect(await inEffect()).toBeNull();
    const own = await send(first, 'POST', '/second', { agrees: true });
    expect([own.status, own.body.code]).toEqual([409, 'review.same-person']);
    const waiting = await api.get('/reviews?state=awaiting_second', bearer(second.key));
    expect(waiting.body.items).toMatchObject([{ decidedBy: first.name, isOwn: false }]);
    const agreed = await send(second, 'POST', '/second', { agrees: true, note: '같은 생각' });
    expect(agreed.body).toMatchObject({ state: 'in_effect', decidedBy: first.name, actor: second.name });
    expect(await inEffect()).toMatchObject({ verdict: 'rejected' });
    expect((await send(second, 'POST', '/second', { agrees: true })).body.code).toBe('review.not-waiting');
  });

  it('keeps the decision before in effect while the next one waits or was sent back', async () => {
    await send(first, 'PUT', '', {
      ...{ decision: 'confirmed', extent: 'partly', reasonCode: 'other-words', reason: '다시 보니 맞다' },
    });
    expect(await inEffect()).toMatchObject({ verdict: 'rejected' });
    const returned = await send(second, 'POST', '/second', { agrees: false, note: '근거가 부족하다' });
    expect(returned.body).toMatchObject({ state: 'returned', note: '근거가 부족하다' });
    expect(await inEffect()).toMatchObject({ verdict: 'rejected' });
  });

  it('goes back to it when the new one is undone after it took effect', async () => {
    await send(second, 'PUT', '', { ...DRAFT, decision: 'adjusted', score: 40 });
    await send(first, 'POST', '/second', { agrees: true });
    expect(await inEffect()).toMatchObject({ verdict: 'adjusted', score: 40 });
    expect((await send(first, 'POST', '/undo', {})).body).toMatchObject({ state: 'awaiting_second' });
    expect(await inEffect()).toMatchObject({ verdict: 'rejected' });
  });
});
