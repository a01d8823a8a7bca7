import { existsSync } from 'node:fs';
import path from 'node:path';
import { asProcess, LosableConnection, startEmbeddedPostgres } from '@jeonghap/platform';
import { DataSource } from 'typeorm';

/** Where the database is: one that runs, else the embedded one in a folder, which must be stopped. */
export interface DatabaseSettings {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

/** Calls with the address of the database, which is started for as long where it is an embedded one. */
export async function withDatabase<T>(
  { databaseUrl, dataDir }: DatabaseSettings,
  use: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  if (databaseUrl !== undefined) return use(databaseUrl);
  // a start would make an empty database
  if (!existsSync(path.join(dataDir, 'postgres'))) throw new Error(`There is no database in ${dataDir}`);
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  try {
    return await use(postgres.ownerUrl);
  } finally {
    await postgres.stop();
  }
}

export interface ConnectionChoice {
  /** The connection writes nothing, whatever it is asked. */
  readonly isReadOnly: boolean;
}

/** Calls with a connection that acts for the maintenance of the database, if its role may. */
export async function withConnection<T>(
  url: string,
  { isReadOnly }: ConnectionChoice,
  use: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const options = `${asProcess('maintenance')}${isReadOnly ? ' -c default_transaction_read_only=on' : ''}`;
  const extra = { Client: LosableConnection, options };
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 2, extra }).initialize();
  try {
    return await use(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** The role of a connection, and whether it sees and writes what is kept from the public. */
export async function readRole(
  dataSource: DataSource,
): Promise<{ readonly sees: boolean; readonly role: string }> {
  const [row] = await dataSource.query<{ sees: boolean; role: string }[]>(
    'SELECT acts_for_all() AS sees, current_user AS role',
  );
  return row ?? { sees: false, role: '?' };
}
