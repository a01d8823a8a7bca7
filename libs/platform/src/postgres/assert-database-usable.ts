import type { Client } from 'pg';
import { CONNECT_WITHIN_SECONDS, withConnection } from './database-connection.js';
import { describeDatabase } from './database-url.js';
import { errorCodeOf, errorMessageOf } from './error-code.js';
import { StartUpProblem, type StartUpProblemCode } from './start-up-problem.js';

/** Oldest major version that has all we use: since 15 only a database's owner may create in its public schema. */
const OLDEST_MAJOR = 15;

const CONNECTION_PROBLEMS: Readonly<Record<string, StartUpProblemCode>> = {
  ECONNREFUSED: 'database.refused',
  ECONNRESET: 'database.refused',
  EHOSTUNREACH: 'database.refused',
  ENETUNREACH: 'database.refused',
  ENOTFOUND: 'database.unknown-host',
  EAI_AGAIN: 'database.unknown-host',
  ETIMEDOUT: 'database.timeout',
  '28P01': 'database.wrong-password',
  '28000': 'database.wrong-password',
  '3D000': 'database.not-found',
  '57P03': 'database.busy',
  '53300': 'database.busy',
};

const TRIGRAM_PROBLEMS: Readonly<Record<string, StartUpProblemCode>> = {
  '42501': 'database.trigram-forbidden',
  '0A000': 'database.trigram-missing',
  '58P01': 'database.trigram-missing',
};

/**
 * Checks that a database can hold Jeonghap before anything is written to it. Changes nothing.
 *
 * @throws StartUpProblem `database.…` that says which check failed and how to mend it
 */
export async function assertDatabaseUsable(databaseUrl: string): Promise<void> {
  const database = describeDatabase(databaseUrl);
  try {
    await withConnection(databaseUrl, async (client) => {
      await assertServerSuits(client, database);
      await assertTrigramsSeeHangul(client, database);
    });
  } catch (error) {
    throw error instanceof StartUpProblem ? error : explainFailure(error, database);
  }
}

/**
 * Checks that trigram search works on Hangul: it needs the extension and an LC_CTYPE other than "C", under which it
 * silently sees no letters. The extension is made in a transaction that is rolled back.
 *
 * @throws StartUpProblem `database.trigram-…`
 */
async function assertTrigramsSeeHangul(client: Client, database: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    const { trigrams, ctype } = await lookAtHangul(client);
    if (trigrams === 0) throw new StartUpProblem('database.trigram-blind', { database, ctype });
  } catch (cause) {
    const code = TRIGRAM_PROBLEMS[errorCodeOf(cause) ?? ''];
    throw code === undefined ? cause : new StartUpProblem(code, { database }, { cause });
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

async function lookAtHangul(client: Client): Promise<{ trigrams: number; ctype: string }> {
  // The extension may live in a schema that is not on the search path.
  const extension = await client.query<{ schema: string }>(
    "SELECT extnamespace::regnamespace::text AS schema FROM pg_extension WHERE extname = 'pg_trgm'",
  );
  const { rows } = await client.query<{ trigrams: number; ctype: string }>(
    `SELECT cardinality(${extension.rows[0]?.schema ?? 'public'}.show_trgm('가나')) AS trigrams, datctype AS ctype
       FROM pg_database WHERE datname = current_database()`,
  );
  return rows[0] ?? { trigrams: 0, ctype: '?' };
}

async function assertServerSuits(client: Client, database: string): Promise<void> {
  const { rows } = await client.query<{
    number: number;
    version: string;
    encoding: string;
    standby: boolean;
  }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby`,
  );
  for (const { number, version, encoding, standby } of rows) {
    if (number < OLDEST_MAJOR * 10_000) throw new StartUpProblem('database.too-old', { database, version });
    if (encoding !== 'UTF8') throw new StartUpProblem('database.not-utf8', { database, encoding });
    if (standby) throw new StartUpProblem('database.read-only', { database });
  }
}

function explainFailure(error: unknown, database: string): StartUpProblem {
  // A host with several addresses (localhost: ::1 and 127.0.0.1) fails once for each of them.
  const cause = firstOf(error);
  const reason = errorMessageOf(cause);
  const known =
    CONNECTION_PROBLEMS[errorCodeOf(cause) ?? errorCodeOf(error) ?? ''] ?? guessFromMessage(reason);
  const details = { database, reason, seconds: String(CONNECT_WITHIN_SECONDS) };
  return new StartUpProblem(known, details, { cause: error });
}

function firstOf(error: unknown): unknown {
  const isSeveral =
    typeof error === 'object' && error !== null && 'errors' in error && Array.isArray(error.errors);
  return isSeveral ? (error.errors as readonly unknown[])[0] : error;
}

/** The driver has no codes for these. */
function guessFromMessage(message: string): StartUpProblemCode {
  if (/timeout/i.test(message)) return 'database.timeout';
  if (/\b(SSL|TLS|certificate)\b/i.test(message)) return 'database.tls';
  if (/password must be a string/i.test(message)) return 'database.wrong-password';
  return 'database.unusable';
}
