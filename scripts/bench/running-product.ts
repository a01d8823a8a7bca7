import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { childEnvironment, projectRoot } from '@jeonghap/platform';

const READY = /^Jeonghap is ready: (http:\S+)/;
/** Longest wait for the ready line, a build included, milliseconds. */
const START_TIMEOUT_MS = 300_000;

/** The product, running with a data directory of its own. */
export interface RunningProduct {
  /** Address of the web server, without a final slash. */
  readonly url: string;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts the product, built from the present sources, on an empty data directory and a free port.
 *
 * @throws Error when it cannot be built, ends before it is ready, or takes longer than five minutes
 */
export async function startProduct(): Promise<RunningProduct> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jeonghap-bench-'));
  chmodSync(dataDir, 0o711); // PostgreSQL may run as another user, who has to pass through
  const child = spawn(process.execPath, [path.join(projectRoot(), 'scripts', 'start.mjs')], {
    env: childEnvironment({
      JEONGHAP_DATA_DIR: dataDir,
      PORT: '0',
      JEONGHAP_HOST: '127.0.0.1',
      JEONGHAP_LOG_LEVEL: 'warn',
      DATABASE_URL: undefined,
      JEONGHAP_SAMPLE_CATALOGUE: 'on',
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await readyUrl(createInterface(child.stdout), gone), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readyUrl(lines: NodeJS.EventEmitter, gone: Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      timer = setTimeout(
        reject,
        START_TIMEOUT_MS,
        new Error('The product was not ready within five minutes.'),
      );
      void gone.then(() => {
        reject(new Error('The product ended before it was ready.'));
      });
      lines.on('line', (line: string) => {
        const url = READY.exec(line)?.[1];
        if (url !== undefined) resolve(url.replace(/\/$/, ''));
      });
    });
  } finally {
    clearTimeout(timer);
  }
}
