import { type Report } from '@jeonghap/reports';
import { exampleFacts } from '../../libs/reports/test/example-facts.js';
import { reportOf } from '../../libs/reports/test/example-report.js';
import { optOutToken } from '../support/opt-out-token.js';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { bearer, makeAccount, openSession, type TestAccount } from '../support/sign-in.js';

const WHOLE = { topics: [], stakeholders: [], ministries: [], axes: [] };

let api: RunningApi;
let editor: TestAccount;
let company: TestAccount;
beforeAll(async () => {
  api = await startTestApi('empty');
  editor = await makeAccount(api.database.dataSource, ['editor']);
  company = await makeAccount(api.database.dataSource, ['company']);
});
afterAll(() => api.close());

const sessionOf = ({ id }: TestAccount): Promise<Record<string, string>> =>
  openSession(api.database.dataSource, id);

async function store(report: Report): Promise<void> {
  await api.database.dataSource.query(
    `INSERT INTO report (week, audience, edition, reason, content, content_sha256, renderer, renderings,
       coverage_changes, alignment_changes, entry_revisions)
     VALUES ($1, $2, 1, NULL, $3, repeat('0', 64), 1, '{}', '{}', '{}', '{}')`,
    [report.week, report.audience, JSON.stringify(report)],
  );
}

describe('/report-subscriptions', () => {
  it('are made, changed, paused and ended by whom they belong to', async () => {
    const me = await sessionOf(editor);
    const made = await api.as(me, 'POST', '/report-subscriptions', { lang: 'ko', filter: WHOLE });
    expect(made).toMatchObject({
      status: 201,
      body: { lang: 'ko', edition: 'general', state: 'active', last: null },
    });
    const path = `/report-subscriptions/${String(made.body.id)}`;
    const filter = { ...WHOLE, topics: ['gaps'], axes: ['data'] };
    expect(await api.as(me, 'PATCH', path, { lang: 'en', filter, state: 'paused' })).toMatchObject({
      status: 200,
      body: { lang: 'en', filter, state: 'paused' },
    });
    expect((await api.as(me, 'GET', '/report-subscriptions')).body).toMatchObject({
      items: [{ state: 'paused' }],
      email: editor.email,
      refusal: null,
      isMailSent: false,
    });
    expect((await api.as(me, 'DELETE', path)).status).toBe(204);
    expect((await api.as(me, 'DELETE', path)).body).toMatchObject({ code: 'subscription.not-found' });
  });

  it('refuse what is no filter, and more than ten', async () => {
    const me = await sessionOf(company);
    for (const draft of [
      { lang: 'fr', filter: WHOLE },
      { lang: 'ko', edition: 'internal', filter: WHOLE },
      { lang: 'ko', filter: { ...WHOLE, topics: ['weather'] } },
      { lang: 'ko', filter: { ...WHOLE, stakeholders: ['no id'] } },
      { lang: 'ko', filter: { ...WHOLE, ministries: Array.from({ length: 51 }, () => '부처') } },
      { lang: 'ko' },
      { lang: 'ko', filter: WHOLE, accountId: editor.id },
    ]) {
      expect((await api.as(me, 'POST', '/report-subscriptions', draft)).status).toBe(400);
    }
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        api.as(me, 'POST', '/report-subscriptions', { lang: 'ko', filter: WHOLE }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(201), 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'subscription.too-many',
    });
  });

  it('show the mail for the latest report as the person would get it', async () => {
    const [inside, outside] = [await sessionOf(editor), await sessionOf(company)];
    const preview = (headers: Record<string, string>, lang = 'ko') =>
      api.as(headers, 'POST', '/report-subscriptions/preview', { lang, filter: WHOLE });
    expect((await preview(inside)).body).toMatchObject({ status: 404, code: 'subscription.no-report' });
    await store(reportOf(exampleFacts()));
    await store(reportOf({ ...exampleFacts(), audience: 'public', desk: null }));
    const seen = await preview(inside);
    expect(seen).toMatchObject({ status: 200, body: { week: '2026-W48', isQuiet: false } });
    expect(seen.body.html).toContain('내부용입니다.');
    const other = await preview(outside, 'en');
    expect(other.body.html).toContain('<html lang="en">');
    expect(other.body.html).not.toContain('internal');
    expect(other.body.text).toContain(`${api.origin}/proposals/p1`);
  });
});

