import { randomUUID } from 'node:crypto';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { makeAccount, openSession, OWN_SCRIPT } from '../support/sign-in.js';

/** A word that stands nowhere but in one draft. */
const CANARY = '쿼카밀도검사';
const TEXT = {
  title: '데이터와 실증 지원 제안',
  body: '중소기업이 인공지능 바우처로 데이터 가공 비용을 지원받게 해 달라. 울산에 제조 인공지능 실증센터를 만들어 달라.',
};

let api: RunningApi;
let company: Record<string, string>;
let stranger: Record<string, string>;
let nobody: Record<string, string>;
let editor: Record<string, string>;
let companyId: string;

async function member(stakeholder: string): Promise<Record<string, string>> {
  const { dataSource } = api.database;
  const { id } = await makeAccount(dataSource, ['company']);
  await dataSource.query('UPDATE user_account SET stakeholder_id = $2 WHERE id = $1', [id, stakeholder]);
  return openSession(dataSource, id);
}

beforeAll(async () => {
  const quiet = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  api = await startTestApi('scored', { logLevel: 'verbose' });
  quiet.mockRestore();
  const { dataSource } = api.database;
  const rows = await dataSource.query<{ id: string }[]>(
    `SELECT s.id FROM stakeholder s WHERE EXISTS (SELECT FROM proposal p WHERE p.stakeholder_id = s.id)
      ORDER BY (SELECT count(*) FROM proposal p WHERE p.stakeholder_id = s.id) DESC, s.id LIMIT 2`,
  );
  companyId = rows[0]?.id ?? '';
  company = await member(companyId);
  stranger = await member(rows[1]?.id ?? '');
  nobody = await openSession(dataSource, (await makeAccount(dataSource, ['company'])).id);
  editor = await openSession(dataSource, (await makeAccount(dataSource, ['editor'])).id);
});
afterAll(() => api.close());

const make = async (text: object = TEXT) => (await api.as(company, 'POST', '/fit/drafts', text)).body;
const seen = (revision: number, who = company) => ({ ...who, 'if-match': `"${String(revision)}"` });
const handIn = async () => {
  const { id } = await make();
  return (await api.as(seen(1), 'POST', `/fit/drafts/${String(id)}/submission`)).body;
};

describe('GET /fit/asks', () => {
  it('shows each ask of the own proposals as the proposal does, with the public answer', async () => {
    const first = (await api.get('/fit/asks?limit=1', company)).body;
    expect([first.company.id, first.items.length]).toEqual([companyId, 1]);
    const [{ id, asks }] = first.items;
    const proposal = (await api.get(`/proposals/${String(id)}`)).body;
    expect(proposal.stakeholder.id).toBe(companyId);
    expect(asks.length).toBe(proposal.asks.length);
    for (const [index, ask] of asks.entries()) {
      const { coverage } = proposal.asks[index];
      expect([ask.status, ask.missing]).toEqual([coverage.status, coverage.missing]);
      expect(ask.best.map((measure: { id: string }) => measure.id)).toEqual(coverage.best);
    }
    const answer = { office: '부처', repliedOn: '2026-11-20', status: 'accepted' };
    const reply = (version: number, visibility: string, reason: string) =>
      api.send(
        'PUT',
        `/asks/${String(asks[0].id)}/reply`,
        { ...answer, visibility, reason },
        { 'if-match': `"${String(version)}"` },
      );
    expect((await reply(0, 'public', '받아들임')).status).toBeLessThan(300);
    expect((await reply(1, 'internal', '안에서만')).status).toBeLessThan(300);
    const { body, text } = await api.get('/fit/asks?limit=1', company);
    expect(body.items[0].asks[0].reply).toMatchObject({ reason: '받아들임', actor: null });
    expect(text).not.toContain('안에서만');
  });

  it('pages, and takes no cursor of another company', async () => {
    const all = (await api.get('/fit/asks?limit=200', company)).body;
    const first = (await api.get('/fit/asks?limit=1', company)).body;
    expect(first.total).toBe(all.items.length);
    const next = await api.get(`/fit/asks?limit=1&cursor=${String(first.nextCursor)}`, company);
    expect(next.body.items[0].id).toBe(all.items[1].id);
    const other = await api.get(`/fit/asks?limit=1&cursor=${String(first.nextCursor)}`, stranger);
    expect(other.body.code).toBe('request.cursor-invalid');
  });

  it('has nothing for an account without a company, and is not for the public', async () => {
    expect((await api.get('/fit/asks', nobody)).body).toMatchObject({ company: null, items: [], total: 0 });
    expect((await api.get('/fit/asks')).status).toBe(401);
    expect((await api.get('/fit/asks?limit=0', company)).status).toBe(400);
  });
});

