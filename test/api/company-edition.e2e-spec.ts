import { extractCriteria, UNKNOWN_COMPANY } from '@jeonghap/fit';
import { ConvergenceService } from '@jeonghap/recompute';
import { dueAt, ReportMakingService, weekAfter, weekOf } from '@jeonghap/reports';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { makeAccount, openSession } from '../support/sign-in.js';

/** Words that stand nowhere but in what belongs to one company, or is not public. */
const PROFILE = '쿼카프로필';
const INTERNAL = '안에서만보는답';

let api: RunningApi;
let company: Record<string, string>;
let stranger: Record<string, string>;
let nobody: Record<string, string>;
let companyId: string;
let proposalId: string;
const week = weekOf(new Date());
const path = `/reports/${week}/company`;
/** Some days after the week. */
const closingOn = new Date(dueAt(week).getTime() + 3 * 86_400_000).toISOString().slice(0, 10);

async function member(stakeholder: string): Promise<Record<string, string>> {
  const { dataSource } = api.database;
  const { id } = await makeAccount(dataSource, ['company']);
  await dataSource.query('UPDATE user_account SET stakeholder_id = $2 WHERE id = $1', [id, stakeholder]);
  return openSession(dataSource, id);
}

/** A profile of the company, two programmes that close soon of which one takes no firm of its age, and a verdict that changed. */
async function withProfile(): Promise<void> {
  const { dataSource } = api.database;
  const closing = `(SELECT id FROM programme WHERE deleted_at IS NULL ORDER BY external_ref LIMIT 2)`;
  await dataSource.query(
    `UPDATE programme SET title = '꼭맞는사업 ' || external_ref, status = 'open', application_kind = 'fixed',
            application_from = NULL, application_to = $1 WHERE id IN ${closing}`,
    [closingOn],
  );
  const facts = JSON.stringify({ ...UNKNOWN_COMPANY, preFounder: false, foundedOn: '2001-01-01' });
  await dataSource.query(
    `WITH f AS (INSERT INTO company_profile (company_id, name, facts) VALUES ($1, '${PROFILE}', $2) RETURNING *),
          m AS (SELECT id, revision, row_number() OVER (ORDER BY external_ref) AS no FROM programme WHERE id IN ${closing}),
          c AS (INSERT INTO programme_criteria (programme_id, programme_revision, rules_version, criteria)
                SELECT id, revision, 1, $3 FROM m WHERE no = 2)
     INSERT INTO fit_notice (company_id, profile_id, programme_id, before, after, cause, decided_on)
     SELECT $1, f.id, m.id, 'eligible', 'check', 'programme', '2026-11-30' FROM f, m WHERE m.no = 1`,
    [companyId, facts, JSON.stringify(extractCriteria('신청자격: 업력 1년 이내의 기업'))],
  );
}

/** Gives a proposal another text, and its first ask a public answer and then an internal one. */
async function editAndAnswer(id: string): Promise<void> {
  const { revision } = (await api.get(`/proposals/${id}`)).body;
  const body = '중소기업이 인공지능 바우처로 데이터 가공 비용을 지원받게 해 달라.';
  const seen = (version: unknown) => ({ 'if-match': `"${String(version)}"` });
  expect((await api.send('PATCH', `/proposals/${id}`, { body }, seen(revision))).status).toBe(200);
  const [ask] = (await api.get(`/proposals/${id}`)).body.asks;
  const answers = [
    ['public', `공개된 까닭 ${id}`],
    ['internal', INTERNAL],
  ] as const;
  for (const [version, [visibility, reason]] of answers.entries()) {
    const answer = { office: '부처', repliedOn: '2026-11-20', status: 'accepted', visibility, reason };
    const { status } = await api.send('PUT', `/asks/${String(ask.id)}/reply`, answer, seen(version));
    expect(status).toBeLessThan(300);
  }
}

