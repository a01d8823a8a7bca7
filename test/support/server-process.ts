import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { childEnvironment, projectRoot } from '@jeonghap/platform';
import { readTestForm } from './test-form.js';

const READY = /Jeonghap (?:API is ready: (\S+)|worker is ready)/;
const READY_WITHIN_MS = 60_000;

export type Settings = Readonly<Record<string, string | undefined>>;

/** A built API or worker that runs as a process of its own, seen from outside. */
export interface ServerProcess {
  readonly pid: number;
  /** Address of an API, such as `http://127.0.0.1:41234`; empty for a worker. */
  readonly origin: string;
  /** What it has written so far. */
  output(): string;
  /** Whether it has not ended, though it may be stopped. */
  isAlive(): boolean;
  /** Whether it is stopped, as by SIGSTOP. */
  isStopped(): boolean;
  /** Sends a signal; nothing happens when the process is gone. */
  signal(name: NodeJS.Signals): void;
  /** Sends a signal and waits for the end. @returns exit code, or the name of the signal that ended it */
  end(name: NodeJS.Signals): Promise<number | string>;
  /** Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts a program without waiting until it is ready. @param command program and arguments for the present Node */
export function spawnServer(command: readonly string[], settings: Settings, prefix: readonly string[] = []) {
  const [program = '', ...args] = [...prefix, process.execPath, ...command];
  const child = spawn(program, args, {
    cwd: projectRoot(),
    env: childEnvironment({
      DATABASE_URL: '',
      REDIS_URL: '',
      PORT: '0',
      JEONGHAP_HOST: '127.0.0.1',
      JEONGHAP_LOG_LEVEL: 'warn',
      JEONGHAP_SAMPLE_CATALOGUE: 'off',
      JEONGHAP_REQUESTS_PER_MINUTE: '0', // tests and benches ask faster than people do
      npm_lifecycle_event: undefined,
      ...settings,
    }),
    // the channel ends with this process, also when that is killed, and the server with the channel
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const read = (chunk: unknown): void => {
    output += String(chunk);
    if (readTestForm().isLogged) process.stdout.write(String(chunk));
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  return { child, ended, output: () => output };
}

/** Starts a program and waits until it says that it is ready. @throws Error with its output when it ends before */
export async function startServer(
  command: readonly string[],
  settings: Settings,
  prefix: readonly string[] = [],
): Promise<ServerProcess> {
  const { child, ended, output } = spawnServer(command, settings, prefix);
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (!READY.test(output())) {
    if (isGone(child)) throw new Error(`ended with ${String(await ended)}: ${output()}`);
    if (Date.now() > giveUpAt) throw new Error(`not ready: ${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const pid = child.pid ?? 0;
  return {
    pid,
    origin: READY.exec(output())?.[1] ?? '',
    output,
    isAlive: () => !isGone(child),
    isStopped: () => /^State:\s+T/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8')),
    signal: (name) => {
      child.kill(name);
    },
    end: (name) => {
      child.kill(name);
      return ended;
    },
    ended,
  };
}

/** Whether a process has ended. */
export const isGone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
