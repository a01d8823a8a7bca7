import { setTimeout as sleep } from 'node:timers/promises';
import { runMigrations as runQueueMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { LosableConnection } from '../postgres/losable-connection.js';
import { QUEUE_SCHEMA } from '../queue/queue-schema.js';

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
 * @returns names of the migrations that ran
 * @throws SchemaNewerThanCode when the database is ahead of the code
 */
export async function migrateDatabase(options: MigrationOptions): Promise<readonly string[]> {
  const lock = new Client({ connectionString: options.databaseUrl });
  lock.on('error', () => undefined); // a lost lock session also fails the migrations, which report it
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runQueueMigrations(lock, QUEUE_SCHEMA);
    return await untilUnlocked(() => runOurMigrations(options));
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

const isLockTimeout = (error: unknown): boolean => (error as { code?: unknown }).code === '55P03';

async function runOurMigrations({ databaseUrl, migrations }: MigrationOptions): Promise<readonly string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    migrations: migrations as MixedList<string>,
    extra: { Client: LosableConnection, lock_timeout: LOCK_WAIT_MS },
  });
  await dataSource.initialize();
  try {
    await refuseNewerSchema(dataSource);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

async function refuseNewerSchema(dataSource: DataSource): Promise<void> {
  const [table] = await dataSource.query<{ present: boolean }[]>(
    `SELECT to_regclass('migrations') IS NOT NULL AS present`,
  );
  if (table?.present !== true) return;
  const applied = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations');
  const known = new Set(
    dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name),
  );
  const unknown = applied.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new SchemaNewerThanCode(unknown);
}
