import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS, prepareIdentity } from '@jeonghap/identity';
import { assertConnectionsUsable, assertWorkerRole, projectRoot } from '@jeonghap/platform';
import { prepareDatabase } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { Client, escapeLiteral } from 'pg';
import { createApi } from '../../apps/api/src/bootstrap.js';
import { PostgresPlayground } from '../../libs/platform/test/postgres-playground.js';
import { superuserUrl } from '../support/superuser-url.js';
import { configOfTest } from '../support/running-api.js';

const ROLES = ['jeonghap_owner', 'jeonghap_app', 'jeonghap_worker'] as const;
const PASSWORDS: Readonly<Record<string, string>> = {
  owner_password: 'owner-only-here',
  app_password: 'app-only-here',
  worker_password: 'worker-only-here',
};

/** The statements of the script that makes roles and database, by the database in which they run, as psql would send them. */
function statementsOfInit(): readonly (readonly [database: string, sql: string])[] {
  const script = readFileSync(path.join(projectRoot(), 'docker', 'initdb', '10-roles.sh'), 'utf8');
  const heredoc = /<< 'SQL'\n([\s\S]*?)\nSQL\n/.exec(script)?.[1] ?? '';
  const [first = '', second = ''] = heredoc.split('\\connect jeonghap\n');
  const filled = (sql: string): readonly string[] =>
    sql
      .replaceAll(/^--.*$/gm, '')
      .replaceAll(/:'(\w+)'/g, (_all, name: string) => escapeLiteral(PASSWORDS[name] ?? ''))
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return [
    ...filled(first).map((sql) => ['postgres', sql] as const),
    ...filled(second).map((sql) => ['jeonghap', sql] as const),
  ];
}

describe('a PostgreSQL of one’s own that the script of the containers set up', () => {
  const playground = new PostgresPlayground();
  let port: number;
  let superuserPassword: string;

  const ask = async <T extends object>(url: string, sql: string): Promise<readonly T[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const urlOf = (role: (typeof ROLES)[number]): string =>
    `postgresql://${role}:${PASSWORDS[`${role.replace('jeonghap_', '')}_password`] ?? ''}@127.0.0.1:${String(port)}/jeonghap`;

  beforeAll(async () => {
    ({ port } = await playground.start());
    superuserPassword = readFileSync(playground.directory.superuserPassword, 'utf8').trim();
    const server = (database: string): string => superuserUrl({ port, superuserPassword }, database);
    // as a server is before anything of the product is there
    await ask(server('postgres'), 'DROP DATABASE jeonghap WITH (FORCE)');
    for (const role of ROLES) await ask(server('postgres'), `DROP ROLE ${role}`);
    for (const [database, sql] of statementsOfInit()) await ask(server(database), sql);
  });
  afterAll(() => playground.clear());

  it('suits the check at the start by each of its roles, none of which is mighty', async () => {
    for (const role of ROLES) await assertConnectionsUsable(urlOf(role), undefined);
    const rows = await ask(
      urlOf('jeonghap_app'),
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication AS mighty,
              pg_has_role(rolname, d.datdba, 'USAGE') AS owns
         FROM pg_roles, pg_database d WHERE rolname ~ '^jeonghap_' AND datname = 'jeonghap' ORDER BY rolname`,
    );
    expect(rows).toEqual([
      { rolname: 'jeonghap_app', mighty: false, owns: false },
      { rolname: 'jeonghap_owner', mighty: false, owns: true },
      { rolname: 'jeonghap_worker', mighty: false, owns: false },
    ]);
  });

  it('is filled by its owner, and then served and computed by roles that own nothing', async () => {
    const options = { sampleCatalogue: true, log: () => undefined };
    const furtherMigrations = [
      ...IDENTITY_MIGRATIONS,
      ...REVIEW_MIGRATIONS,
      ...REPORT_MIGRATIONS,
      ...FIT_MIGRATIONS,
      ...DELIVERY_MIGRATIONS,
    ];
    const behind = prepareDatabase({ databaseUrl: urlOf('jeonghap_worker'), furtherMigrations, ...options });
    await expect(behind).rejects.toMatchObject({ code: 'database.not-owner' });
    await prepareDatabase({ databaseUrl: urlOf('jeonghap_owner'), furtherMigrations, ...options });
    await prepareIdentity({ databaseUrl: urlOf('jeonghap_owner'), ...options });
    await prepareDatabase({
      databaseUrl: urlOf('jeonghap_worker'),
      furtherMigrations,
      ...options,
      sampleCatalogue: false,
    });
    await assertWorkerRole(urlOf('jeonghap_worker'));
    await expect(assertWorkerRole(urlOf('jeonghap_app'))).rejects.toMatchObject({
      code: 'database.not-worker',
    });
    const app = await createApi({ config: configOfTest(), databaseUrl: urlOf('jeonghap_app') });
    await app.listen(0, '127.0.0.1');
    const { status } = await fetch(`${await app.getUrl()}/api/v1/programmes/seed:G16`);
    await app.close();
    expect(status).toBe(200);
    await expect(
      ask(urlOf('jeonghap_app'), 'ALTER TABLE proposal DISABLE ROW LEVEL SECURITY'),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