beforeAll(async () => {
  api = await startTestApi('scored');
  const { dataSource } = api.database;
  const rows = await dataSource.query<{ id: string; proposal: string }[]>(
    `SELECT s.id, min(p.id::text) AS proposal FROM stakeholder s JOIN proposal p ON p.stakeholder_id = s.id
      GROUP BY s.id ORDER BY count(*) DESC, s.id LIMIT 2`,
  );
  companyId = rows[0]?.id ?? '';
  proposalId = rows[0]?.proposal ?? '';
  company = await member(companyId);
  stranger = await member(rows[1]?.id ?? '');
  nobody = await openSession(dataSource, (await makeAccount(dataSource, ['company'])).id);
  for (const { proposal } of rows) await editAndAnswer(proposal);
  await api.recompute();
  await withProfile();
  const settings = { replyDays: 14, justificationMonths: 3 };
  await new ReportMakingService(dataSource, new ConvergenceService(dataSource), settings).makeMissing(
    dueAt(week),
  );
});
afterAll(() => api.close());

interface TableView {
  readonly id: string;
  readonly rows: readonly { readonly key: string; readonly cells: readonly { readonly text: string }[] }[];
}
const tableOf = (body: { document: { sections: { tables: TableView[] }[] } }, id: string) =>
  body.document.sections.flatMap(({ tables }) => tables).find((table) => table.id === id)?.rows ?? [];

