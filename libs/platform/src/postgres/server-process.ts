import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataDirectory } from './data-directory.js';
import { lastComplaint } from './initialise-cluster.js';
import { findProcessesIn, isRunning, isServerOf } from './process-identity.js';
import type { ServerAccount } from './server-account.js';
import type { ServerBinaries } from './server-binaries.js';
import { launchServer } from './server-program.js';
import { StartUpProblem } from './start-up-problem.js';

/** A PostgreSQL server that runs. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** What the server's own status file says. */
export interface ServerStatus extends RunningServer {
  readonly state: string;
}

/** All that is needed to run the server of a data directory. */
export interface ServerSetting {
  readonly directory: DataDirectory;
  readonly binaries: ServerBinaries;
  readonly account: ServerAccount | undefined;
  /** `none` trades safety for speed: a crash of the machine may lose everything. For tests only. */
  readonly durability: 'full' | 'none';
}

const READY_WITHIN_MS = 180_000;
const STOPPED_WITHIN_MS = 60_000;
const LOGGED_WITHIN_MS = 3_000;
const STEP_MS = 25;

/** Reads postmaster.pid: line 1 is the process id, 4 the port, 8 the state. */
export function parseServerStatus(content: string): ServerStatus | undefined {
  const lines = content.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) ? port : 0, state: lines[7]?.trim() ?? '' };
}

/**
 * Finds the server of a data directory, which may be one that a killed predecessor of ours left running. A status file of a server that is gone is cleared; PostgreSQL by itself would trip over one whose process id has
 * passed to another program, or to a zombie.
 */
export async function findRunningServer({ cluster }: DataDirectory): Promise<ServerStatus | undefined> {
  const status = readStatus(cluster);
  if (status !== undefined && isServerOf(status.pid, cluster)) return status;
  await rm(statusFile(cluster), { force: true });
  return undefined;
}

/**
 * Starts the server and waits until it takes connections. While the memory of a killed predecessor is still being
 * released, or when another program snatched the port, it tries again.
 *
 * @param wanted TCP port; 0 takes any free one
 * @param otherwise what to do when the port is taken
 * @throws StartUpProblem `server.failed`
 */
export async function startServer(
  setting: ServerSetting,
  wanted: number,
  otherwise: 'take-another' | 'wait',
): Promise<RunningServer> {
  const giveUpAt = Date.now() + 20_000;
  let portWanted = wanted;
  await endLeftovers(setting.directory.cluster);
  for (;;) {
    const port = portWanted === 0 ? await findFreePort() : portWanted;
    const pid = await launchServer(setting.binaries.postgres, serverFlags(setting, port), {
      account: setting.account,
      cwd: setting.directory.server,
      output: path.join(setting.directory.server, 'start.log'),
    });
    if (await waitUntilReady(setting.directory, pid)) return { pid, port };
    const reason = await readFailure(setting.directory, pid);
    const portTaken = reason.includes('TCP/IP sockets');
    if (Date.now() > giveUpAt || !(portTaken || /shared memory|lock file/.test(reason))) {
      throw new StartUpProblem('server.failed', { reason, log: setting.directory.logs });
    }
    if (portTaken && otherwise === 'take-another') portWanted = 0;
    await sleep(200);
  }
}

/**
 * Ends the sessions of a server that was killed. One in the middle of a long computation does not notice by itself, and no
 * new server may start while it holds on to the old one's memory. What it did not commit is lost with its server anyway.
 */
async function endLeftovers(cluster: string): Promise<void> {
  const pids = findProcessesIn(cluster);
  for (const pid of pids) signal(pid, 'SIGQUIT');
  for (const pid of pids) if (!(await waitUntilGone(pid, 5_000))) signal(pid, 'SIGKILL');
}

/** @returns false when the process ended before it was ready. @throws StartUpProblem `server.failed` after three minutes */
export async function waitUntilReady(directory: DataDirectory, pid: number): Promise<boolean> {
  const ready = await until(READY_WITHIN_MS, () => {
    if (!isRunning(pid)) return false;
    const status = readStatus(directory.cluster);
    return status?.pid === pid && status.state === 'ready' ? true : undefined;
  });
  if (ready !== undefined) return ready;
  throw new StartUpProblem('server.failed', { reason: 'not ready after 180 s', log: directory.logs });
}

/**
 * Stops a server: sessions are ended, everything is written, then the process ends. One that hangs is stopped at once,
 * which costs a recovery at the next start and no data.
 *
 * @param mode `fast` waits for the last checkpoint, `immediate` does not
 */
export async function stopServer(pid: number, mode: 'fast' | 'immediate'): Promise<void> {
  if (mode === 'fast' && signal(pid, 'SIGINT') && (await waitUntilGone(pid, STOPPED_WITHIN_MS))) return;
  if (signal(pid, 'SIGQUIT') && !(await waitUntilGone(pid, 10_000))) signal(pid, 'SIGKILL');
  await waitUntilGone(pid, 10_000);
}

/** Command line of the server. Only this machine reaches it, by password; there is no socket file that could be too long a path. */
function serverFlags({ directory, durability }: ServerSetting, port: number): readonly string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Written by a process of the server itself, so that the log outlives us. One file a weekday, each overwritten.
    logging_collector: 'on',
    log_directory: directory.logs,
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    ...(durability === 'none' && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    directory.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

function statusFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

function readStatus(cluster: string): ServerStatus | undefined {
  try {
    return existsSync(statusFile(cluster))
      ? parseServerStatus(readFileSync(statusFile(cluster), 'utf8'))
      : undefined;
  } catch {
    return undefined; // removed between the two calls: the server has just stopped
  }
}

/**
 * The server complains in start.log until its log collector runs, and in the collector's newest file from then on. The
 * collector may write a little after the server has ended, and the file has the words of earlier servers too.
 */
async function readFailure({ server, logs }: DataDirectory, pid: number): Promise<string> {
  const early = await readFile(path.join(server, 'start.log'), 'utf8');
  if (!early.includes('logging collector')) return lastComplaint(early) ?? 'no reason given';
  const fatal = await until(LOGGED_WITHIN_MS, () =>
    readNewestLog(logs).findLast((line) => isFatal(line, pid)),
  );
  return lastComplaint(fatal ?? readNewestLog(logs).join('\n')) ?? 'no reason given';
}

/** Whether a line of the log says why a server ended. */
export const isFatal = (line: string, pid: number): boolean =>
  line.includes(` [${String(pid)}] `) && / (FATAL|PANIC): /.test(line);

function readNewestLog(logs: string): readonly string[] {
  const files = readdirSync(logs).map((name) => path.join(logs, name));
  const newest = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  return newest === undefined ? [] : readFileSync(newest, 'utf8').split('\n');
}

async function waitUntilGone(pid: number, withinMs: number): Promise<boolean> {
  return (await until(withinMs, () => (isRunning(pid) ? undefined : true))) ?? false;
}

/** Looks again and again until there is something to see, or the time is over. */
async function until<T>(withinMs: number, look: () => T | undefined): Promise<T | undefined> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const seen = look();
    if (seen !== undefined || Date.now() >= giveUpAt) return seen;
    await sleep(STEP_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false; // it is gone already
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
