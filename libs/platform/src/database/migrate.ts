import { setTimeout as sleep } from 'node:timers/promises';
import { runMigrations as runQueueMigrations } from 'bullmq';
import { Client, escapeIdentifier } from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { describeDatabase } from '../postgres/database-url.js';
import { LosableConnection } from '../postgres/losable-connection.js';
import { grantToProcesses } from '../postgres/process-rights.js';
import { StartUpProblem } from '../postgres/start-up-problem.js';
import { JOBS } from '../queue/jobs.js';
import { QUEUE_SCHEMA } from '../queue/queue-schema.js';
import { isLockTimeout } from './is-lock-timeout.js';
import { asProcess } from './process-kind.js';

/** Longest that a migration waits for a table's lock, and readers behind it, milliseconds. */
const LOCK_WAIT_MS = 500;
const LOCK_PAUSE_MS = 500;
/** A table that is in use for this long is a fault that somebody must look at, milliseconds. */
const UNLOCKED_WITHIN_MS = 120_000;
/** Advisory lock key of schema changes; any number that no other part of the product uses. */
const MIGRATION_LOCK = 7000;

export interface MigrationOptions {
  readonly databaseUrl: string;
  // The class list type is TypeORM's own.
  readonly migrations: MixedList<string | (new () => object)>;
}

/** The database was migrated by a newer release than this one. */
export class SchemaNewerThanCode extends Error {
  constructor(readonly unknownMigrations: readonly string[]) {
    super(`the database has migrations that this release does not know: ${unknownMigrations.join(', ')}`);
    this.name = 'SchemaNewerThanCode';
  }
}

/**
 * Brings the schema (ours and the queue's) up to this release. TypeORM has no migration lock of its own, so one
 * session holds an advisory lock meanwhile: of several processes that boot together, one migrates and the others wait.
 * A role that does not own the database changes nothing, and makes sure that its owner has done it.
 * @returns names of the migrations that ran
 * @throws SchemaNewerThanCode when the database is ahead of the code, StartUpProblem `database.not-owner` when it is behind
 */
export async function migrateDatabase(options: MigrationOptions): Promise<readonly string[]> {
  const lock = new Client({ connectionString: options.databaseUrl });
  lock.on('error', () => undefined); // a lost lock session also fails the migrations, which report it
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (!(await isOwner(lock))) return await assertMigrated(options);
    await runQueueMigrations(lock, QUEUE_SCHEMA);
    await makeJobCounters(lock);
    const done = await untilUnlocked(() => runOurMigrations(options));
    await grantToProcesses(lock);
    return done;
  } finally {
    await lock.end();
  }
}

/**
 * Tries again while a table is in use. A migration that waited for its lock would hold up every reader that comes after
 * it; so it gives up soon, lets them pass, and comes back. Each migration is a transaction of its own.
 */
async function untilUnlocked(run: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const giveUpAt = Date.now() + UNLOCKED_WITHIN_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isLockTimeout(error) || Date.now() > giveUpAt) throw error;
      await sleep(LOCK_PAUSE_MS);
    }
  }
}

/** BullMQ makes the counter of a queue's jobs when the first one comes, which a process that owns nothing could not. */
async function makeJobCounters(client: Client): Promise<void> {
  const schema = escapeIdentifier(QUEUE_SCHEMA);
  for (const queue of new Set(Object.values(JOBS).map((job) => job.queue))) {
    const { rows } = await client.query<{ name: string }>(`SELECT ${schema}.job_id_seq_name($1) AS name`, [
      queue,
    ]);
    for (const { name } of rows) {
      await client.query(`CREATE SEQUENCE IF NOT EXISTS ${schema}.${escapeIdentifier(name)}`);
    }
  }
}

async function isOwner(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ owns: boolean }>(
    `SELECT pg_has_role(datdba, 'USAGE') AS owns FROM pg_database WHERE datname = current_database()`,
  );
  return rows[0]?.owns === true;
}

/** @returns none */
function assertMigrated(options: MigrationOptions): Promise<readonly string[]> {
  return withMigrations(options, async (dataSource) => {
    await refuseNewerSchema(dataSource);
    const applied = new Set(await readApplied(dataSource));
    if (namesOf(dataSource).every((name) => applied.has(name))) return [];
    throw new StartUpProblem('database.not-owner', { database: describeDatabase(options.databaseUrl) });
  });
}

function runOurMigrations(options: MigrationOptions): Promise<readonly string[]> {
  return withMigrations(options, async (dataSource) => {
    await refuseNewerSchema(dataSource);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  });
}

async function withMigrations<T>(
  { databaseUrl, migrations }: MigrationOptions,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    migrations: migrations as MixedList<string>,
    extra: { Client: LosableConnection, lock_timeout: LOCK_WAIT_MS, options: asProcess('maintenance') },
  });
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

async function refuseNewerSchema(dataSource: DataSource): Promise<void> {
  const known = new Set(namesOf(dataSource));
  const unknown = (await readApplied(dataSource)).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new SchemaNewerThanCode(unknown);
}

const namesOf = ({ migrations }: DataSource): readonly string[] =>
  migrations.map((migration) => migration.name ?? migration.constructor.name);

async function readApplied(dataSource: DataSource): Promise<readonly string[]> {
  const [table] = await dataSource.query<{ present: boolean }[]>(
    `SELECT to_regclass('migrations') IS NOT NULL AS present`,
  );
  if (table?.present !== true) return [];
  const applied = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations');
  return applied.map(({ name }) => name);
}