describe('POST /fit/drafts/check', () => {
  const check = (text: object, who = company) => api.as(who, 'POST', '/fit/drafts/check', text);

  it('says of each ask what the board says once it is a proposal', async () => {
    const { body } = await check(TEXT);
    expect(body.asks.length).toBeGreaterThan(1);
    const made = (
      await api.send('POST', '/proposals', { title: TEXT.title, body: TEXT.body, stakeholder: companyId })
    ).body;
    await api.recompute();
    const proposal = (await api.get(`/proposals/${String(made.id)}`)).body;
    const stored = (await api.get(`/proposals/${String(made.id)}/alignments?limit=200`)).body.items;
    expect(body.status).toBe(proposal.coverage.status);
    for (const [index, ask] of body.asks.entries()) {
      const { id, text, coverage } = proposal.asks[index];
      expect([ask.text, ask.status, ask.missing, ask.sentence]).toEqual([
        ...[text, coverage.status, coverage.missing, coverage.sentence],
      ]);
      for (const { id: measureId, score, band, opposes, sentence, evidence } of ask.measures) {
        const pair = stored.find(
          (one: { ask: { id: string }; measure: { id: string } }) =>
            one.ask.id === id && one.measure.id === measureId,
        );
        expect(pair).toMatchObject({ score, band, opposes, sentence, evidence });
      }
    }
    const alike = (await check(TEXT)).body.alike;
    expect(alike[0]).toMatchObject({ id: made.id, likeness: 1 });
    await api.database.dataSource.query('UPDATE proposal SET deleted_at = now() WHERE id = $1', [made.id]);
    await api.recompute();
  });

  it('keeps nothing, and says so of a text without asks', async () => {
    const drafts = (await api.get('/fit/drafts', company)).body.total;
    expect((await check({ title: '가', body: '' })).body).toMatchObject({ status: 'insufficient' });
    expect((await api.get('/fit/drafts', company)).body.total).toBe(drafts);
  });

  it.each([
    ['nothing', {}],
    ['a blank title', { title: ' ', body: '' }],
    ['a text without end', { title: '가', body: '가'.repeat(20_001) }],
  ])('refuses %s', async (_what, text) => {
    expect((await check(text)).status).toBe(400);
  });

  it('is for people who are signed in', async () => {
    expect((await check(TEXT, OWN_SCRIPT)).status).toBe(401);
  });
});

