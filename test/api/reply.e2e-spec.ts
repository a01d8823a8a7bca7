import { type Answer, type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, type TestAccount } from '../support/sign-in.js';

let api: RunningApi;
let reviewer: TestAccount;
beforeEach(async () => {
  api = await startTestApi('sample');
  reviewer = await makeAccount(api.database.dataSource, ['reviewer']);
});
afterEach(() => api.close());

const DRAFT = {
  status: 'accepted',
  reason: '내년 예산에 반영하였다.',
  office: '과학기술정보통신부',
  repliedOn: '2026-11-20',
  visibility: 'public',
};
const staff = () => bearer(reviewer.key);

const asksOf = async (key: string, headers = {}) =>
  (await api.get(`/proposals/${key}/replies`, headers)).body.items;
const askOf = async (key: string): Promise<string> => (await asksOf(key))[0].askId;
const record = (askId: string, draft: object, version = 0): Promise<Answer> =>
  api.as({ ...staff(), 'if-match': `"${String(version)}"` }, 'PUT', `/asks/${askId}/reply`, draft);

/** Sets the day from which a proposal's clocks run, days before today in Seoul. */
const receive = (key: string, daysAgo: number) =>
  api.database.dataSource.query(
    `UPDATE proposal SET occasion_date = (now() AT TIME ZONE 'Asia/Seoul')::date - $2::int WHERE external_ref = $1`,
    [key, daysAgo],
  );
const overdueOf = async (key: string) => (await asksOf(key, staff()))[0].clocks.overdue;

describe('an official answer', () => {
  it('is public with its reason, and keeps who wrote it down and the clocks for those who work here', async () => {
    const askId = await askOf('seed:P01');
    const recorded = await record(askId, DRAFT);
    expect([recorded.status, recorded.headers.get('etag')]).toEqual([200, '"1"']);
    expect(recorded.body).toMatchObject({ ...DRAFT, actor: reviewer.name });
    expect((await asksOf('seed:P01'))[0]).toMatchObject({ reply: { ...DRAFT, actor: null }, clocks: null });
    expect((await asksOf('seed:P01', staff()))[0].clocks).toMatchObject({
      firstAnswerDue: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  it('that is internal does not reach the public, whose last public answer stays', async () => {
    const askId = await askOf('seed:P01');
    await record(askId, { ...DRAFT, status: 'under_review', reason: '검토 중이다.' });
    await record(askId, { ...DRAFT, status: 'not_accepted', reason: '내부 방침', visibility: 'internal' }, 1);
    expect((await asksOf('seed:P01'))[0].reply).toMatchObject({ version: 1, status: 'under_review' });
    expect((await asksOf('seed:P01', staff()))[0].reply).toMatchObject({
      version: 2,
      status: 'not_accepted',
    });
    const seenByAll = await api.get(`/asks/${askId}/replies`);
    expect([seenByAll.body.total, seenByAll.text.includes('내부 방침')]).toEqual([1, false]);
    const seenByStaff = await api.get(`/asks/${askId}/replies?limit=1`, staff());
    expect(seenByStaff.body).toMatchObject({ total: 2, items: [{ version: 2, reason: '내부 방침' }] });
    const company = await makeAccount(api.database.dataSource, ['company']);
    const ofCompany = await api.get(`/asks/${askId}/replies`, bearer(company.key));
    expect(ofCompany.text).not.toContain('내부 방침');
    expect((await api.get('/replies', bearer(company.key))).status).toBe(403);
  });

  it('is gone from the public with its proposal', async () => {
    const askId = await askOf('seed:P01');
    await record(askId, DRAFT);
    await api.database.dataSource.query(
      `UPDATE proposal SET visibility = 'draft' WHERE external_ref = 'seed:P01'`,
    );
    expect((await api.get(`/asks/${askId}/replies`)).status).toBe(404);
    expect((await record(askId, DRAFT, 1)).body.code).toBe('ask.not-found');
  });

  it('is not overwritten by somebody who saw an older one, and has all that it needs', async () => {
    const askId = await askOf('seed:P01');
    const outcomes = await Promise.all([record(askId, DRAFT), record(askId, DRAFT)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 412]);
    for (const [draft, field] of [
      [{ ...DRAFT, reason: ' ' }, 'reason'],
      [{ ...DRAFT, repliedOn: '2026-02-30' }, 'repliedOn'],
      [{ ...DRAFT, status: 'maybe' }, 'status'],
      [{ ...DRAFT, office: undefined }, 'office'],
    ] as const) {
      const { status, body } = await record(askId, draft, 1);
      expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([400, [field]]);
    }
    await expect(api.database.dataSource.query('DELETE FROM reply')).rejects.toThrow('takes only new rows');
  });

  it('never comes from a score', async () => {
    const before = await asksOf('seed:P01', staff());
    await api.recompute();
    expect(await asksOf('seed:P01', staff())).toEqual(before);
    expect(before[0].reply).toBeNull();
  });
});

describe('the clocks', () => {
  it('run out after 14 days without an answer, and after three months without a decision', async () => {
    const askId = await askOf('seed:P01');
    await receive('seed:P01', 14);
    expect(await overdueOf('seed:P01')).toBeNull();
    await receive('seed:P01', 15);
    expect(await overdueOf('seed:P01')).toBe('first_answer');
    await record(askId, { ...DRAFT, status: 'under_review' });
    expect(await overdueOf('seed:P01')).toBeNull();
    await receive('seed:P01', 93);
    expect(await overdueOf('seed:P01')).toBe('justification');
    await record(askId, { ...DRAFT, status: 'not_accepted' }, 1);
    expect(await overdueOf('seed:P01')).toBeNull();
  });

  it('order the list of what is due, page by page, each ask once', async () => {
    await api.database.dataSource.query(
      `UPDATE proposal SET occasion_date = DATE '2026-01-01' + ascii(right(external_ref, 1))`,
    );
    const seen: string[] = [];
    const dues: string[] = [];
    let cursor = '';
    do {
      const { body } = await api.get(`/replies?overdue=true&limit=20${cursor}`, staff());
      for (const { askId, clocks } of body.items) {
        seen.push(askId);
        dues.push(clocks.firstAnswerDue);
      }
      cursor = body.nextCursor === null ? '' : `&cursor=${String(body.nextCursor)}`;
      expect(body.total).toBeGreaterThan(40);
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(dues).toEqual([...dues].sort());
    const first = seen[0] ?? '';
    await record(first, DRAFT);
    expect((await api.get('/replies?status=accepted', staff())).body.items).toMatchObject([{ askId: first }]);
    const left = await api.get('/replies?overdue=true&status=unanswered', staff());
    expect(left.body.total).toBe(seen.length - 1);
  });
});
