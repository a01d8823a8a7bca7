import { runMigrations as runQueueMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { LosableConnection } from '../postgres/losable-connection.js';
import { QUEUE_SCHEMA } from '../queue/queue-schema.js';

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
    return await runOurMigrations(options);
  } finally {
    await lock.end();
  }
}

async function runOurMigrations({ databaseUrl, migrations }: MigrationOptions): Promise<readonly string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    migrations: migrations as MixedList<string>,
    extra: { Client: LosableConnection },
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
