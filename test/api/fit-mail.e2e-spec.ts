import {
  FitMailChoiceService,
  type FitMailSource,
  FitMailWorkService,
  MailWorkService,
  OptOutService,
} from '@jeonghap/delivery';
import {
  CompanyProfileService,
  CriteriaReadingService,
  FitNewsService,
  UNKNOWN_COMPANY,
  VerdictWatchService,
} from '@jeonghap/fit';
import { CompanyEditionService, ReportReadingService } from '@jeonghap/reports';
import { type MailServer, type ServerManners, startMailServer } from '../support/mail-server.js';
import { type OpenTestDatabase, openTestDatabase } from '../support/open-data-source.js';
import { makeAccount, type TestAccount } from '../support/sign-in.js';

const DAY_MS = 86_400_000;
/** Noon in Seoul: what went out is dated by the clock of the database. */
const NOON = new Date(`${new Date(Date.now() + DAY_MS * 0.375).toISOString().slice(0, 10)}T03:00:00Z`);
const TOMORROW = new Date(NOON.getTime() + DAY_MS);
const dayFrom = (days: number): string => new Date(NOON.getTime() + days * DAY_MS).toISOString().slice(0, 10);

const NOTICE = '신청 대상은 업력 70년 이내의 기업이다. 상시근로자 50인 미만이어야 한다.';
const STRICT = NOTICE.replace('50인', '10인');
const FACTS = { ...UNKNOWN_COMPANY, preFounder: false, foundedOn: '2019-12-02', employees: 37 };

let database: OpenTestDatabase;
let company: string;
let me: TestAccount;
let profileId: string;
let programmes: readonly string[];
const ends: (() => unknown)[] = [];

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);

