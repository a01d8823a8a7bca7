import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type ListenOptions } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCodeOf } from './error-code.js';
import { isRunning, processNamespace, startTicks } from './process-identity.js';
import { StartUpProblem } from './start-up-problem.js';

/** Exclusive use of a data folder until `release` or the end of this process, however it ends. */
export interface DataDirectoryLock {
  release(): Promise<void>;
}

/** Who holds a data folder, as its holder file tells. */
interface Holder {
  readonly pid: number;
  readonly startTicks?: string;
  readonly namespace: string;
}

const HEARTBEAT_MS = 5_000;
const SILENCE_MS = 3 * HEARTBEAT_MS;
const LOOK_EVERY_MS = 500;

/**
 * Takes a data folder for this process alone. Two walls: the kernel's, which falls by itself when its holder is killed,
 * and a holder file for what the kernel's does not span — another container that shares the folder. There a process id
 * says nothing, so its holder counts as gone after 15 s without a heartbeat.
 *
 * @throws StartUpProblem `data-dir.in-use`
 */
export async function lockDataDirectory(root: string): Promise<DataDirectoryLock> {
  const holderFile = path.join(root, 'holder.json');
  const letGo = await takeKernelLock(root, holderFile);
  try {
    await waitForSilence(root, holderFile);
    const heartbeat = await announce(holderFile);
    return {
      release: async () => {
        clearInterval(heartbeat);
        await rm(holderFile, { force: true });
        await letGo();
      },
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}

async function takeKernelLock(root: string, holderFile: string): Promise<() => Promise<void>> {
  try {
    return process.platform === 'darwin'
      ? await lockFile(`${holderFile}.lock`)
      : await lockName(await nameFor(root));
  } catch (cause) {
    if (!['EADDRINUSE', 'EAGAIN'].includes(errorCodeOf(cause) ?? '')) throw cause;
    throw inUse(root, await readHolder(holderFile));
  }
}

/** Linux: an abstract socket. Windows: a named pipe. Both are names that the kernel gives to one process at a time. */
async function lockName(name: string): Promise<() => Promise<void>> {
  const server = createServer((socket) => socket.destroy());
  const listening: ListenOptions = { path: name, exclusive: true };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(listening, resolve);
  });
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
}

/** The folder's own identity, so that two paths to one folder meet at one name. */
async function nameFor(root: string): Promise<string> {
  const { dev, ino } = await stat(root, { bigint: true });
  const identity = createHash('sha256')
    .update(`${String(dev)}:${String(ino)}`)
    .digest('hex')
    .slice(0, 32);
  return process.platform === 'win32' ? `\\\\.\\pipe\\jeonghap-${identity}` : `\0jeonghap-${identity}`;
}

/** macOS: open(2) itself takes an advisory lock there. Node has no names for these two flags of <fcntl.h>. */
async function lockFile(file: string): Promise<() => Promise<void>> {
  const [O_EXLOCK, O_NONBLOCK] = [0x20, 0x4];
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT | O_EXLOCK | O_NONBLOCK, 0o600);
  return () => handle.close();
}

/** Returns when the holder file names nobody who lives. */
async function waitForSilence(root: string, holderFile: string): Promise<void> {
  const holder = await readHolder(holderFile);
  if (holder === undefined) return;
  const lives =
    holder.namespace === processNamespace() ? isSameProcess(holder) : await showsHeartbeat(holderFile);
  if (lives) throw inUse(root, holder);
}

function isSameProcess({ pid, startTicks: ticks }: Holder): boolean {
  return pid !== process.pid && ticks !== undefined && ticks === startTicks(pid) && isRunning(pid);
}

/** Watches until the file is touched again (true), vanishes, or has been still for too long (false). */
async function showsHeartbeat(holderFile: string): Promise<boolean> {
  const first = await lastHeartbeat(holderFile);
  if (first === undefined) return false;
  for (let stillMs = Math.max(0, Date.now() - first); stillMs < SILENCE_MS; stillMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    const latest = await lastHeartbeat(holderFile);
    if (latest !== first) return latest !== undefined;
  }
  return false;
}

async function announce(holderFile: string): Promise<NodeJS.Timeout> {
  const ticks = startTicks(process.pid);
  const me: Holder = { pid: process.pid, namespace: processNamespace(), ...(ticks && { startTicks: ticks }) };
  await writeFile(`${holderFile}.new`, JSON.stringify(me));
  await rename(`${holderFile}.new`, holderFile);
  const beat = (): void => {
    const now = new Date();
    // A missed beat (disk full, folder gone) is no reason to fall: the kernel's lock still stands.
    utimes(holderFile, now, now).catch(() => undefined);
  };
  return setInterval(beat, HEARTBEAT_MS).unref();
}

async function readHolder(holderFile: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(holderFile, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

async function lastHeartbeat(holderFile: string): Promise<number | undefined> {
  return (await stat(holderFile).catch(() => undefined))?.mtimeMs;
}

function inUse(root: string, holder: Holder | undefined): StartUpProblem {
  return new StartUpProblem('data-dir.in-use', {
    dir: root,
    holder: holder ? `pid ${String(holder.pid)}` : 'pid ?',
  });
}
