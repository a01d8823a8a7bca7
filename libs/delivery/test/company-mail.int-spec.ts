import { type MailServer, startMailServer } from '../../../test/support/mail-server.js';
import { DeliveryLab } from './delivery-lab.js';

/** What stands in a profile alone. */
const PROFILE = '쿼카프로필';
const SALES = 98_765_432_100;
/** A profile that says nothing but sales. */
const FACTS = {
  ...{ foundedOn: null, preFounder: null, employees: null, sites: null, industries: null },
  ...{ certificates: {}, representativeBornOn: null, aiStages: null, wants: null, exclusions: {} },
  ...{ statedSize: null, salesKrw: [{ year: 2025, krw: SALES }] },
};
/** A day within the example's week, and one before it. */
const [IN_WEEK, BEFORE] = ['2026-11-25T00:00:00Z', '2026-11-10T00:00:00Z'];

let lab: DeliveryLab;
let server: MailServer;
let worker: ReturnType<DeliveryLab['worker']>;
let company: string;
let quiet: string;

const value = async (sql: string, parameters: unknown[] = []): Promise<string> =>
  (await lab.query<{ id: string }>(sql, parameters))[0]?.id ?? '';

/** A company with a published proposal whose coverage moved in the week, a verdict that changed, and a programme that closes. */
async function withNews(): Promise<string> {
  const id = await value(
    `INSERT INTO stakeholder (title, type, visibility) VALUES ('소식있는회사', 'company', 'published') RETURNING id`,
  );
  const proposal = await value(
    `INSERT INTO proposal (title, body, stakeholder_id, visibility) VALUES ('바우처를 늘려 달라', '글', $1, 'published') RETURNING id`,
    [id],
  );
  const programme = await value(
    `INSERT INTO programme (title, body, visibility, status, application_kind, application_to)
     VALUES ('가공 바우처', '글', 'published', 'open', 'fixed', '2026-12-04') RETURNING id`,
  );
  await lab.query(
    `INSERT INTO coverage_change (proposal_id, score_set_id, status_before, status_after, cause, at)
     VALUES ($1, 1, NULL, 'gap', 'computation', $2), ($1, 1, 'gap', 'partial', 'computation', $3)`,
    [proposal, BEFORE, IN_WEEK],
  );
  await lab.query(
    `WITH f AS (INSERT INTO company_profile (company_id, name, facts) VALUES ($1, $2, $3) RETURNING *)
     INSERT INTO fit_notice (company_id, profile_id, programme_id, before, after, cause, decided_on, created_at)
     SELECT $1, id, $4, 'check', 'eligible', 'programme', '2026-11-25', $5 FROM f`,
    [id, PROFILE, JSON.stringify(FACTS), programme, IN_WEEK],
  );
  // the logs say that all of it was there before the week
  await lab.query('ALTER TABLE entry_revision NO FORCE ROW LEVEL SECURITY');
  await lab.query('UPDATE entry_revision SET at = $1', [BEFORE]);
  await lab.query('ALTER TABLE entry_revision FORCE ROW LEVEL SECURITY');
  return id;
}

beforeAll(async () => {
  [lab, server] = [await DeliveryLab.open(), await startMailServer()];
  worker = lab.worker({ smtpUrl: server.url });
  company = await withNews();
  quiet = await value(
    `INSERT INTO stakeholder (title, type, visibility) VALUES ('조용한회사', 'company', 'published') RETURNING id`,
  );
});
beforeEach(() =>
  lab.query(
    'TRUNCATE report_subscription, delivery, report_dispatch, mail_suppression, opt_out_token, report',
  ),
);
afterAll(async () => {
  worker.end();
  await server.close();
  await lab.database.drop();
});

const mailTo = ({ email }: { readonly email: string }) => server.taken.find(({ to }) => to === email);