beforeAll(async () => {
  database = await openTestDatabase('empty');
});
beforeEach(async () => {
  await query(
    'TRUNCATE programme, company_profile, fit_mail_subscription, delivery, mail_suppression CASCADE',
  );
  const [row] = await query<{ id: string }>(
    `INSERT INTO stakeholder (title, type) VALUES ('기업', 'company') RETURNING id`,
  );
  company = row?.id ?? '';
  me = await makeAccount(database.dataSource, ['company'], company);
  const profiles = new CompanyProfileService(database.dataSource);
  profileId = (await profiles.create({ name: '본사', facts: FACTS }, `user:${me.id}`)).id;
  programmes = [await programme('첫째 사업'), await programme('둘째 사업')];
  await decide();
  await choose(me);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => database.drop());

async function programme(title: string, closesOn: string | null = null): Promise<string> {
  const [row] = await query<{ id: string }>(
    `INSERT INTO programme (title, status, body, application_kind, application_to)
     VALUES ($1, 'open', $2, CASE WHEN $3::date IS NULL THEN 'unknown' ELSE 'fixed' END, $3) RETURNING id`,
    [title, NOTICE, closesOn],
  );
  return row?.id ?? '';
}

/** Reads programmes and decides on profiles, as the worker does. */
async function decide(): Promise<void> {
  await new CriteriaReadingService(database.dataSource).readMissing();
  await new VerdictWatchService(database.dataSource).decideMissing(NOON);
}

/** Makes all programmes say other things. */
async function rewrite(body: string): Promise<void> {
  await query('UPDATE programme SET body = $1', [body]);
  await decide();
}

const choose = ({ id }: TestAccount, isOn = true, lang: 'ko' | 'en' = 'ko') =>
  new FitMailChoiceService(database.dataSource, {}).set(id, { isOn, lang });

async function serve(manners: ServerManners = {}, port = 0): Promise<MailServer> {
  const server = await startMailServer(manners, port);
  ends.push(() => server.close());
  return server;
}

/** What a worker that sends through a mail server does. @returns mails that the server took */
async function work(
  smtpUrl: string,
  now = NOON,
  source: FitMailSource = new FitNewsService(database.dataSource),
): Promise<number> {
  const mail = { smtpUrl, from: '정합 <jeonghap@agency.go.kr>', publicUrl: 'https://jeonghap.example' };
  const sending = new FitMailWorkService(database.dataSource, { mail });
  const sent = await sending.sendDue(source, now);
  sending.onModuleDestroy();
  return sent;
}

const deliveries = () =>
  query<{ kind: string; state: string; cause: string | null; key: string }>(
    'SELECT kind, state, cause, key FROM delivery ORDER BY no',
  );
const textOf = ({ taken }: MailServer, at = 0): string => taken[at]?.part('text/plain') ?? '';
const tokenIn = (text: string): string => /opt-outs?\/([\w-]{43})/.exec(text)?.[1] ?? 'none';

describe('notices of company fit by mail', () => {
  it('come in one mail that gathers all of the day, without anything that the company gave, and once', async () => {
    const server = await serve();
    await rewrite(STRICT);
    await programme('곧 닫는 사업', dayFrom(6));
    await new CriteriaReadingService(database.dataSource).readMissing();
    expect(await work(server.url)).toBe(1);
    const [mail] = server.taken;
    const text = textOf(server);
    expect([mail?.to, mail?.header('List-Unsubscribe-Post')]).toEqual([
      me.email,
      'List-Unsubscribe=One-Click',
    ]);
    for (const name of ['첫째 사업', '둘째 사업'])
      expect(text).toContain(
        `${name}: 신청 가능 → 불가 (본사). 상시근로자 10명 미만 조건을 충족하지 않습니다.`,
      );
    expect(text).toContain(`https://jeonghap.example/programmes/${programmes[0] ?? ''}`);
    expect(text).toContain(`곧 닫는 사업: 6일 뒤(${dayFrom(6)}) 마감. 신청 가능 (본사)`);
    expect(`${text} ${mail?.part('text/html') ?? ''}`).not.toMatch(/37명|2019-12/);
    expect(await deliveries()).toEqual([
      { kind: 'fit-mail', state: 'sent', cause: null, key: expect.stringContaining(dayFrom(0)) },
    ]);
    // whatever is looked at again tells nothing twice, and what comes later on the day waits for the next
    await query('DELETE FROM fit_mail_look');
    await rewrite(NOTICE);
    expect(await work(server.url)).toBe(0);
    expect(await work(server.url, TOMORROW)).toBe(1);
    const next = textOf(server, 1);
    expect(next).toContain('첫째 사업: 불가 → 신청 가능 (본사)');
    expect(next).not.toContain('신청 가능 → 불가');
    expect(next).not.toContain('곧 닫는 사업');
  });

  it('is put off while the server is away, says the same in the end, and is not taken for a report', async () => {
    const gone = await serve();
    const port = Number(new URL(gone.url).port);
    await gone.close();
    ends.length = 0;
    await rewrite(STRICT);
    expect(await work(gone.url)).toBe(0);
    expect(await deliveries()).toMatchObject([{ kind: 'fit-mail', state: 'waiting' }]);
    await query('UPDATE delivery SET not_before = clock_timestamp()');
    const back = await serve({}, port);
    // what sends reports takes on its own kind alone, as the release before does
    const mail = { smtpUrl: back.url, from: 'a@agency.go.kr', publicUrl: 'https://jeonghap.example' };
    const { dataSource } = database;
    const [reading, companies] = [
      new ReportReadingService(dataSource),
      new CompanyEditionService(dataSource),
    ];
    const reports = new MailWorkService(dataSource, reading, { mail }, companies);
    expect(await reports.sendDue()).toBe(0);
    reports.onModuleDestroy();
    expect(await work(back.url, TOMORROW)).toBe(1);
    expect(textOf(back)).toContain('둘째 사업: 신청 가능 → 불가');
    expect(await work(back.url, TOMORROW)).toBe(0);
    expect(back.taken).toHaveLength(1);
  });

  it('is told by a later mail where one was given up', async () => {
    const server = await serve();
    await rewrite(STRICT);
    await work('smtp://127.0.0.1:1');
    await query(`UPDATE delivery SET state = 'failed', cause = 'given-up', settled_at = clock_timestamp()`);
    expect(await work(server.url, TOMORROW)).toBe(1);
    expect(textOf(server)).toContain('첫째 사업: 신청 가능 → 불가');
  });

  it('is stopped by the link in it, and goes on from then when it is switched on again', async () => {
    const server = await serve();
    await choose(me, true, 'en');
    await rewrite(STRICT);
    await work(server.url);
    expect(textOf(server)).toContain('Can apply → Cannot apply');
    const token = tokenIn(server.taken[0]?.header('List-Unsubscribe') ?? '');
    const optOuts = new OptOutService(database.dataSource);
    expect(await optOuts.look(token)).toEqual({ of: 'fit', lang: 'en', state: 'active' });
    await optOuts.use(token);
    await optOuts.use(token);
    await rewrite(NOTICE);
    expect(await work(server.url, TOMORROW)).toBe(0);
    const choices = new FitMailChoiceService(database.dataSource, {});
    expect(await choices.get(me.id)).toMatchObject({ state: 'opted-out', isMailSent: false });
    await choose(me);
    expect(await work(server.url, TOMORROW)).toBe(0);
    await rewrite(STRICT);
    expect(await work(server.url, new Date(TOMORROW.getTime() + DAY_MS))).toBe(1);
  });

  it('reaches who comes after hundreds of whom it cannot be found out what there is to tell', async () => {
    const server = await serve();
    await query(
      `WITH made AS (INSERT INTO user_account (email, name, roles, state)
         SELECT 'other-' || n || '@test.invalid', '다른 사람', '{company}', 'active' FROM generate_series(1, 401) AS n RETURNING id)
       INSERT INTO fit_mail_subscription (id, account_id, lang)
       SELECT overlay(gen_random_uuid()::text PLACING '0' FROM 1 FOR 1)::uuid, id, 'ko' FROM made`,
    );
    await query(
      `UPDATE fit_mail_subscription SET id = overlay(id::text PLACING 'f' FROM 1 FOR 1)::uuid WHERE account_id = $1`,
      [me.id],
    );
    await rewrite(STRICT);
    const news = new FitNewsService(database.dataSource);
    let failures = 0;
    const source: FitMailSource = {
      release: (ids) => news.release(ids),
      take: (reader, id, now) => news.take(reader, id, now),
      hasNews: (reader, now) => {
        if (reader.accountId === me.id) return news.hasNews(reader, now);
        failures += 1;
        return Promise.reject(new Error('what is stored of this one cannot be read'));
      },
    };
    expect(await work(server.url, NOON, source)).toBe(1);
    expect(failures).toBe(401);
    expect(server.taken.map(({ to }) => to)).toEqual([me.email]);
    await query(`DELETE FROM user_account WHERE name = '다른 사람'`);
  });

  it('goes to nobody who left the company or may not sign in when it is sent, and not before the morning', async () => {
    const server = await serve();
    const other = await makeAccount(database.dataSource, ['company'], company);
    await choose(other);
    await rewrite(STRICT);
    expect(await work(server.url, new Date(NOON.getTime() - DAY_MS / 4))).toBe(0);
    expect(await deliveries()).toEqual([]);
    await work('smtp://127.0.0.1:1'); // puts them into the outbox, and reaches no server
    await query('UPDATE user_account SET stakeholder_id = NULL WHERE id = $1', [me.id]);
    await query(`UPDATE user_account SET state = 'deactivated' WHERE id = $1`, [other.id]);
    await query('UPDATE delivery SET not_before = clock_timestamp()');
    expect(await work(server.url)).toBe(0);
    expect((await deliveries()).map(({ cause }) => cause).sort()).toEqual(['account-inactive', 'no-company']);
    expect(server.taken).toEqual([]);
  });

  it('tells of a deadline once at each stage, and forgets what it told with the profile', async () => {
    const server = await serve();
    const id = await programme('곧 닫는 사업', dayFrom(14));
    await new CriteriaReadingService(database.dataSource).readMissing();
    const told: number[] = [];
    for (let day = 0; day <= 15; day += 1)
      told.push(await work(server.url, new Date(NOON.getTime() + day * DAY_MS)));
    expect(told.flatMap((sent, day) => (sent > 0 ? [day] : []))).toEqual([0, 7, 13]);
    expect(await query('SELECT stage FROM fit_told WHERE programme_id = $1 ORDER BY stage', [id])).toEqual(
      [1, 7, 14].map((stage) => ({ stage })),
    );
    await new CompanyProfileService(database.dataSource).remove(profileId, `user:${me.id}`);
    expect(await query('SELECT FROM fit_told')).toEqual([]);
  });
});
