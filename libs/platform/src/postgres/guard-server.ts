import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessageOf } from './error-code.js';
import { isRunning } from './process-identity.js';
import {
  findRunningServer,
  startServer,
  stopServer,
  type RunningServer,
  type ServerSetting,
} from './server-process.js';

/** Keeps a server running. */
export interface ServerGuard {
  /** Stops guarding and stops the server; a further call with `immediate` hurries. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
}

const LOOK_EVERY_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Looks after a server: when it dies without our asking (killed, out of memory) it is started again on the same port, so
 * that connection URLs stay good, with growing pauses while that fails.
 */
export function guardServer(
  setting: ServerSetting,
  server: RunningServer,
  log: (line: string) => void,
): ServerGuard {
  const ending = new AbortController();
  const watching = watch({ setting, server, log, ending: ending.signal });
  const stopRunning = async (mode: 'fast' | 'immediate'): Promise<void> => {
    const running = await findRunningServer(setting.directory);
    if (running !== undefined) await stopServer(running.pid, mode);
  };
  return {
    stop: async (mode) => {
      ending.abort();
      await stopRunning(mode);
      await watching;
      await stopRunning(mode); // a restart may have been under way
    },
  };
}

interface Watch {
  readonly setting: ServerSetting;
  readonly server: RunningServer;
  readonly log: (line: string) => void;
  readonly ending: AbortSignal;
}

async function watch({ setting, server, log, ending }: Watch): Promise<void> {
  let { pid } = server;
  let pauseMs = LOOK_EVERY_MS;
  while (await passes(pauseMs, ending)) {
    if (isRunning(pid)) continue;
    log('PostgreSQL ended unexpectedly; starting it again');
    try {
      ({ pid } = await startServer(setting, server.port, 'wait'));
      pauseMs = LOOK_EVERY_MS;
      log(`PostgreSQL runs again (pid ${String(pid)})`);
    } catch (error) {
      if (ending.aborted) return;
      pauseMs = Math.min(Math.max(1_000, pauseMs * 2), LONGEST_PAUSE_MS);
      log(errorMessageOf(error));
    }
  }
}

/** @returns true after the pause, false as soon as the signal ends it */
async function passes(pauseMs: number, ending: AbortSignal): Promise<boolean> {
  return sleep(pauseMs, true, { signal: ending, ref: false }).catch(() => false);
}