describe('GET /reports/:week/company', () => {
  it('tells a company of its own proposals, moved alignments and public answers alone', async () => {
    const { body, text, headers } = await api.get(path, company);
    expect(headers.get('cache-control')).toBe('no-store');
    const own = (await api.get(`/proposals?stakeholder=${companyId}&limit=200`)).body.items as {
      id: string;
    }[];
    expect(
      tableOf(body, 'own-proposals')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(own.map(({ id }) => id).sort());
    const moves = tableOf(body, 'score-moves');
    expect(moves.length).toBeGreaterThan(0);
    expect(moves.every(({ key }) => own.some(({ id }) => key.startsWith(id)))).toBe(true);
    expect(tableOf(body, 'own-replies').map(({ cells }) => cells.at(-1)?.text)).toEqual([
      `공개된 까닭 ${proposalId}`,
    ]);
    expect(text).not.toContain(INTERNAL);
  });

  it('names verdicts that changed in the week and the ends of programmes that fit', async () => {
    const { body } = await api.get(path, company);
    expect(tableOf(body, 'own-verdicts').map(({ cells }) => cells[1]?.text)).toEqual([PROFILE]);
    const ends = tableOf(body, 'own-deadlines').map(({ cells }) => cells.at(-1)?.text);
    expect(ends).toEqual([`${PROFILE}: 확인 필요`]);
  });

  it('shows nothing of it to another company, to one without a company, to editors, or in public', async () => {
    const other = await api.get(path, stranger);
    expect(other.body.company.id).not.toBe(companyId);
    expect((await api.get(path, nobody)).body).toMatchObject({ company: null, document: null });
    expect((await api.get(path)).status).toBe(401);
    const { dataSource } = api.database;
    const admin = await openSession(dataSource, (await makeAccount(dataSource, ['admin'])).id);
    const seen = [other.text, (await api.get(path, admin)).text];
    for (const one of ['', '/files/json', '/files/html', '/files/csv', '?audience=internal'])
      seen.push((await api.get(`/reports/${week}${one}`, admin)).text);
    seen.push((await api.get('/reports')).text, (await api.get('/reports/feeds/reports.atom')).text);
    expect(seen.filter((text) => text.includes(PROFILE))).toEqual([]);
    const stored = await dataSource.query('SELECT FROM report WHERE content LIKE $1', [`%${PROFILE}%`]);
    expect(stored).toEqual([]);
  });

  it('answers 404 for a week without a report and 400 for a language that there is not', async () => {
    expect((await api.get(`/reports/${weekAfter(week, -9)}/company`, company)).body.code).toBe(
      'report.not-found',
    );
    expect((await api.get('/reports/x/company', company)).status).toBe(404);
    expect((await api.get(`${path}?lang=fr`, company)).status).toBe(400);
  });
});

/** How a file of each form begins that is made without a browser. */
const BEGINNINGS = {
  html: '<!doctype html>',
  hwpx: 'PK\u0003\u0004',
  xlsx: 'PK\u0003\u0004',
  // the byte order mark is taken off by whoever reads it as text
  csv: '구분,표,',
  json: '{"company"',
} as const;

describe('GET /reports/:week/company/files/:format', () => {
  const file = (name: string, session = company) => api.get(`${path}/files/${name}`, session);

  it('hands out what the page says, named by the week and whose it is, kept by nobody and noted', async () => {
    for (const [format, beginning] of Object.entries(BEGINNINGS)) {
      const { status, text, headers } = await file(format);
      expect([status, text.slice(0, beginning.length)]).toEqual([200, beginning]);
      expect(headers.get('content-disposition')).toBe(
        `attachment; filename="jeonghap-${week}-own-company-ko.${format}"`,
      );
      expect(headers.get('cache-control')).toBe('no-store');
    }
    const { company: own, document } = (await api.get(`${path}?lang=en`, company)).body;
    expect((await file('json?lang=en')).body).toEqual({ week, company: own, document });
    const noted = await api.database.dataSource.query<{ detail: { format: string } }[]>(
      `SELECT after AS detail FROM audit.entry WHERE kind = 'report' AND act = 'export' AND after ->> 'edition' = 'company'`,
    );
    expect(new Set(noted.map(({ detail }) => detail.format))).toEqual(new Set(Object.keys(BEGINNINGS)));
    expect(JSON.stringify(noted)).not.toContain(PROFILE);
  });

  it('shows nothing of it to another company, and none to who acts for no company or nobody', async () => {
    expect((await file('csv')).text).toContain(PROFILE);
    expect((await file('csv', stranger)).text).not.toContain(PROFILE);
    expect(await file('csv', nobody)).toMatchObject({ status: 404, body: { code: 'report.no-company' } });
    expect((await file('csv', {})).status).toBe(401);
  });

  it('answers 404 for a form that there is not, and 400 for HWPX in English', async () => {
    expect((await file('docx')).body.code).toBe('report.not-found');
    expect((await file('hwpx?lang=en')).body.code).toBe('report.korean-only');
    expect((await file('csv?lang=fr')).status).toBe(400);
  });
});

describe('a subscription of the company edition', () => {
  const filter = { topics: [], stakeholders: [], ministries: [], axes: [] };
  const draft = { lang: 'ko', edition: 'company', filter };
  const preview = (session: Record<string, string>) =>
    api.as(session, 'POST', '/report-subscriptions/preview', draft);

  it('shows the very mail, without what profiles say, to accounts of the company alone', async () => {
    const { status, body } = await preview(company);
    expect(status).toBe(200);
    expect(body).toMatchObject({ week, isQuiet: false });
    expect(body.subject).toContain('기업판');
    expect(body.text).toContain(`${api.origin}/reports/${week}/company`);
    expect(body.text).toContain('의 판정이 ‘신청 가능’에서 ‘확인 필요’로 바뀌었습니다.');
    expect(body.text + String(body.html)).not.toContain(PROFILE);
    expect((await preview(stranger)).body.text).not.toContain('꼭맞는사업');
    expect(await preview(nobody)).toMatchObject({ status: 409, body: { code: 'subscription.no-company' } });
  });

  it('is made by accounts of a company alone, and its edition is not changed later', async () => {
    const refused = await api.as(nobody, 'POST', '/report-subscriptions', draft);
    expect(refused).toMatchObject({ status: 409, body: { code: 'subscription.no-company' } });
    const made = await api.as(company, 'POST', '/report-subscriptions', draft);
    expect(made).toMatchObject({ status: 201, body: { edition: 'company' } });
    const address = `/report-subscriptions/${String(made.body.id)}`;
    expect((await api.as(company, 'PATCH', address, { edition: 'general' })).status).toBe(400);
    expect(await api.as(company, 'PATCH', address, { state: 'paused' })).toMatchObject({
      body: { edition: 'company', state: 'paused' },
    });
  });
});
