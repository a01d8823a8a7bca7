import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '@jeonghap/platform';

/** Says what a row of the fault table came to, on the terminal and in `dist/faults/findings.txt`. */
export function report(row: string, finding: string): void {
  const line = `${row}  ${finding}\n`;
  process.stdout.write(line);
  const folder = path.join(projectRoot(), 'dist', 'faults');
  mkdirSync(folder, { recursive: true });
  appendFileSync(path.join(folder, 'findings.txt'), line);
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Largest of some times, in seconds. */
export const slowest = (times: readonly number[]): string => seconds(Math.max(...times));