describe('drafts of a company', () => {
  it('are saved, changed by whoever saw them last, taken along and erased', async () => {
    const { id } = await make();
    const path = `/fit/drafts/${String(id)}`;
    const changed = await api.as(seen(1), 'PATCH', path, { body: '다른 글' });
    expect(changed.body).toMatchObject({ title: TEXT.title, body: '다른 글', revision: 2, state: 'draft' });
    expect((await api.as(seen(1), 'PATCH', path, { body: '늦은 글' })).status).toBe(412);
    expect((await api.as(company, 'PATCH', path, {})).status).toBe(428);
    expect((await api.get('/fit/profiles/export', company)).text).toContain('다른 글');
    expect((await api.get(path, stranger)).status).toBe(404);
    expect((await api.as(company, 'DELETE', path)).status).toBe(204);
    expect((await api.get(path, company)).body.code).toBe('draft.not-found');
    expect((await api.as(nobody, 'POST', '/fit/drafts', TEXT)).body.code).toBe('profile.no-company');
  });

  it('are handed in, cannot be changed then, and come back with a reason', async () => {
    const { id, revision } = await handIn();
    const path = `/fit/drafts/${String(id)}`;
    expect((await api.as(seen(revision), 'PATCH', path, { body: 'x' })).body.code).toBe('draft.handed-in');
    expect((await api.as(seen(revision), 'POST', `${path}/submission`)).body.code).toBe('draft.handed-in');
    const list = (await api.get('/submitted-drafts', editor)).body;
    expect(list.items.map((one: { id: string }) => one.id)).toContain(id);
    const refusal = `/submitted-drafts/${String(id)}/refusal`;
    expect((await api.as(editor, 'POST', refusal, { reason: '' })).status).toBe(400);
    expect((await api.as(editor, 'POST', refusal, { reason: '근거를 적어 주십시오' })).status).toBe(200);
    expect((await api.as(editor, 'POST', refusal, { reason: '다시' })).body.code).toBe('draft.decided');
    const declined = (await api.get(path, company)).body;
    expect(declined).toMatchObject({ state: 'declined', reason: '근거를 적어 주십시오' });
    const again = await api.as(seen(declined.revision), 'PATCH', path, { body: '근거' });
    expect(again.body).toMatchObject({ state: 'draft', reason: null, submittedAt: null });
  });

  it('become one entry that nobody sees before it is published, however often they are accepted', async () => {
    const { id } = await handIn();
    const acceptance = `/submitted-drafts/${String(id)}/acceptance`;
    const accepted = await api.as(editor, 'POST', acceptance);
    expect(accepted.body).toMatchObject({ state: 'accepted', companyId });
    const proposal = `/proposals/${String(accepted.body.proposalId)}`;
    expect((await api.get(proposal)).status).toBe(404);
    const [entry] = await api.database.dataSource.query<object[]>(
      `SELECT p.visibility, p.stakeholder_id, p.source_heading, count(a.*)::int AS asks
         FROM proposal p JOIN ask a ON a.proposal_id = p.id WHERE p.id = $1 GROUP BY p.id`,
      [accepted.body.proposalId],
    );
    expect(entry).toMatchObject({ visibility: 'draft', stakeholder_id: companyId, asks: 2 });
    expect((await api.as(editor, 'POST', acceptance)).body.code).toBe('draft.decided');
    expect((await api.get('/submitted-drafts?state=accepted', editor)).text).toContain(String(id));
  });

  it('are there for editors only once they are handed in', async () => {
    const { id } = await make();
    expect((await api.get('/submitted-drafts?limit=200', editor)).text).not.toContain(String(id));
    for (const act of ['acceptance', 'refusal']) {
      const path = (of: string) => `/submitted-drafts/${of}/${act}`;
      expect((await api.as(editor, 'POST', path(String(id)), { reason: 'x' })).status).toBe(404);
      expect((await api.as(editor, 'POST', path(randomUUID()), { reason: 'x' })).status).toBe(404);
      expect((await api.as(company, 'POST', path(String(id)), { reason: 'x' })).status).toBe(403);
    }
    expect((await api.get('/submitted-drafts?state=draft', editor)).status).toBe(400);
  });
});

describe('the words of a draft', () => {
  it('are in no answer to others, no file, no log and no audit entry', async () => {
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockReturnValue(true),
    );
    const secret = { title: `${CANARY} 제안`, body: `${CANARY}를 지원해 달라.` };
    const { id } = await make(secret);
    await api.as(company, 'POST', '/fit/drafts/check', secret);
    await api.as(seen(1), 'PATCH', `/fit/drafts/${String(id)}`, { body: `${CANARY} 글` });
    const search = encodeURIComponent(CANARY);
    const paths = [
      ...[
        `/proposals?q=${search}`,
        `/search?q=${search}`,
        '/proposals.csv',
        '/alignments.csv',
        '/coverage/summary',
      ],
      ...['/coverage/matrix?rows=axis&columns=coverage', '/stakeholders', `/stakeholders/${companyId}`],
      ...['/convergence', '/reports', '/reports/feed.atom', '/facet-values', '/recompute/status'],
    ];
    const answers = [];
    for (const path of paths) answers.push(await api.get(path));
    for (const path of ['/unpublished', '/submitted-drafts?limit=200', '/fit/statistics', ...paths])
      answers.push(await api.get(path, editor));
    await api.database.dataSource.query('ALTER TABLE company_draft RENAME COLUMN body TO away');
    answers.push(await api.as(company, 'POST', '/fit/drafts', secret));
    await api.database.dataSource.query('ALTER TABLE company_draft RENAME COLUMN away TO body');
    const week = await api.send('POST', '/reports/preview', { week: '2026-W40' });
    answers.push(week, await api.get('/fit/drafts', stranger));
    const written = spies.flatMap(({ mock }) => mock.calls.map(([chunk]) => String(chunk))).join('');
    for (const spy of spies) spy.mockRestore();
    const ofOwn = answers.filter(({ text }) => text.replaceAll(search, '').includes(CANARY));
    expect(ofOwn.map(({ text }) => text.slice(0, 300))).toEqual([]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(15);
    expect(written).toContain('/fit/drafts -> 500'); // it did listen
    expect(written).not.toContain(CANARY);
    const [row] = await api.database.dataSource.query<{ log: string; n: number }[]>(
      `SELECT string_agg(e::text, ' ') AS log, count(*)::int AS n FROM audit.entry e WHERE kind = 'company_draft' AND subject = $1`,
      [id],
    );
    expect([row?.n, row?.log.includes(CANARY)]).toEqual([2, false]);
  });
});

