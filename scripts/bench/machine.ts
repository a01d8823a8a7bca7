import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What a figure was measured on: processor, cores, memory, Node. */
export function describeMachine(): string {
  const memoryGib = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${String(availableParallelism())} cores (${model}), ${String(memoryGib)} GiB, Node ${process.versions.node}`;
}

/** Runnable processes over the last minute, on average; a busy machine makes a figure worth little. */
export function loadAverage(): number {
  return loadavg()[0] ?? 0;
}

/** Most memory that a process ever held, megabytes; undefined where the system does not say. */
export function peakMegabytes(pid: number): number | undefined {
  const status = `/proc/${String(pid)}/status`;
  const peak = existsSync(status) ? /VmHWM:\s*(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return peak === undefined ? undefined : Math.round(Number(peak) / 1024);
}

/** Ticks in which Linux counts processor time, a second. */
const TICKS_A_SECOND = 100;

/** Processor time of a process and its children, those that have ended included, seconds; 0 where the system does not say. */
export function cpuSeconds(pid: number): number {
  const stats = existsSync('/proc')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(readStat)
    : [];
  const family = stats.filter((stat) => stat?.pid === pid || stat?.parent === pid);
  const ticks = family.reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0);
  return (ticks + (family.find((stat) => stat?.pid === pid)?.endedTicks ?? 0)) / TICKS_A_SECOND;
}

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  /** Of children that have ended. */
  readonly endedTicks: number;
}

/** @returns undefined for a process that is gone */
function readStat(pid: string): ProcessStat | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // the name, in brackets, may have spaces; then come state, parent, and from the twelfth on the times
  const [, parent, , , , , , , , , , user, system, endedUser, endedSystem] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return {
    pid: Number(pid),
    parent: parent ?? 0,
    ticks: (user ?? 0) + (system ?? 0),
    endedTicks: (endedUser ?? 0) + (endedSystem ?? 0),
  };
}
