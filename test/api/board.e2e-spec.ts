import { readZip } from '../support/read-zip.js';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, OWN_SCRIPT, type TestAccount } from '../support/sign-in.js';

let api: RunningApi;
let reviewer: TestAccount;
let editor: TestAccount;
let company: TestAccount;
beforeAll(async () => {
  api = await startTestApi();
  reviewer = await makeAccount(api.database.dataSource, ['reviewer']);
  editor = await makeAccount(api.database.dataSource, ['editor']);
  company = await makeAccount(api.database.dataSource, ['company']);
});
afterAll(() => api.close());

const query = <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> =>
  api.database.dataSource.query<T[]>(sql, [...values]);
const idOf = async (ref: string): Promise<string> =>
  (await query<{ id: string }>('SELECT id FROM proposal WHERE external_ref = $1', [ref]))[0]?.id ?? '';
const work = async (search: string, who = reviewer) =>
  (await api.get(`/work/proposals?${search}`, bearer(who.key))).body;
const assignMany = (items: readonly object[], allOrNothing = false, who = editor) =>
  api.as(bearer(who.key), 'POST', '/work/assignments', { items, allOrNothing });
const exported = (body: object, headers: Record<string, string> = OWN_SCRIPT) =>
  api.as(headers, 'POST', '/proposals/export', body);
const countOf = (facets: readonly { value: string; count: number }[], value: string): number =>
  facets.find((one) => one.value === value)?.count ?? 0;
const weekAgo = (): string => new Date(Date.now() - 7 * 86_400_000).toISOString();

describe('filters of the board', () => {
  it('find proposals by sector and month as often as they are counted', async () => {
    const { facets } = (await api.get('/proposals?limit=1')).body;
    expect(facets.sector.length).toBeGreaterThan(0);
    expect(facets.period).toEqual([
      { value: '2025-10', label: null, count: 13 },
      { value: '2025-02', label: null, count: 5 },
    ]);
    for (const name of ['sector', 'period']) {
      for (const { value, count } of facets[name]) {
        const found = await api.get(`/proposals?limit=1&${name}=${encodeURIComponent(value)}`);
        expect([name, value, found.body.total]).toEqual([name, value, count]);
      }
    }
    expect(facets.sector[0].label.ko).not.toBe('');
    expect((await api.get('/proposals?limit=1&period=none')).body.total).toBe(30);
  });

  it('give the matrix the same proposals', async () => {
    const { total } = (await api.get('/coverage/matrix?rows=axis&columns=region&period=2025-10')).body;
    expect(total.total).toBe(13);
  });
});

describe('what moved since a moment', () => {
  it('is refused without the moment', async () => {
    const { status, body } = await api.get('/proposals?moved=fell');
    expect([status, body.code]).toEqual([400, 'board.since-required']);
  });

  it('is nothing while it is not known what was', async () => {
    const { total, comparison, facets } = (
      await api.get(`/proposals?limit=1&moved=new-gap&since=${weekAgo()}`)
    ).body;
    expect([total, comparison.isKnown, facets.moved]).toEqual([0, false, []]);
    const summary = (await api.get(`/coverage/summary?since=${weekAgo()}`)).body;
    expect([summary.move, summary.comparison.isKnown]).toEqual([null, false]);
    expect((await api.get('/coverage/summary')).body.comparison).toBeNull();
  });

  it('tells new gaps, falls and rises, and what coverage was', async () => {
    await query(
      `INSERT INTO coverage_change (proposal_id, score_set_id, at, status_after, cause)
       SELECT proposal_id, score_set_id, now() - interval '20 days', CASE status WHEN 'gap' THEN 'covered' ELSE status END,
              'beginning' FROM proposal_coverage`,
    );
    const board = async (search: string) => (await api.get(`/proposals?since=${weekAgo()}&${search}`)).body;
    const gaps = (await board('limit=1&coverage=gap')).total;
    expect(gaps).toBeGreaterThan(0);
    const fallen = await board('moved=new-gap');
    expect([fallen.total, fallen.comparison.isKnown]).toEqual([gaps, true]);
    expect(fallen.items[0]).toMatchObject({ earlier: 'covered', coverage: { status: 'gap' } });
    expect((await board('limit=1&moved=fell')).total).toBe(gaps);
    expect((await board('limit=1&moved=rose')).total).toBe(0);
    expect(countOf((await board('limit=1')).facets.moved, 'new-gap')).toBe(gaps);
    const summary = (await api.get(`/coverage/summary?since=${weekAgo()}`)).body;
    expect(summary.move).toEqual({ covered: -gaps, partial: 0, gap: gaps, insufficient: 0 });
  });
});

