import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface WorkerProcessOptions {
  /** The built worker. */
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

/** A worker that is started again whenever it ends without being asked to. */
export interface WorkerProcess {
  /** @param hurry kills it; otherwise it may finish what it computes */
  stop(hurry: boolean): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A worker that lived this long was in order; the next pause is short again. */
const SETTLED_MS = 60_000;
const FINISH_WITHIN_MS = 15_000;

/**
 * Runs the worker as a process of its own, so that computing does not delay answers. It stands in its own process group:
 * Ctrl-C reaches only us, and we tell it when to end by closing the channel between us. The kernel closes that channel
 * too when we are killed, so a worker never outlives us.
 */
export function startWorkerProcess({ file, env, log }: WorkerProcessOptions): WorkerProcess {
  let child: ChildProcess | undefined;
  let restart: NodeJS.Timeout | undefined;
  let isStopping = false;
  let pauseMs = FIRST_PAUSE_MS;

  const start = (): void => {
    const startedAt = Date.now();
    const worker = fork(file, [], { env, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child = worker;
    worker.once('error', (error) => {
      log(`The worker did not start: ${error.message}`);
    });
    worker.once('exit', (code, signal) => {
      if (isStopping) return;
      if (Date.now() - startedAt > SETTLED_MS) pauseMs = FIRST_PAUSE_MS;
      log(
        `The worker ended (${signal ?? `exit code ${String(code)}`}); starting it again in ${String(pauseMs / 1000)} s`,
      );
      restart = setTimeout(start, pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    });
  };
  start();

  return {
    stop: async (hurry) => {
      isStopping = true;
      clearTimeout(restart);
      if (child !== undefined) await end(child, hurry);
    },
  };
}

async function end(child: ChildProcess, hurry: boolean): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  if (hurry) child.kill('SIGKILL');
  else if (child.connected) child.disconnect();
  const deadline = setTimeout(() => child.kill('SIGKILL'), FINISH_WITHIN_MS);
  await gone;
  clearTimeout(deadline);
}
