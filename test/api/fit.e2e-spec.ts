import { CriteriaReadingService, UNKNOWN_COMPANY } from '@jeonghap/fit';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { makeAccount, openSession, OWN_SCRIPT } from '../support/sign-in.js';

const NOTICE =
  '신청 대상은 업력 7년 이내의 기업이다. 상시근로자 50인 미만이어야 한다. 국세 또는 지방세를 체납한 기업은 제외한다.';
const KNOWN = {
  ...UNKNOWN_COMPANY,
  ...{ foundedOn: '2023-03-02', preFounder: false, employees: 12, exclusions: { 'tax-arrears': false } },
};

let api: RunningApi;
let programmeId: string;
let company: Record<string, string>;
let editor: Record<string, string>;
beforeAll(async () => {
  api = await startTestApi('sample', { browser: '/no/such/browser' });
  const { dataSource } = api.database;
  const [row] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO programme (title, status, body, application_kind, application_to, source_url)
     VALUES ('=시험 사업', 'open', $1, 'fixed', '2099-12-31', 'https://notice.example/1') RETURNING id`,
    [NOTICE],
  );
  programmeId = row?.id ?? '';
  await new CriteriaReadingService(dataSource).readMissing();
  const { id } = await makeAccount(dataSource, ['company']);
  await dataSource.query(
    `UPDATE user_account SET stakeholder_id = (SELECT id FROM stakeholder WHERE type = 'company' LIMIT 1) WHERE id = $1`,
    [id],
  );
  company = await openSession(dataSource, id);
  editor = await openSession(dataSource, (await makeAccount(dataSource, ['editor'])).id);
});
afterAll(() => api.close());

interface Item {
  readonly programme: { readonly id: string };
  readonly verdict: string;
  readonly hasNoCriteria: boolean;
  readonly criteria: readonly { readonly verdict: string; readonly sentence: string }[];
}
const assess = (facts: object, rest: object = {}) =>
  api.as(OWN_SCRIPT, 'POST', '/fit', { facts, limit: 100, ...rest });
async function itemOf(facts: object): Promise<Item | undefined> {
  const { groups } = (await assess(facts)).body;
  const items: Item[] = [groups.eligible, groups.check, groups.not_eligible].flatMap(
    ({ items: some }) => some,
  );
  return items.find(({ programme }) => programme.id === programmeId);
}

describe('POST /fit', () => {
  it('decides each criterion by its sentence, from what is known', async () => {
    expect(await itemOf(UNKNOWN_COMPANY)).toMatchObject({ verdict: 'check' });
    expect(await itemOf(KNOWN)).toMatchObject({ verdict: 'eligible' });
    const old = await itemOf({ ...KNOWN, foundedOn: '2001-03-02' });
    expect(old?.verdict).toBe('not_eligible');
    expect(old?.criteria.find(({ verdict }) => verdict === 'fails')?.sentence).toContain('업력 7년 이내');
  });

  it('says of programmes without criteria that they are to be checked, never that one can apply', async () => {
    const { groups, counts } = (await assess(KNOWN)).body;
    const check: Item[] = groups.check.items;
    expect(check.some(({ hasNoCriteria }) => hasNoCriteria)).toBe(true);
    expect(groups.eligible.items.some((one: Item) => one.hasNoCriteria)).toBe(false);
    expect(counts.eligible + counts.check + counts.not_eligible).toBeGreaterThan(10);
  });

  it('asks about facts that can hardly be, instead of refusing them', async () => {
    const { status, body } = await assess({ ...KNOWN, foundedOn: '2999-01-01', employees: -3 });
    expect(status).toBe(200);
    expect(body.questions.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['founded-in-future', 'count-impossible']),
    );
  });

  it('says what would change the result, and how close programmes are to what is wanted', async () => {
    const { body } = await assess({ ...UNKNOWN_COMPANY, wants: '불량 검사를 자동화하고 싶다' });
    expect(body.asks.map(({ fact }: { fact: string }) => fact)).toContain('foundedOn');
    expect(body.relevance).toBe('scored');
    const relevance = body.groups.check.items.map((item: { relevance: number }) => item.relevance);
    expect(Math.max(...relevance)).toBeGreaterThan(Math.min(...relevance));
  });

  it('pages through a group with the same facts only', async () => {
    const first = (await assess(KNOWN, { limit: 2 })).body.groups.check;
    const page = { group: 'check', limit: 2, cursor: first.nextCursor };
    const next = await api.as(OWN_SCRIPT, 'POST', '/fit/results', { facts: KNOWN, ...page });
    expect([next.status, next.body.total]).toEqual([200, first.total]);
    expect(next.body.items[0].programme.id).not.toBe(first.items[0].programme.id);
    const other = await api.as(OWN_SCRIPT, 'POST', '/fit/results', {
      ...{ facts: { ...KNOWN, employees: 13 }, ...page },
    });
    expect([other.status, other.body.code]).toEqual([400, 'request.cursor-invalid']);
  });

  it.each([
    [{}, 'facts'],
    [{ facts: { ...KNOWN, employees: '열둘' } }, 'facts.employees'],
    [{ facts: { ...KNOWN, aiStages: ['dreams'] } }, 'facts.aiStages'],
    [{ facts: { ...KNOWN, exclusions: { 'tax-arrears': 'yes' } } }, 'facts.exclusions.tax-arrears'],
  ])('refuses %j', async (body, field) => {
    const answer = await api.as(OWN_SCRIPT, 'POST', '/fit', body);
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
  });
});

describe('POST /fit/files/:format', () => {
  const file = (format: string) =>
    fetch(`${api.origin}/api/v1/fit/files/${format}`, {
      method: 'POST',
      headers: { ...OWN_SCRIPT, 'content-type': 'application/json' },
      body: JSON.stringify({ facts: KNOWN, groups: ['eligible'] }),
    });

  it('writes no formula into CSV, and says that the notice prevails', async () => {
    const text = await (await file('csv')).text();
    expect(text).toContain(`'=시험 사업`);
    expect(text).toContain('공고 원문이 우선');
  });

  it('writes last days as whole days, the same entry each time', async () => {
    const [first, second] = [await (await file('ics')).text(), await (await file('ics')).text()];
    expect(first).toBe(second);
    expect(first).toContain('DTSTART;VALUE=DATE:20991231');
    expect(first).toContain(`UID:${programmeId}`);
  });

  it('writes a workbook, and knows no other format', async () => {
    expect((await file('xlsx')).headers.get('content-type')).toContain('spreadsheetml');
    expect((await file('doc')).status).toBe(404);
  });

  it('says that there is no browser to print PDF with, and that before it is asked for', async () => {
    const answer = await file('pdf');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'report.no-browser' });
    expect((await assess(KNOWN)).body.isPdfMade).toBe(false);
  });
});

