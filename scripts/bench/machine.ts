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
