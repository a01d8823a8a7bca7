import { randomBytes } from 'node:crypto';
import { prepareDatabase } from '@jeonghap/recompute';
import { escapeIdentifier, type Client } from 'pg';
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

/**
 * Makes a fresh, migrated database: a copy of a template that the first caller of the run prepares.
 *
 * @param options.sampleCatalogue whether the sample catalogue is in it
 */
export async function createTestDatabase({ sampleCatalogue = false } = {}): Promise<TestDatabase> {
  const template = sampleCatalogue ? 'jeonghap_template_sample' : 'jeonghap_template';
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [
      template,
    ]);
    if (rowCount === 0) await makeTemplate(admin, template, sampleCatalogue);
    await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    await createDatabase(admin, name, template);
    await copySettings(admin, template, name);
  });
  return {
    url: applicationUrl(name),
    drop: () => asAdmin(async (admin) => void (await dropDatabase(admin, name))),
  };
}

/** Marked as a template last: a database that bears the mark is complete. */
async function makeTemplate(admin: Client, template: string, sampleCatalogue: boolean): Promise<void> {
  await dropDatabase(admin, template);
  await createDatabase(admin, template, 'template0');
  await asAdmin((client) => client.query('CREATE EXTENSION pg_trgm'), template);
  await prepareDatabase({ databaseUrl: applicationUrl(template), sampleCatalogue, log: () => undefined });
  await admin.query(`ALTER DATABASE ${escapeIdentifier(template)} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
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