describe("a company's edition of the weekly report by mail", () => {
  it('tells the company what changed of its own, once, and nothing to a company of which nothing changed', async () => {
    const [reader, other] = [await lab.companySubscriber(company), await lab.companySubscriber(quiet)];
    const general = await lab.subscriber('company');
    await lab.publish();
    expect(await worker.work()).toBe(2);
    expect(await worker.work()).toBe(0);
    const text = mailTo(reader)?.part('text/plain') ?? '';
    expect(text).toContain('‘바우처를 늘려 달라’는 ‘공백’에서 ‘부분 대응’으로 바뀌었습니다.');
    expect(text).toContain('‘가공 바우처’의 판정이 ‘확인 필요’에서 ‘신청 가능’으로 바뀌었습니다.');
    expect(text).toContain('‘가공 바우처’ 마감 2026년 12월 4일');
    expect(text).toContain('https://jeonghap.example/reports/2026-W48/company\n');
    // the example's public report is of other proposals
    expect(text).not.toContain('둘째 제안');
    expect(mailTo(general)?.part('text/plain')).toContain('둘째 제안');
    expect(mailTo(other)).toBeUndefined();
    expect(await lab.query('SELECT kind, state, cause FROM delivery ORDER BY no')).toEqual([
      { kind: 'company-mail', state: 'sent', cause: null },
      { kind: 'company-mail', state: 'suppressed', cause: 'nothing-changed' },
      { kind: 'mail', state: 'sent', cause: null },
    ]);
  });

  it('has neither names nor facts of profiles, and the log of deliveries has nothing of the company', async () => {
    const reader = await lab.companySubscriber(company);
    const { id: admin } = await lab.account('admin');
    await lab.publish();
    await worker.work();
    const mail = mailTo(reader);
    expect(mail?.part('text/html')).toContain('가공 바우처');
    for (const said of [mail?.raw ?? '', mail?.part('text/plain') ?? '', mail?.part('text/html') ?? '']) {
      expect(said).not.toContain(PROFILE);
      expect(said.replaceAll(',', '')).not.toContain(String(SALES));
    }
    const log = JSON.stringify(await lab.log.list({}, { limit: 10 }, `user:${admin}`));
    expect(log).toContain('company-mail');
    expect(log).not.toMatch(/바우처|회사|쿼카/u);
  });

  it('is made as the person may see it when it is sent, by a worker that sees everything else', async () => {
    const [reader, left, gone] = [
      await lab.companySubscriber(company),
      await lab.companySubscriber(company),
      await lab.companySubscriber(company),
    ];
    await lab.publish();
    await lab.worker({}).work(); // puts them into the outbox, and reaches no server
    await lab.query('UPDATE user_account SET stakeholder_id = NULL WHERE id = $1', [left.id]);
    await lab.query(`UPDATE user_account SET state = 'deactivated' WHERE id = $1`, [gone.id]);
    await lab.query(`UPDATE stakeholder SET visibility = 'draft' WHERE id = $1`, [company]);
    await lab.passPause();
    expect(await worker.work()).toBe(1);
    await lab.query(`UPDATE stakeholder SET visibility = 'published' WHERE id = $1`, [company]);
    expect(mailTo(reader)?.part('text/plain')).toContain('· 우리 기업\n');
    expect((await lab.deliveries()).map(({ cause }) => cause).sort()).toEqual([
      'account-inactive',
      'no-company',
      null,
    ]);
  });

  it('is nothing that a worker of the release before takes on, whoever put it into the outbox', async () => {
    const { id, subscriptionId } = await lab.companySubscriber(company);
    // as that release writes it, which knows of no editions
    await lab.query(
      `INSERT INTO delivery (kind, key, week, edition, subscription_id, account_id, give_up_at)
       VALUES ('mail', 'report/2026-W48/1/subscription/' || $1, '2026-W48', 1, $1::uuid, $2, clock_timestamp() + interval '72 hours')`,
      [subscriptionId, id],
    );
    const taken = `SELECT id FROM delivery WHERE kind = $1 AND state = 'waiting' AND not_before <= clock_timestamp()`;
    expect(await lab.query(taken, ['mail'])).toEqual([]);
    expect(await lab.query(taken, ['webhook'])).toEqual([]);
    await lab.publish();
    expect(await worker.work()).toBe(1);
  });

  it('is for accounts that act for a company alone', async () => {
    const { id } = await lab.account('company');
    const filter = { topics: [], stakeholders: [], ministries: [], axes: [] };
    await expect(
      lab.subscriptions.create(id, { lang: 'ko', edition: 'company', filter }),
    ).rejects.toMatchObject({ code: 'subscription.no-company' });
  });
});