describe('/fit/mail', () => {
  it('is off until somebody of a company switches it on, each for themselves, and is no other’s to see', async () => {
    const set = (who: Record<string, string>, body: object) => api.as(who, 'PUT', '/fit/mail', body);
    expect((await api.get('/fit/mail', company)).body).toEqual({
      ...{ state: 'off', lang: null, isMailSent: false, refusal: null },
      email: expect.stringContaining('@'),
    });
    const on = { isOn: true, lang: 'en' };
    expect((await set(company, on)).body).toMatchObject({ state: 'active', lang: 'en' });
    expect((await api.get('/fit/mail', stranger)).body.state).toBe('off');
    expect((await set(nobody, on)).body.code).toBe('profile.no-company');
    expect((await set(nobody, { ...on, isOn: false })).body.state).toBe('off');
    for (const wrong of [{}, { isOn: 'x', lang: 'ko' }, { isOn: true, lang: 'fr' }])
      expect((await set(company, wrong)).status).toBe(400);
    expect((await api.get('/fit/mail')).status).toBe(401);
    expect((await set(company, { isOn: false, lang: 'ko' })).body).toMatchObject({
      state: 'off',
      lang: 'ko',
    });
  });
});

describe('notices of changed verdicts', () => {
  it('are listed and marked as read by the company, taken along, and nobody else’s', async () => {
    const { dataSource } = api.database;
    const [{ id: programmeId }] = await dataSource.query<[{ id: string }]>(
      'SELECT id FROM programme WHERE deleted_at IS NULL LIMIT 1',
    );
    await dataSource.query(
      `WITH f AS (INSERT INTO company_profile (company_id, name, facts) VALUES ($1, '본사', '{}') RETURNING *)
       INSERT INTO fit_notice (company_id, profile_id, programme_id, before, after, cause, deciding, decided_on)
       SELECT $1, f.id, $2, b, 'not_eligible', 'programme', NULL, '2026-11-30' FROM f, unnest('{check,eligible}'::text[]) b`,
      [companyId, programmeId],
    );
    const first = (await api.get('/fit/notices?limit=1', company)).body;
    expect(first).toMatchObject({ total: 2, unread: 2, items: [{ programmeId, profileName: '본사' }] });
    const next = await api.get(`/fit/notices?cursor=${String(first.nextCursor)}`, company);
    expect(next.body.items).toHaveLength(1);
    expect((await api.get('/fit/notices', stranger)).body).toMatchObject({ total: 0, unread: 0 });
    expect((await api.get('/fit/notices')).status).toBe(401);
    const read = (who: Record<string, string>, body: object) =>
      api.as(who, 'POST', '/fit/notices/read', body);
    const ids = [first.items[0].id];
    expect((await read(stranger, { ids })).body).toEqual({ marked: 0 });
    expect((await read(company, { ids })).body).toEqual({ marked: 1 });
    expect((await read(company, {})).body).toEqual({ marked: 1 });
    expect((await read(company, { ids: ['x'] })).status).toBe(400);
    expect((await api.get('/fit/notices', company)).body.unread).toBe(0);
    expect((await api.get('/fit/profiles/export', company)).text).toContain(ids[0]);
  });
});