describe('/opt-outs/{token}', () => {
  async function linkOf(account: TestAccount): Promise<{ path: string; state: () => Promise<string> }> {
    const { dataSource } = api.database;
    const [row] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO report_subscription (account_id, lang, filter) VALUES ($1, 'en', $2) RETURNING id`,
      [account.id, JSON.stringify(WHOLE)],
    );
    const id = row?.id ?? '';
    return {
      path: `/opt-outs/${await optOutToken(dataSource, id)}`,
      state: async () => {
        const rows = await dataSource.query<{ state: string }[]>(
          'SELECT state FROM report_subscription WHERE id = $1',
          [id],
        );
        return rows[0]?.state ?? 'none';
      },
    };
  }

  it('say what the link is of, and lead a browser to the page with the button, ending nothing', async () => {
    const { path, state } = await linkOf(editor);
    expect((await api.get(path)).body).toEqual({ of: 'report', lang: 'en', state: 'active' });
    const browser = await fetch(`${api.origin}/api/v1${path}`, {
      headers: { accept: 'text/html,application/xhtml+xml' },
      redirect: 'manual',
    });
    expect([browser.status, browser.headers.get('location')]).toEqual([
      303,
      path.replace('opt-outs', 'opt-out'),
    ]);
    expect(await state()).toBe('active');
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('end the subscription by the form of a mail program (%s), once and again', async (type, form) => {
    const { path, state } = await linkOf(editor);
    for (let times = 0; times < 2; times += 1) {
      const response = await fetch(`${api.origin}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: form,
      });
      expect(response.status).toBe(204);
    }
    expect(await state()).toBe('opted-out');
    const entries = await api.database.dataSource.query<{ actor: string }[]>(
      `SELECT actor FROM audit.entry WHERE kind = 'report_subscription' AND act = 'change' AND after ->> 'state' = 'opted-out'
        ORDER BY id DESC LIMIT 1`,
    );
    expect(entries).toEqual([{ actor: 'public' }]);
  });

  it('are nothing that a page of another site could send, and no form goes elsewhere', async () => {
    const { path, state } = await linkOf(editor);
    const forged = await api.as({ 'sec-fetch-site': 'cross-site' }, 'POST', path);
    expect(forged).toMatchObject({ status: 403, body: { code: 'access.foreign-origin' } });
    expect(await state()).toBe('active');
    const elsewhere = await api.raw('POST', '/asks/split', 'x', {
      'content-type': 'multipart/form-data; boundary=b',
    });
    expect(elsewhere).toMatchObject({ status: 415, body: { code: 'request.unsupported-media-type' } });
    expect((await api.get(`/opt-outs/${'x'.repeat(43)}`)).body).toMatchObject({ code: 'opt-out.not-found' });
  });
});

describe('/deliveries', () => {
  it('lists what went out and what did not, page by page, and lets an administrator send again', async () => {
    await api.database.dataSource.query(
      `INSERT INTO delivery (kind, key, week, edition, account_id, state, cause, last_answer, attempts, give_up_at)
       SELECT 'mail', 'k' || n, '2026-W48', 1, $1, s, CASE s WHEN 'failed' THEN 'given-up' END, '421 busy', 3, clock_timestamp()
         FROM unnest(ARRAY['failed', 'sent', 'sent']) WITH ORDINALITY AS of_row (s, n)`,
      [company.id],
    );
    const first = await api.get('/deliveries?limit=2', bearer(api.admin.key));
    expect(first.body).toMatchObject({ total: 3, items: [{ state: 'sent' }, { state: 'sent' }] });
    const rest = await api.get(
      `/deliveries?limit=2&cursor=${String(first.body.nextCursor)}`,
      bearer(api.admin.key),
    );
    expect(rest.body).toMatchObject({
      nextCursor: null,
      items: [{ target: company.name, isRetryable: true }],
    });
    const [failed] = (await api.get('/deliveries?state=failed', bearer(api.admin.key))).body.items;
    expect(await api.send('POST', `/deliveries/${String(failed.id)}/retry`, {})).toMatchObject({
      status: 200,
      body: { state: 'waiting', cause: null, attempts: 0 },
    });
    const [sent] = first.body.items;
    expect(await api.send('POST', `/deliveries/${String(sent.id)}/retry`, {})).toMatchObject({
      status: 409,
      body: { code: 'delivery.not-retryable' },
    });
  });
});
