import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Readable } from 'node:stream';

/** A screen that windows are drawn on. */
export interface VirtualScreen {
  /** What programs take as `DISPLAY`. */
  readonly display: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts an X server that draws into memory (`Xvfb`), large enough for a window of 1440 × 900.
 * @returns undefined where the program is not installed
 */
export async function openVirtualScreen(): Promise<VirtualScreen | undefined> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1100x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const failed = once(server, 'error').then(() => undefined);
  const number = once(server.stdio[3] as Readable, 'data').then(([chunk]) => String(chunk).trim());
  const display = await Promise.race([failed, number]);
  if (display === undefined) return undefined;
  return {
    display: `:${display}`,
    close: async () => {
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}
