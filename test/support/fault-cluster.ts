import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CATALOGUE_ENTITIES } from '@jeonghap/catalogue';
import { LosableConnection, projectRoot, startEmbeddedPostgres } from '@jeonghap/platform';
import { Client, escapeIdentifier } from 'pg';
import { DataSource } from 'typeorm';
import { superuserUrl } from '../../libs/platform/src/postgres/application-database.js';
import { dataDirectoryAt } from '../../libs/platform/src/postgres/data-directory.js';
import { parseServerStatus } from '../../libs/platform/src/postgres/server-process.js';

/** A PostgreSQL of a test's own, which it may kill. Its supervisor, the product's own, starts it again. */
export interface FaultCluster {
  readonly port: number;
  /** Folder of the data. */
  readonly dataDir: string;
  /** Process id of the postmaster at present; undefined while it is down. */
  postmasterPid(): number | undefined;
  /** Runs statements as the superuser, for looking at and breaking the server. */
  asSuperuser<T>(use: (client: Client) => Promise<T>, database?: string): Promise<T>;
  /** Makes an empty database of the application's role. @returns its URL */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a cluster in a folder of its own.
 * @param durability `process` survives the death of every process but not of the machine, and is faster than `full`
 */
export async function startFaultCluster(
  durability: 'full' | 'process',
  parentDir: string = tmpdir(),
): Promise<FaultCluster> {
  const dataDir = mkdtempSync(path.join(parentDir, 'jeonghap-faults-'));
  chmodSync(dataDir, 0o755); // run as root, the server has another user, who must get in
  const directory = dataDirectoryAt(dataDir);
  const watchdog = spawn(
    process.execPath,
    [path.join(projectRoot(), 'test', 'support', 'clear-abandoned-cluster.mjs'), dataDir],
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  watchdog.unref();
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    durability: durability === 'full' ? 'full' : 'none',
  });
  const superuserPassword = readFileSync(directory.superuserPassword, 'utf8').trim();
  const asSuperuser: FaultCluster['asSuperuser'] = async (use, database = 'postgres') => {
    const client = new Client({
      connectionString: superuserUrl({ port: postgres.port, superuserPassword }, database),
    });
    client.on('error', () => undefined); // the awaited calls report it
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  if (durability === 'process') {
    // what is committed has left the server's memory, so that only the machine itself could lose it
    await asSuperuser((client) => client.query('ALTER ROLE jeonghap_app SET synchronous_commit = on'));
  }
  return {
    port: postgres.port,
    dataDir,
    postmasterPid: () => readPostmasterPid(directory.cluster),
    asSuperuser,
    createDatabase: async (name) => {
      await asSuperuser((client) =>
        client.query(
          `CREATE DATABASE ${escapeIdentifier(name)} OWNER jeonghap_app ENCODING 'UTF8' TEMPLATE template0`,
        ),
      );
      await asSuperuser((client) => client.query('CREATE EXTENSION pg_trgm'), name);
      // what a test itself does is set-up; a process of the product says of its connections what it is
      await asSuperuser((client) =>
        client.query(`ALTER DATABASE ${escapeIdentifier(name)} SET jeonghap.process = 'maintenance'`),
      );
      const url = new URL(postgres.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: async () => {
      await postgres.stop('immediate');
      rmSync(dataDir, { recursive: true, force: true });
      watchdog.stdin.end();
    },
  };
}

function readPostmasterPid(cluster: string): number | undefined {
  try {
    return parseServerStatus(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'))?.pid;
  } catch {
    return undefined;
  }
}

/** A pool for a test itself, which outlives the server's deaths. */
export function openPool(databaseUrl: string, poolSize = 4): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: CATALOGUE_ENTITIES,
    applicationName: 'fault-test',
    poolSize,
    poolErrorHandler: () => undefined,
    extra: { Client: LosableConnection },
  }).initialize();
}

/** The same database by another port. */
export function throughPort(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.port = String(port);
  return url.href;
}
