import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import { prepareDatabase } from '@jeonghap/recompute';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { type Client, escapeIdentifier } from 'pg';
import { DataSource } from 'typeorm';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { makeAccount, signIn } from '../support/sign-in.js';
import { adminUrl, asAdmin } from '../support/test-server.js';

const HIDDEN = `
  INSERT INTO stakeholder (title, type, visibility) VALUES ('숨긴 제안자', 'company', 'draft');
  INSERT INTO programme (title, status, visibility) VALUES ('초안 사업', 'open', 'draft'), ('내부 사업', 'open', 'internal');
  INSERT INTO programme (title, status, deleted_at) VALUES ('지운 사업', 'open', clock_timestamp());
  INSERT INTO legislative_item (title, stage, visibility) VALUES ('내부 과제', 'bill', 'internal');
  WITH made AS (
    INSERT INTO proposal (title, stakeholder_id, visibility) SELECT '초안 제안', id, 'draft' FROM stakeholder LIMIT 1 RETURNING id)
  INSERT INTO ask (proposal_id, no, text) SELECT id, 1, '숨긴 요구' FROM made;
  INSERT INTO measure_wording (ask_id, measure_id, text, confirmed_at) SELECT id, gen_random_uuid(), text, now() FROM ask;`;
const SHOWN = `
  WITH who AS (INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id),
       made AS (INSERT INTO proposal (title, stakeholder_id) SELECT '제안', id FROM who RETURNING id)
  INSERT INTO ask (proposal_id, no, text) SELECT id, 1, '요구' FROM made;
  INSERT INTO programme (title, status) VALUES ('사업', 'open');
  INSERT INTO legislative_item (title, stage) VALUES ('과제', 'bill');`;
const COUNTS = `SELECT (SELECT count(*) FROM stakeholder)::int AS stakeholder, (SELECT count(*) FROM proposal)::int AS proposal,
  (SELECT count(*) FROM ask)::int AS ask, (SELECT count(*) FROM programme)::int AS programme,
  (SELECT count(*) FROM legislative_item)::int AS item, (SELECT count(*) FROM entry_revision)::int AS revision,
  (SELECT count(*) FROM measure_wording)::int AS wording`;
const PUBLISHED = { stakeholder: 1, proposal: 1, ask: 1, programme: 1, item: 1, wording: 1 };
const ALL = { stakeholder: 2, proposal: 2, ask: 2, programme: 4, item: 2, wording: 2 };
const PERSONAL = [
  'user_account',
  'session',
  'api_key',
  'one_time_link',
  'login_throttle',
  'linked_sign_in',
  'sign_in_attempt',
];