describe('GET /industries', () => {
  it('finds industries by name', async () => {
    const { body } = await api.get(`/industries?q=${encodeURIComponent('소프트웨어')}`);
    expect(body.items.map(({ code }: { code: string }) => code)).toContain('62');
  });
});

describe('criteria of a programme', () => {
  const path = () => `/programmes/${programmeId}/criteria`;
  const change = (seen: string, criterionId: string, body: object) =>
    api.as({ ...editor, 'if-match': `"${seen}"` }, 'PUT', `${path()}/${criterionId}`, body);

  it('are read by everybody, corrected by editors, and lost by nobody', async () => {
    const { criteria } = (await api.get(path())).body;
    const criterion = criteria.find(({ rule }: { rule: { kind: string } }) => rule.kind === 'employees');
    const draft = {
      criterion: {
        polarity: 'requires',
        rule: { kind: 'employees', max: { value: 10, inclusive: false } },
        sentence: '상시근로자 10인 미만이어야 한다.',
      },
      reason: '정정 공고',
    };
    expect((await change('0', criterion.id, draft)).status).toBe(200);
    expect((await itemOf(KNOWN))?.verdict).toBe('not_eligible');
    expect((await change('0', criterion.id, draft)).status).toBe(412);
    expect((await change('0', 'no-such', draft)).body.code).toBe('criterion.not-found');
    const bad = { ...draft, criterion: { ...draft.criterion, rule: { kind: 'employees' } } };
    expect((await change('1', criterion.id, bad)).body.code).toBe('criterion.rule-invalid');
    const back = await api.as(
      { ...editor, 'if-match': '"1"' },
      'DELETE',
      `${path()}/${String(criterion.id)}`,
    );
    expect(back.status).toBe(200);
    expect((await itemOf(KNOWN))?.verdict).toBe('eligible');
  });

  it('are doubted by whoever is signed in, and that is settled by editors once', async () => {
    const [{ id }] = (await api.get(path())).body.criteria;
    const ask = (headers: Record<string, string>) =>
      api.as(headers, 'POST', `${path()}/${String(id)}/correction-requests`, { text: '공고와 다릅니다' });
    expect((await ask(OWN_SCRIPT)).status).toBe(401);
    const asked = await ask(company);
    expect(asked.status).toBe(201);
    expect((await api.get('/correction-requests', company)).status).toBe(403);
    expect((await api.get('/correction-requests', editor)).body).toMatchObject({
      ...{ total: 1, items: [{ text: '공고와 다릅니다', answer: null }] },
    });
    const settle = () =>
      api.as(editor, 'POST', `/correction-requests/${String(asked.body.id)}/settle`, { answer: '고쳤음' });
    expect([(await settle()).status, (await settle()).body.code]).toEqual([
      200,
      'correction-request.settled',
    ]);
  });

  it('answers 404 for a programme that there is not', async () => {
    expect((await api.get('/programmes/no-such/criteria')).body.code).toBe('programme.not-found');
  });
});

