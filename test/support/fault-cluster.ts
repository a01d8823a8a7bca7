import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
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
 * Starts a cluster in a folder of its own, new or brought along; it goes with the cluster.
 * @param durability `process` survives the death of every process but not of the machine, and is faster than `full`
 */
export async function startFaultCluster(
  durability: 'full' | 'process',
  parentDir: string = tmpdir(),
  existing?: string,
): Promise<FaultCluster> {
  const dataDir = existing ?? mkdtempSync(path.join(parentDir, 'jeonghap-faults-'));
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

/**
 * Copies a running cluster as a backup does: the files as they lie, with the log of what was written meanwhile.
 * @returns folder of the copy, fit for `startFaultCluster`
 */
export async function backUp(cluster: FaultCluster): Promise<string> {
  const copy = mkdtempSync(path.join(tmpdir(), 'jeonghap-backup-'));
  chmodSync(copy, 0o755); // run as root, the server has another user, who must get in
  const [source, target] = [dataDirectoryAt(cluster.dataDir).cluster, dataDirectoryAt(copy).cluster];
  await cluster.asSuperuser(async (client) => {
    await client.query(`SELECT pg_backup_start('fault test', true)`);
    spawnSync('cp', ['-a', `${cluster.dataDir}/.`, copy]); // files that go meanwhile are complained about, and not missed
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    execFileSync('cp', ['-a', `${source}/pg_wal/.`, path.join(target, 'pg_wal')]);
    const label = path.join(target, 'backup_label');
    writeFileSync(label, rows[0]?.labelfile ?? '', { mode: 0o600 });
    const { uid, gid } = statSync(target);
    chownSync(label, uid, gid);
  });
  rmSync(path.join(target, 'postmaster.pid'), { force: true });
  rmSync(path.join(copy, 'holder.json'), { force: true });
  return copy;
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
