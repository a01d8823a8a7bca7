import { escapeIdentifier, escapeLiteral, type Client } from 'pg';
import { assertDatabaseUsable } from './assert-database-usable.js';
import { withConnection } from './database-connection.js';
import { localDatabaseUrl } from './database-url.js';
import { errorCodeOf } from './error-code.js';
import { SUPERUSER } from './initialise-cluster.js';

/** Role that the application logs in as: owns its database, may nothing beyond it, and obeys row-level security. */
const APPLICATION_ROLE = 'jeonghap_app';
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

/** URL for the application. */
function applicationUrl(access: Pick<ServerAccess, 'port' | 'applicationPassword'>): string {
  const { port, applicationPassword: password } = access;
  return localDatabaseUrl({ user: APPLICATION_ROLE, password, port, database: APPLICATION_DATABASE });
}

/**
 * Makes the application's role and database where they are absent, brings the role's rights and password back to what
 * they should be, and checks that the database suits.
 *
 * @returns the application's URL
 * @throws StartUpProblem `database.…`
 */
export async function prepareApplicationDatabase(access: ServerAccess): Promise<string> {
  await withConnection(superuserUrl(access), async (client) => {
    await settleRole(client, access.applicationPassword);
    const existing = await client.query('SELECT FROM pg_database WHERE datname = $1', [APPLICATION_DATABASE]);
    if (existing.rowCount === 0) await createDatabase(client);
  });
  await withConnection(superuserUrl(access, APPLICATION_DATABASE), async (client) => {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  });
  const url = applicationUrl(access);
  await assertDatabaseUsable(url);
  return url;
}

async function settleRole(client: Client, password: string): Promise<void> {
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APPLICATION_ROLE]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${escapeIdentifier(APPLICATION_ROLE)} ${rights} PASSWORD ${escapeLiteral(password)}`,
  );
}

async function createDatabase(client: Client): Promise<void> {
  const [name, owner] = [escapeIdentifier(APPLICATION_DATABASE), escapeIdentifier(APPLICATION_ROLE)];
  try {
    await client.query(`CREATE DATABASE ${name} OWNER ${owner} ENCODING 'UTF8' TEMPLATE template0`);
  } catch (error) {
    if (errorCodeOf(error) !== '42P04') throw error; // it exists already
  }
}
