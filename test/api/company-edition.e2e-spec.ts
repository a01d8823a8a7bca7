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
