import { DataSource, type EntityManager } from 'typeorm';
import { type RunningApi, startTestApi } from '../support/running-api.js';
import { ALL, COUNTS, HIDDEN, PERSONAL, PUBLISHED, SHOWN } from '../support/row-samples.js';
import { makeAccount, makeKey, signIn } from '../support/sign-in.js';

/** Who is behind a transaction, as the product says it. */
interface Trail {
  readonly actor: string;
  readonly keyId?: string | null;
}
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('the tables as an API process sees them', () => {
  let api: RunningApi;
  let process: DataSource;
  const actingAs = <T>(trail: Trail, work: (manager: EntityManager) => Promise<T>): Promise<T> =>
    process.transaction(async (manager) => {
      await manager.query(`SELECT set_config('jeonghap.trail', $1, true)`, [JSON.stringify(trail)]);
      return work(manager);
    });
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

  it('take no change outside of an edit, and one within by an editor', async () => {
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
    const { id } = await makeAccount(api.database.dataSource, ['editor']);
    const edited = await actingAs({ actor: `user:${id}` }, (manager) =>
      manager.query<[object[], number]>(change),
    );
    expect(edited[0]).toHaveLength(1);
    expect((await process.query<object[]>(COUNTS))[0]).toMatchObject(PUBLISHED); // the setting went with its transaction
  });

  it('show the rest to those who work here, and let none write who may not', async () => {
    const { dataSource } = api.database;
    const change = `UPDATE programme SET body = '몰래' WHERE title = '초안 사업'`;
    const seen = async (trail: Trail) =>
      (await actingAs(trail, (manager) => manager.query<object[]>(COUNTS)))[0];
    const reviewer = await makeAccount(dataSource, ['reviewer']);
    const company = await makeAccount(dataSource, ['company']);
    expect(await seen({ actor: `user:${reviewer.id}` })).toMatchObject(ALL);
    expect(await seen({ actor: `user:${company.id}` })).toMatchObject(PUBLISHED);
    for (const actor of ['user:x', 'user:', 'local', 'public', `user:${NOBODY}`]) {
      expect(await seen({ actor })).toMatchObject(PUBLISHED);
    }
    await expect(
      actingAs({ actor: `user:${reviewer.id}` }, (manager) => manager.query(change)),
    ).rejects.toThrow('row-level security');
    await dataSource.query(`UPDATE user_account SET state = 'deactivated' WHERE id = $1`, [reviewer.id]);
    expect(await seen({ actor: `user:${reviewer.id}` })).toMatchObject(PUBLISHED);
  });

  it('give a key no more than its scopes say, and an expired or foreign one nothing', async () => {
    const { dataSource } = api.database;
    const editor = await makeAccount(dataSource, ['editor']);
    await makeKey(dataSource, editor.id, ['read']);
    const keyOf = async (accountId: string) =>
      (
        await dataSource.query<{ id: string }[]>(
          'SELECT id FROM api_key WHERE account_id = $1 ORDER BY created_at DESC LIMIT 1',
          [accountId],
        )
      )[0]?.id ?? null;
    const keyId = await keyOf(editor.id);
    const trail = { actor: `user:${editor.id}`, keyId };
    const may = (right: string, by: Trail) =>
      actingAs(by, async (manager) => {
        const [row] = await manager.query<{ may: boolean }[]>('SELECT transaction_may($1) AS may', [right]);
        return row?.may;
      });
    expect(await may('see-internal', trail)).toBe(true);
    expect(await may('edit-catalogue', trail)).toBe(false);
    expect(await may('edit-catalogue', { ...trail, keyId: null })).toBe(true);
    expect(await may('see-internal', { ...trail, keyId: await keyOf(api.admin.id) })).toBe(false);
    await dataSource.query(`UPDATE api_key SET expires_at = clock_timestamp() WHERE id = $1`, [keyId]);
    expect(await may('see-internal', trail)).toBe(false);
    await dataSource.query('DELETE FROM api_key WHERE id = $1', [keyId]);
    expect(await may('see-internal', trail)).toBe(false);
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
    const ownOf = (accountId: string, actor: string) =>
      actingAs({ actor }, async (manager) => {
        await manager.query(
          `SELECT set_config('jeonghap.task', 'own-account', true), set_config('jeonghap.account', $1, true)`,
          [accountId],
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
    expect(await ownOf(me.id, `user:${me.id}`)).toEqual([me.id, me.id, me.id, me.id]);
    expect(await ownOf(other.id, `user:${me.id}`)).toEqual([]);
    for (const task of ['administer', 'names']) {
      const people = await actingAs({ actor: 'public' }, async (manager) => {
        await manager.query(`SELECT set_config('jeonghap.task', $1, true)`, [task]);
        return manager.query<object[]>('SELECT FROM user_account');
      });
      expect({ task, people: people.length }).toEqual({ task, people: 0 });
    }
  });
});