describe('company profiles', () => {
  it('are saved, changed by whoever saw them last, taken along and erased', async () => {
    const made = await api.as(company, 'POST', '/fit/profiles', { name: '본사', facts: KNOWN });
    expect([made.status, made.body.facts]).toEqual([201, KNOWN]);
    const path = `/fit/profiles/${String(made.body.id)}`;
    const change = { facts: { ...KNOWN, employees: 13 } };
    expect((await api.as(company, 'PATCH', path, change)).status).toBe(428);
    const seen = { ...company, 'if-match': '"1"' };
    expect((await api.as(seen, 'PATCH', path, change)).body.revision).toBe(2);
    expect((await api.as(seen, 'PATCH', path, change)).status).toBe(412);
    const taken = await api.as(company, 'POST', '/fit/profiles', { name: '본사', facts: KNOWN });
    expect([taken.status, taken.body.code]).toEqual([409, 'profile.name-taken']);
    expect((await api.get('/fit/profiles/export', company)).body.profiles).toHaveLength(1);
    expect((await api.as(company, 'DELETE', '/fit/profiles')).body).toEqual({ erased: 1 });
    expect((await api.get(path, company)).status).toBe(404);
  });

  it('are for people who act for a company', async () => {
    expect((await api.get('/fit/profiles')).status).toBe(401);
    expect((await api.get('/fit/profiles', editor)).body).toEqual({ company: null, items: [] });
    const refused = await api.as(editor, 'POST', '/fit/profiles', { name: '본사', facts: KNOWN });
    expect([refused.status, refused.body.code]).toEqual([409, 'profile.no-company']);
  });

  it('are numbers to those who work here, and nothing to others', async () => {
    expect((await api.get('/fit/statistics', company)).status).toBe(403);
    expect((await api.get('/fit/statistics', editor)).body.items).toEqual([]);
  });
});