describe('the board of those who work here', () => {
  it('names who looks after a proposal and finds by person, by oneself and by nobody', async () => {
    const id = await idOf('seed:P01');
    const { items } = (
      await assignMany([{ proposalId: id, version: 0, assigneeId: reviewer.id, dueOn: '2020-01-02' }])
    ).body;
    expect(items).toMatchObject([
      {
        problem: null,
        before: { assigneeId: null },
        assignment: { version: 1, assigneeName: reviewer.name },
      },
    ]);
    const mine = await work('assignee=me');
    expect(mine.items.map((one: { id: string }) => one.id)).toEqual([id]);
    expect(mine.items[0].work).toEqual({
      ...{ version: 1, assigneeId: reviewer.id, assigneeName: reviewer.name, dueOn: '2020-01-02' },
      ...{ isOverdue: true, review: ['unreviewed'], proposalId: id },
    });
    const { facets, total } = await work('limit=1');
    const assignee = { value: reviewer.id, label: { ko: reviewer.name, en: reviewer.name }, count: 1 };
    expect(facets.assignee).toContainEqual(assignee);
    expect((await work('limit=1&assignee=none')).total).toBe(total - 1);
    expect((await work('limit=1&assignee=me', editor)).total).toBe(0);
    expect((await work(`limit=1&assignee=${reviewer.id}&assignee=none`)).total).toBe(total);
  });

  it('finds what was reviewed, and what is to be looked at again since a text changed', async () => {
    const { items } = (await api.get('/proposals/seed:P02/alignments?limit=1')).body;
    const [{ ask, measure }] = items;
    const path = `/alignments/${String(ask.id)}/${String(measure.id)}/review`;
    const standing = await api.get(path, bearer(reviewer.key));
    const decided = await api.as({ ...bearer(reviewer.key), 'if-match': '"0"' }, 'PUT', path, {
      ...{ decision: 'confirmed', extent: 'wholly', reasonCode: 'same-instrument-and-object' },
      ...{ score: null, reason: '같은 것이다.', textDigest: standing.body.textDigest },
    });
    expect(decided.status).toBe(200);
    const reviewed = await work('review=reviewed');
    expect(reviewed.items).toMatchObject([{ externalRef: 'seed:P02', work: { review: ['reviewed'] } }]);
    expect((await work('limit=1&review=stale')).total).toBe(0);
    await query(`UPDATE ask SET text = text || ' 바뀜' WHERE id = $1`, [ask.id]);
    await query(`UPDATE proposal SET body = body || ' 바뀜' WHERE external_ref = 'seed:P02'`);
    const stale = await work('review=stale');
    expect(stale.items).toMatchObject([{ externalRef: 'seed:P02', work: { review: ['reviewed', 'stale'] } }]);
    expect(countOf((await work('limit=1')).facets.review, 'stale')).toBe(1);
    await api.recompute();
  });

  it('goes on page by page, and refuses a cursor of other filters', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await work(`limit=20&review=unreviewed${cursor}`);
      seen.push(...page.items.map((one: { id: string }) => one.id));
      cursor = page.nextCursor === null ? '' : `&cursor=${String(page.nextCursor)}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(47);
    const { nextCursor } = await work('limit=1');
    const other = await api.get(
      `/work/proposals?limit=1&assignee=me&cursor=${String(nextCursor)}`,
      bearer(reviewer.key),
    );
    expect([other.status, other.body.code]).toEqual([400, 'request.cursor-invalid']);
  });

  it('is for those who work here: the public list knows no such filter and no such person', async () => {
    expect((await api.get('/work/proposals')).status).toBe(401);
    expect((await api.get('/work/proposals', bearer(company.key))).status).toBe(403);
    expect((await api.get('/proposals?assignee=me')).status).toBe(400);
    expect((await api.get('/proposals?limit=200', bearer(reviewer.key))).text).not.toContain(reviewer.id);
  });
});

describe('assigning many', () => {
  const change = (proposalId: string, version = 0) => ({
    ...{ proposalId, version, assigneeId: editor.id, dueOn: '2027-01-04' },
  });

  it('changes each by itself, says which was refused and why, and can be taken back', async () => {
    const [a, b] = [await idOf('seed:P10'), await idOf('seed:P11')];
    const nobody = '00000000-0000-4000-8000-000000000000';
    const { body } = await assignMany([change(a), change(b, 7), change(nobody)]);
    expect(body.items).toMatchObject([
      { proposalId: a, assignment: { version: 1 }, before: { assigneeId: null, dueOn: null }, problem: null },
      { proposalId: b, assignment: { version: 0 }, before: null, problem: { code: 'assignment.stale' } },
      { proposalId: nobody, assignment: null, problem: { code: 'proposal.not-found' } },
    ]);
    const undone = await assignMany([{ proposalId: a, version: 1, assigneeId: null, dueOn: null }]);
    expect(undone.body.items).toMatchObject([{ assignment: { version: 2, assigneeId: null, dueOn: null } }]);
    const [entry] = await query<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit.entry WHERE kind = 'assignment' AND subject LIKE '%' || $1 || '%'`,
      [a],
    );
    expect(entry?.n).toBe(2);
  });

  it('leaves all as they are where one is refused and all or nothing is asked for', async () => {
    const [a, b] = [await idOf('seed:P12'), await idOf('seed:P13')];
    const { body } = await assignMany([change(a), change(b, 3)], true);
    expect(body.items).toMatchObject([
      { assignment: { version: 0, assigneeId: null }, before: null, problem: null },
      { problem: { code: 'assignment.stale' } },
    ]);
    expect((await api.get('/proposals/seed:P12/assignment', bearer(editor.key))).body.version).toBe(0);
  });

  it('takes the second of two changes of the same proposal in one request for an older one', async () => {
    const id = await idOf('seed:P14');
    const { status, body } = await assignMany([change(id), change(id)]);
    expect(status).toBe(200);
    expect(body.items.map(({ problem }: { problem: { code: string } | null }) => problem?.code)).toEqual([
      undefined,
      'assignment.stale',
    ]);
    expect((await api.get('/proposals/seed:P14/assignment', bearer(editor.key))).body.version).toBe(1);
  });

  it('chooses all that match with the versions that a change needs', async () => {
    const { items, total } = (await api.get('/work/choice?period=2025-02', bearer(editor.key))).body;
    expect([items.length, total]).toEqual([5, 5]);
    const done = await assignMany(
      items.map(({ proposalId, version }: { proposalId: string; version: number }) =>
        change(proposalId, version),
      ),
    );
    expect(done.body.items.every(({ problem }: { problem: unknown }) => problem === null)).toBe(true);
    expect((await work('limit=1&period=2025-02&assignee=me', editor)).total).toBe(5);
  });

  it('refuses what is no change, and more than 500', async () => {
    const id = await idOf('seed:P15');
    const bad = await assignMany([{ proposalId: id, version: -1, assigneeId: 'x', dueOn: 'soon' }]);
    expect([bad.status, bad.body.errors.length]).toEqual([400, 3]);
    expect((await assignMany(Array.from({ length: 501 }, () => change(id)))).status).toBe(400);
  });
});

