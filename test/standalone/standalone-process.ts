import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, projectRoot } from '@jeonghap/platform';

export type Settings = Readonly<Record<string, string | undefined>>;

/** One line of the system's process list. */
interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** A started Jeonghap, seen from outside. */
export class StandaloneProcess {
  stdout = '';
  stderr = '';
  readonly exitCode: Promise<number | null>;
  /** Resolves when nothing can be written to its output any more, also not by processes that it started. */
  readonly silent: Promise<unknown>;
  private readonly child: ChildProcess;

  /** @param command what to run; by default the built program, as `npm start` does once it is built */
  constructor(
    settings: Settings,
    command: readonly string[] = [process.execPath, 'dist/apps/standalone/main.js'],
  ) {
    const [program = '', ...args] = command;
    const env = childEnvironment({
      PORT: '0',
      DATABASE_URL: '', // set, so that a developer's .env does not set it
      npm_lifecycle_event: undefined, // set when npm runs the tests
      ...settings,
    });
    // In a group of its own, to which a test can send what a terminal sends at Ctrl-C.
    this.child = spawn(program, args, {
      cwd: projectRoot(),
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk) => (this.stdout += String(chunk)));
    this.child.stderr?.on('data', (chunk) => (this.stderr += String(chunk)));
    this.exitCode = once(this.child, 'exit').then(([code]) => code as number | null);
    this.silent = once(this.child, 'close');
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('not started');
    return this.child.pid;
  }

  /** Lines of the standard output that say that it is ready. */
  readyLines(): readonly string[] {
    return this.stdout.split('\n').filter((line) => line.startsWith('Jeonghap is ready: '));
  }

  /** Waits for the ready line. @returns the address in it */
  async ready(): Promise<string> {
    const ended = this.exitCode.then((code) => `ended with ${String(code)}`);
    const seen = eventually(() => this.readyLines().length > 0, 60_000).then(() => undefined);
    const failure = await Promise.race([seen, ended]);
    if (failure !== undefined) throw new Error(`${failure}: ${this.stderr}`);
    return /http:\S+/.exec(this.readyLines()[0] ?? '')?.[0] ?? '';
  }

  /** @param toGroup as a terminal does: to all processes of the group at once */
  signal(name: NodeJS.Signals, toGroup = false): void {
    process.kill(toGroup ? -this.pid : this.pid, name);
  }

  /** The processes that it started, and theirs. */
  descendants(): readonly Process[] {
    const all = processes();
    const below = (pid: number): readonly Process[] =>
      all.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...below(one.pid)]);
    return below(this.pid);
  }

  worker(): Process | undefined {
    return this.descendants().find(({ command }) => command.includes('apps/worker/main.js'));
  }

  /** The lines that it wrote for people in all, without those that tell of progress. */
  async complaints(): Promise<readonly string[]> {
    await this.silent;
    return this.stderr
      .split('\n')
      .filter((line) => line !== '' && !/^(Making|Using|Adopting|schema|sample)/.test(line));
  }
}

/** The server that runs on a data folder, according to its own status file. */
export function serverPid(dataDir: string): number | undefined {
  const file = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

/** Whether a process is there and not merely waiting to be collected by its parent. */
export function isAlive(pid: number): boolean {
  return processes().some((one) => one.pid === pid);
}

/** Everything that mentions a folder on its command line. */
export function processesOn(folder: string): readonly Process[] {
  return processes().filter(({ command }) => command.includes(folder));
}

/** Waits until something holds. What goes wrong on the way counts as not yet, and is told when the time is over. */
export async function eventually(holds: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const seen = await Promise.resolve()
      .then(holds)
      .catch((error: unknown) => error);
    if (seen === true) return;
    if (Date.now() > giveUpAt) throw new Error('it never came to hold', { cause: seen });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function processes(): readonly Process[] {
  const lines = execFileSync('ps', ['-ww', '-e', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).split(
    '\n',
  );
  return lines.flatMap((line) => {
    const [, pid, parent, state = 'Z', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