describe('the tables as an API process sees them', () => {
  let api: RunningApi;
  let process: DataSource;
  beforeAll(async () => {
    api = await startTestApi('empty');
    process = api.app.get(DataSource);
    await api.database.dataSource.query(SHOWN);
    await api.database.dataSource.query(HIDDEN);
  });
  afterAll(() => api.close());

  it('have published entries only, whatever a query forgets to ask for', async () => {
    const [seen] = await process.query<object[]>(COUNTS);
    expect(seen).toMatchObject(PUBLISHED);
    expect((await api.database.dataSource.query<object[]>(COUNTS))[0]).toMatchObject(ALL);
    const revisions = await process.query<{ title: string }[]>(
      `SELECT snapshot ->> 'title' AS title FROM entry_revision`,
    );
    expect(revisions.map(({ title }) => title).filter((title) => /초안|내부|숨긴/.test(title))).toEqual([]);
  });

  it('take no change outside of an edit, and one within', async () => {
    const change = `UPDATE programme SET body = '몰래' WHERE title = '사업' RETURNING id`;
    const [changed] = await process.query<[object[], number]>(change);
    expect(changed).toEqual([]);
    const [removed] = await process.query<[object[], number]>(`DELETE FROM ask RETURNING id`);
    expect(removed).toEqual([]);
    await expect(
      process.query(`INSERT INTO programme (title, status) VALUES ('몰래', 'open')`),
    ).rejects.toThrow('row-level security');
    await expect(
      process.query(
        `INSERT INTO entry_revision (entry_kind, entry_id, revision, operation, snapshot)
         VALUES ('programme', gen_random_uuid(), 1, 'create', '{"visibility": "published"}')`,
      ),
    ).rejects.toThrow('row-level security');
    const edited = await process.transaction(async (manager) => {
      await manager.query(`SELECT set_config('jeonghap.actor', 'user:x', true)`);
      return manager.query<[object[], number]>(change);
    });
    expect(edited[0]).toHaveLength(1);
    expect((await process.query<object[]>(COUNTS))[0]).toMatchObject(PUBLISHED); // the setting went with its transaction
  });

  it('have no personal data but for the task at hand, and then only of the person concerned', async () => {
    const { dataSource } = api.database;
    const [me, other] = [
      await makeAccount(dataSource, ['editor']),
      await makeAccount(dataSource, ['editor']),
    ];
    for (const { email, id } of [me, other]) {
      await signIn(api.origin, email);
      await dataSource.query(
        `INSERT INTO linked_sign_in (account_id, issuer, subject) VALUES ($1, 'https://login.example', $2)`,
        [id, email],
      );
    }
    await dataSource.query(
      `INSERT INTO sign_in_attempt (state_sha256, browser_sha256, nonce, code_verifier, expires_at)
       VALUES ('s', 'b', 'n', 'c', clock_timestamp() + interval '1 h')`,
    );
    for (const table of PERSONAL) {
      const rows = await process.query<object[]>(`SELECT FROM ${table}`);
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 });
    }
    const own = await process.transaction(async (manager) => {
      await manager.query(
        `SELECT set_config('jeonghap.task', 'own-account', true), set_config('jeonghap.account', $1, true)`,
        [me.id],
      );
      const ofTable = (table: string, column: string) =>
        manager.query<{ id: string }[]>(`SELECT DISTINCT ${column} AS id FROM ${table}`);
      return [
        ...(await ofTable('session', 'account_id')),
        ...(await ofTable('api_key', 'account_id')),
        ...(await ofTable('linked_sign_in', 'account_id')),
        ...(await ofTable('user_account', 'id')),
      ].map(({ id }) => id);
    });
    expect(own).toEqual([me.id, me.id, me.id, me.id]);
  });
});