describe('the board as a file', () => {
  it('has all that match as CSV, a line each, without what is internal', async () => {
    const answer = await exported({ format: 'csv', period: ['2025-10'], lang: 'ko' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="proposals.csv"');
    const lines = answer.text.trim().split('\n');
    expect(lines).toHaveLength(14);
    expect(lines[0]).toContain('관리 번호,제안,제안자,의제 축');
    expect(answer.text).not.toContain('담당자');
  });

  it('gives those who work here who looks after each, and notes that in the log', async () => {
    const id = await idOf('seed:P01');
    const answer = await exported({ format: 'csv', ids: [id], lang: 'ko' }, bearer(reviewer.key));
    const lines = answer.text.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('담당자,기한,검토 상태');
    expect(lines[1]).toContain(`${reviewer.name},2020-01-02,검토 전`);
    const [noted] = await query<{ actor: string; after: object }>(
      `SELECT actor, after FROM audit.entry WHERE act = 'export' ORDER BY id DESC LIMIT 1`,
    );
    expect(noted).toEqual({ actor: `user:${reviewer.id}`, after: { what: 'board', count: 1 } });
  });

  it('is a workbook with the moment, and writes what looks like a formula as text', async () => {
    await query(`UPDATE proposal SET title = '=1+1', title_en = '=1+1' WHERE external_ref = 'seed:P20'`);
    const id = await idOf('seed:P20');
    const response = await fetch(`${api.origin}/api/v1/proposals/export`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...OWN_SCRIPT },
      body: JSON.stringify({ format: 'xlsx', ids: [id], lang: 'en' }),
    });
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const files = readZip(Buffer.from(await response.arrayBuffer()));
    const texts = [...files.values()].join('');
    for (const word of ['Gap board', 'As of', 'Coverage', '=1+1']) expect(texts).toContain(word);
    expect(files.get('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
    expect((await exported({ format: 'csv', ids: [id] })).text).toContain(`'=1+1`);
  });

  it('refuses the public to choose by what is internal, and bad fields', async () => {
    const denied = await exported({ format: 'csv', assignee: ['none'] });
    expect([denied.status, denied.body.code]).toEqual([403, 'access.denied']);
    const bad = await exported({ format: 'pdf', ids: ['x'] });
    expect([bad.status, bad.body.errors.length]).toEqual([400, 2]);
    expect((await exported({ format: 'csv', moved: ['fell'] })).body.code).toBe('board.since-required');
  });
});
