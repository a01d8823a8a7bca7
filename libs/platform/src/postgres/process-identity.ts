import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { errorCodeOf } from './error-code.js';

/** Whether a process runs. A dead one that its parent has not collected yet (a zombie) does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCodeOf(error) !== 'EPERM') return false;
  }
  return !['Z', 'X'].includes(statOf(pid)?.state ?? '');
}

/**
 * Whether a process is the PostgreSQL server of a data directory, and not an unrelated program that was given the same
 * number later. Where the system does not tell, a running process counts as the server: the careful answer.
 */
export function isServerOf(pid: number, cluster: string): boolean {
  if (!isRunning(pid)) return false;
  try {
    if (process.platform === 'linux')
      return isServerCommand(readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8'), cluster);
    if (process.platform === 'darwin') {
      const command = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
      return command.includes('postgres') && command.includes(`-D ${cluster}`);
    }
  } catch {
    // The process ended meanwhile, or the system hides the processes of others.
    return isRunning(pid);
  }
  return true;
}

/**
 * Processes of a PostgreSQL server that work in a data directory: the server itself and its children, which may outlive
 * it. Found on Linux only.
 */
export function findProcessesIn(cluster: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  return pids.filter((pid) => {
    try {
      const folder = `/proc/${String(pid)}`;
      return (
        path.basename(readlinkSync(`${folder}/exe`)) === 'postgres' && isSameFolder(`${folder}/cwd`, cluster)
      );
    } catch {
      return false; // ended meanwhile, or another user's
    }
  });
}

/** Judges the words of a command line as /proc shows them, each ended by a NUL. */
function isServerCommand(commandLine: string, cluster: string): boolean {
  const words = commandLine.split('\0');
  const at = words.indexOf('-D');
  return at > 0 && path.basename(words[0] ?? '') === 'postgres' && isSameFolder(words[at + 1] ?? '', cluster);
}

/**
 * When a process began, in clock ticks since the machine started: with the pid it names a process for good.
 * Undefined for a process that is gone and on systems without /proc.
 */
export function startTicks(pid: number): string | undefined {
  return statOf(pid)?.startTicks;
}

/** Names the space in which process ids mean something: this kernel since its start, and the container. */
export function processNamespace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Reads state and start time from a line of /proc/PID/stat, whose second field may hold spaces and brackets. */
export function parseProcessStat(line: string): { state: string; startTicks: string } | undefined {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  return state === undefined || ticks === undefined ? undefined : { state, startTicks: ticks };
}

function statOf(pid: number): { state: string; startTicks: string } | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    return parseProcessStat(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

function isSameFolder(a: string, b: string): boolean {
  try {
    const [first, second] = [statSync(a), statSync(b)];
    return first.dev === second.dev && first.ino === second.ino;
  } catch {
    return path.resolve(a) === path.resolve(b);
  }
}