describe('a database whose processes own nothing', () => {
  const name = 'test_apart';
  const password = 'known to this test only';

  /** Runs statements as a role, in a transaction that is taken back. @returns rows of the last */
  const as = <T extends object>(role: string, sql: string, setting = '', then = ''): Promise<readonly T[]> =>
    asAdmin(async (client: Client) => {
      await client.query('BEGIN');
      await client.query(`SET LOCAL SESSION AUTHORIZATION ${role}`);
      await client.query(`SELECT set_config('jeonghap.process', $1, true)`, [setting]);
      const first = await client.query<T>(sql);
      const { rows } = then === '' ? first : await client.query<T>(then);
      await client.query('ROLLBACK');
      return rows;
    }, name);

  beforeAll(async () => {
    await asAdmin(async (client) => {
      await client.query(`CREATE DATABASE ${escapeIdentifier(name)} OWNER jeonghap_owner TEMPLATE template0`);
      await client.query(`ALTER ROLE jeonghap_owner PASSWORD '${password}'`);
    });
    await asAdmin((client) => client.query('CREATE EXTENSION pg_trgm'), name);
    const url = new URL(adminUrl(name));
    [url.username, url.password] = ['jeonghap_owner', password];
    const options = {
      sampleCatalogue: false,
      furtherMigrations: [...IDENTITY_MIGRATIONS, ...REVIEW_MIGRATIONS],
      log: () => undefined,
    };
    await prepareDatabase({ databaseUrl: url.href, ...options });
    await asAdmin((client) => client.query(SHOWN + HIDDEN), name);
  });
  afterAll(() => asAdmin((client) => client.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`)));

  it('shows workers everything by their role, and to others no setting opens it', async () => {
    expect((await as('jeonghap_worker', COUNTS))[0]).toMatchObject(ALL);
    for (const setting of ['', 'api', 'worker', 'maintenance']) {
      expect((await as('jeonghap_app', COUNTS, setting))[0]).toMatchObject(PUBLISHED);
    }
  });

  it('holds its owner to the policies too, except to fill it', async () => {
    expect((await as('jeonghap_owner', COUNTS))[0]).toMatchObject(PUBLISHED);
    expect((await as('jeonghap_owner', COUNTS, 'maintenance'))[0]).toMatchObject(ALL);
  });

  it.each(['jeonghap_app', 'jeonghap_worker'])(
    'lets %s change no table, policy or function',
    async (role) => {
      for (const sql of [
        'ALTER TABLE proposal DISABLE ROW LEVEL SECURITY',
        'ALTER TABLE proposal NO FORCE ROW LEVEL SECURITY',
        'DROP POLICY published ON proposal',
        'CREATE POLICY open ON proposal USING (true)',
        'CREATE TABLE public.mine ()',
        'TRUNCATE entry_revision',
        'ALTER FUNCTION acts_for_all() RENAME TO nobody',
        'SET ROLE jeonghap_owner',
      ]) {
        await expect(as(role, sql)).rejects.toMatchObject({ code: '42501' });
      }
    },
  );

  it.each(['jeonghap_app', 'jeonghap_worker'])(
    'lets %s add to the audit log by what it does, and write nothing into it by hand',
    async (role) => {
      for (const sql of [
        `INSERT INTO audit.entry (actor, kind, act) VALUES ('user:x', 'programme', 'change')`,
        'UPDATE audit.entry SET seal = 1',
        `UPDATE audit.entry SET actor = 'user:x'`,
        'DELETE FROM audit.entry',
        'TRUNCATE audit.entry',
        `INSERT INTO audit.seal VALUES (99, now(), '{}', '', '')`,
        'UPDATE audit.seal SET no = no + 1',
        'DELETE FROM audit.seal',
        'ALTER TABLE audit.entry DISABLE TRIGGER kept',
        'DROP TRIGGER audit ON programme',
      ]) {
        await expect(as(role, sql)).rejects.toMatchObject({ code: '42501' });
        await expect(as(role, `SET jeonghap.audit_expiring = 'on'; ${sql}`)).rejects.toMatchObject({
          code: '42501',
        });
      }
      const rows = await as<{ act: string }>(
        role,
        `SELECT set_config('jeonghap.actor', 'user:x', true), set_config('jeonghap.task', 'administer', true);
         UPDATE programme SET title = '다른 이름' WHERE title = '사업'`,
        '',
        `SELECT act FROM audit.entry WHERE actor = 'user:x'`,
      );
      expect(rows).toEqual([{ act: 'change' }]);
    },
  );

  it('lets workers alone seal the log and let it expire, and shows it to those who administer', async () => {
    const count = 'SELECT count(*)::int AS n FROM audit.entry';
    const administer = `SELECT set_config('jeonghap.task', 'administer', true)`;
    const [seal, expire] = [
      'SELECT audit.seal_entries(1000) AS n',
      'SELECT audit.expire(clock_timestamp(), 1) AS n',
    ];
    for (const sql of [seal, expire]) {
      await expect(as('jeonghap_app', sql, 'worker')).rejects.toMatchObject({ code: '42501' });
    }
    expect(await as('jeonghap_app', count)).toEqual([{ n: 0 }]);
    const [all] = await as<{ n: number }>('jeonghap_app', administer, '', count);
    expect(all?.n).toBeGreaterThan(0);
    expect(await as('jeonghap_worker', seal, 'worker')).toEqual([all]);
    expect(await as('jeonghap_worker', seal, 'worker', expire)).toEqual([all]);
  });

  it('protects every table that has what is not for everybody', async () => {
    const rows = await as<{ name: string }>(
      'jeonghap_owner',
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
          AND relrowsecurity AND relforcerowsecurity ORDER BY relname`,
    );
    expect(rows.map(({ name: table }) => table)).toEqual(
      [
        'ask',
        'assignment',
        'comment',
        'coverage_change',
        'duplicate_dismissal',
        'entry_name',
        'entry_revision',
        'legislative_item',
        'measure_wording',
        'programme',
        'proposal',
        'rearranged_ask',
        'rearrangement',
        'reply',
        'review',
        'stakeholder',
        ...PERSONAL,
      ].sort(),
    );
  });
});
