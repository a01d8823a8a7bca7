import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import { prepareDatabase } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { type Client, escapeIdentifier } from 'pg';
import { ALL, COUNTS, HIDDEN, PERSONAL, PUBLISHED, SHOWN } from '../support/row-samples.js';
import { adminUrl, asAdmin } from '../support/test-server.js';

describe('a database whose processes own nothing', () => {
  const name = 'test_apart';
  const password = 'known to this test only';
  const ADMIN = '11111111-1111-4111-8111-111111111111';

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
      furtherMigrations: [
        ...IDENTITY_MIGRATIONS,
        ...REVIEW_MIGRATIONS,
        ...REPORT_MIGRATIONS,
        ...FIT_MIGRATIONS,
        ...DELIVERY_MIGRATIONS,
      ],
      log: () => undefined,
    };
    await prepareDatabase({ databaseUrl: url.href, ...options });
    await asAdmin((client) => client.query(SHOWN + HIDDEN), name);
    await asAdmin(
      (client) =>
        client.query(
          `INSERT INTO user_account (id, email, name, roles, state) VALUES ($1, 'a@test.invalid', '관리자', '{admin}', 'active')`,
          [ADMIN],
        ),
      name,
    );
  });
  afterAll(() => asAdmin((client) => client.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`)));

  it('shows workers everything by their role, and to others no setting opens it', async () => {
    expect((await as('jeonghap_worker', COUNTS))[0]).toMatchObject(ALL);
    for (const setting of ['', 'api', 'worker', 'maintenance']) {
      expect((await as('jeonghap_app', COUNTS, setting))[0]).toMatchObject(PUBLISHED);
    }
  });

  it('shows a worker that acts for one person what is published, and by no setting to others more', async () => {
    const act = `SELECT set_config('jeonghap.acts_for_one', 'on', true)`;
    for (const role of ['jeonghap_worker', 'jeonghap_app', 'jeonghap_owner'])
      expect((await as(role, act, 'maintenance', COUNTS))[0]).toMatchObject(PUBLISHED);
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
        `SELECT set_config('jeonghap.actor', 'user:${ADMIN}', true), set_config('jeonghap.task', 'administer', true);
         UPDATE programme SET title = '다른 이름' WHERE title = '사업'`,
        '',
        `SELECT act FROM audit.entry WHERE actor = 'user:${ADMIN}'`,
      );
      expect(rows).toEqual([{ act: 'change' }]);
    },
  );

  it('lets workers alone seal the log and let it expire, and shows it to those who administer', async () => {
    const count = 'SELECT count(*)::int AS n FROM audit.entry';
    const task = `SELECT set_config('jeonghap.task', 'administer', true)`;
    const administer = `${task}, set_config('jeonghap.actor', 'user:${ADMIN}', true)`;
    const [seal, expire] = [
      'SELECT audit.seal_entries(1000) AS n',
      'SELECT audit.expire(clock_timestamp(), 1) AS n',
    ];
    for (const sql of [seal, expire]) {
      await expect(as('jeonghap_app', sql, 'worker')).rejects.toMatchObject({ code: '42501' });
    }
    expect(await as('jeonghap_app', count)).toEqual([{ n: 0 }]);
    expect(await as('jeonghap_app', task, '', count)).toEqual([{ n: 0 }]);
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
        'alignment_change',
        'alignment_model',
        'ask',
        'assignment',
        'catalogue_import',
        'comment',
        'company_draft',
        'company_profile',
        'concept_label',
        'correction_request',
        'coverage_change',
        'criterion_correction',
        'delivery',
        'duplicate_dismissal',
        'entry_name',
        'entry_revision',
        'failure_dismissal',
        'fit_decided_profile',
        'fit_decided_programme',
        'fit_mail_look',
        'fit_mail_subscription',
        'fit_mail_token',
        'fit_notice',
        'fit_told',
        'fit_verdict',
        'idempotency_key',
        'imported_entry',
        'legislative_item',
        'mail_suppression',
        'measure_wording',
        'opt_out_token',
        'pair_decision',
        'profile_count',
        'programme',
        'programme_criteria',
        'proposal',
        'rearranged_ask',
        'rearrangement',
        'recompute_dirty',
        'reply',
        'report',
        'report_dispatch',
        'report_subscription',
        'review',
        'score_set',
        'source_document',
        'saved_view',
        'stakeholder',
        'thesaurus_change',
        'thesaurus_preview',
        'thesaurus_version',
        'webhook_endpoint',
        ...PERSONAL,
      ].sort(),
    );
  });

  it('shows the tables of rights and companies to its own functions alone', async () => {
    for (const table of ['account_rights', 'key_rights', 'account_company']) {
      for (const role of ['jeonghap_app', 'jeonghap_worker']) {
        const act = `SELECT set_config('jeonghap.actor', 'user:${ADMIN}', true)`;
        expect(await as(role, act, 'maintenance', `SELECT FROM ${table}`)).toEqual([]);
        await expect(
          as(role, act, 'maintenance', `INSERT INTO account_rights VALUES ('${ADMIN}', '{administer}')`),
        ).rejects.toMatchObject({ code: '42501' });
        await expect(
          as(role, act, 'maintenance', `INSERT INTO account_company VALUES ('${ADMIN}', '${ADMIN}')`),
        ).rejects.toMatchObject({ code: '42501' });
      }
    }
  });
});
