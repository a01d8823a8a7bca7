import { existsSync, readFileSync } from 'node:fs';
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
