import { randomBytes } from 'node:crypto';
import { escapeIdentifier, escapeLiteral, type Client } from 'pg';
import { assertDatabaseUsable } from './assert-database-usable.js';
import { withConnection } from './database-connection.js';
import { localDatabaseUrl } from './database-url.js';
import { errorCodeOf } from './error-code.js';
import { APPLICATION_ROLE, grantToProcesses, WORKER_ROLE } from './process-rights.js';
import { SUPERUSER } from './initialise-cluster.js';

/** Role that owns the database and all in it, and brings its schema up to date. No process runs as it. */
const OWNER_ROLE = 'jeonghap_owner';
const APPLICATION_DATABASE = 'jeonghap';

/** What is needed to reach an embedded server. */
export interface ServerAccess {
  readonly port: number;
  readonly superuserPassword: string;
  readonly applicationPassword: string;
}

/** URL for the superuser, to a database that every cluster has. */
export function superuserUrl(
  access: Pick<ServerAccess, 'port' | 'superuserPassword'>,
  database = 'postgres',
): string {
  return localDatabaseUrl({
    user: SUPERUSER,
    password: access.superuserPassword,
    port: access.port,
    database,
  });
}

/** Connection URLs of the roles of the application's database. */
export interface ApplicationUrls {
  readonly url: string;
  readonly workerUrl: string;
  readonly ownerUrl: string;
}

/**
 * Makes the database and its roles where they are absent, brings rights and passwords back to what they should be, also on
 * a cluster of a release in which one role owned everything, and checks that the database suits.
 *
 * @throws StartUpProblem `database.…`
 */
export async function prepareApplicationDatabase(access: ServerAccess): Promise<ApplicationUrls> {
  // the other two are known to this start only, and to the processes that it starts
  const passwords = {
    [APPLICATION_ROLE]: access.applicationPassword,
    [WORKER_ROLE]: randomBytes(24).toString('base64url'),
    [OWNER_ROLE]: randomBytes(24).toString('base64url'),
  };
  await withConnection(superuserUrl(access), async (client) => {
    for (const [role, password] of Object.entries(passwords)) await settleRole(client, role, password);
    const existing = await client.query('SELECT FROM pg_database WHERE datname = $1', [APPLICATION_DATABASE]);
    if (existing.rowCount === 0) await createDatabase(client);
  });
  await withConnection(superuserUrl(access, APPLICATION_DATABASE), async (client) => {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await handOver(client);
  });
  const urlOf = (user: keyof typeof passwords): string =>
    localDatabaseUrl({ user, password: passwords[user], port: access.port, database: APPLICATION_DATABASE });
  const urls = { url: urlOf(APPLICATION_ROLE), workerUrl: urlOf(WORKER_ROLE), ownerUrl: urlOf(OWNER_ROLE) };
  await assertDatabaseUsable(urls.url);
  return urls;
}

async function settleRole(client: Client, role: string, password: string): Promise<void> {
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(`${verb} ROLE ${escapeIdentifier(role)} ${rights} PASSWORD ${escapeLiteral(password)}`);
}

/** Gives the owner what a process's role owns, and that role back what it needs. */
async function handOver(client: Client): Promise<void> {
  const [app, owner] = [escapeIdentifier(APPLICATION_ROLE), escapeIdentifier(OWNER_ROLE)];
  const { rows } = await client.query<{ role: string }>(
    'SELECT pg_get_userbyid(datdba) AS role FROM pg_database WHERE datname = current_database()',
  );
  if (rows[0]?.role === OWNER_ROLE) return;
  await client.query(`REASSIGN OWNED BY ${app} TO ${owner}`);
  await client.query(`ALTER DATABASE ${escapeIdentifier(APPLICATION_DATABASE)} OWNER TO ${owner}`);
  await grantToProcesses(client);
}

async function createDatabase(client: Client): Promise<void> {
  const [name, owner] = [escapeIdentifier(APPLICATION_DATABASE), escapeIdentifier(OWNER_ROLE)];
  try {
    await client.query(`CREATE DATABASE ${name} OWNER ${owner} ENCODING 'UTF8' TEMPLATE template0`);
  } catch (error) {
    if (errorCodeOf(error) !== '42P04') throw error; // it exists already
  }
}
