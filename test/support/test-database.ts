import { randomBytes } from 'node:crypto';
import { CATALOGUE_ENTITIES } from '@jeonghap/catalogue';
import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import { prepareDatabase, RecomputeService } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { escapeIdentifier, type Client } from 'pg';
import { DataSource } from 'typeorm';
import { applicationUrl, asAdmin } from './test-server.js';

/** A database of its own for one test file. */
export interface TestDatabase {
  /** For the application's role, which owns the database and is no superuser. */
  readonly url: string;
  /** Drops it, ending every connection that is left. */
  drop(): Promise<void>;
}

const OWNER = 'jeonghap_app';
/** Any number, as long as nothing else on the server uses it: one template is made at a time. */
const TEMPLATE_LOCK = 7_205_164;

/** `empty` has the schema alone, `sample` the sample catalogue, `scored` also its computed scores. */
export type TestContent = 'empty' | 'sample' | 'scored';

/** Makes a fresh, migrated database: a copy of a template that the first caller of the run prepares. */
export async function createTestDatabase(content: TestContent = 'empty'): Promise<TestDatabase> {
  const template = `jeonghap_template_${content}`;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [
      template,
    ]);
    if (rowCount === 0) await makeTemplate(admin, template, content);
    await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    await createDatabase(admin, name, template);
    await copySettings(admin, template, name);
  });
  return {
    url: applicationUrl(name),
    drop: () => asAdmin((admin) => dropDatabase(admin, name)),
  };
}

/** Marked as a template last: a database that bears the mark is complete. */
async function makeTemplate(admin: Client, template: string, content: TestContent): Promise<void> {
  await dropDatabase(admin, template);
  await createDatabase(admin, template, 'template0');
  await asAdmin((client) => client.query('CREATE EXTENSION pg_trgm'), template);
  // what a test itself does is set-up; a process of the product says of its connections what it is
  await admin.query(`ALTER DATABASE ${escapeIdentifier(template)} SET jeonghap.process = 'maintenance'`);
  const databaseUrl = applicationUrl(template);
  await prepareDatabase({
    databaseUrl,
    sampleCatalogue: content !== 'empty',
    furtherMigrations: [
      ...IDENTITY_MIGRATIONS,
      ...REVIEW_MIGRATIONS,
      ...REPORT_MIGRATIONS,
      ...FIT_MIGRATIONS,
      ...DELIVERY_MIGRATIONS,
    ],
    log: () => undefined,
  });
  if (content === 'scored') await computeScores(databaseUrl);
  await admin.query(`ALTER DATABASE ${escapeIdentifier(template)} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
}

async function computeScores(databaseUrl: string): Promise<void> {
  const options = { type: 'postgres', url: databaseUrl, entities: CATALOGUE_ENTITIES } as const;
  const dataSource = await new DataSource(options).initialize();
  try {
    await new RecomputeService(dataSource).drain();
  } finally {
    await dataSource.destroy();
  }
}

async function createDatabase(admin: Client, name: string, template: string): Promise<void> {
  const source =
    template === 'template0'
      ? `ENCODING 'UTF8' TEMPLATE template0`
      : `TEMPLATE ${escapeIdentifier(template)}`;
  await admin.query(`CREATE DATABASE ${escapeIdentifier(name)} OWNER ${OWNER} ${source}`);
}

/** A copied database does not inherit what ALTER DATABASE … SET said about its template. */
async function copySettings(admin: Client, from: string, to: string): Promise<void> {
  const { rows } = await admin.query<{ name: string; value: string }>(
    `SELECT split_part(entry, '=', 1) AS name, substr(entry, strpos(entry, '=') + 1) AS value
       FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) AS entry
      WHERE d.datname = $1 AND s.setrole = 0`,
    [from],
  );
  for (const { name, value } of rows) {
    // Values of list settings (search_path) are stored ready to be pasted; quoting them would make one name of them.
    const isList = name === 'search_path';
    const text = isList ? value : admin.escapeLiteral(value);
    await admin.query(`ALTER DATABASE ${escapeIdentifier(to)} SET ${escapeIdentifier(name)} = ${text}`);
  }
}

async function dropDatabase(admin: Client, name: string): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
}
