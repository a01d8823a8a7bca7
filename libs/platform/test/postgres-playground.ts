import { execFileSync, fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../src/config/project-root.js';
import { dataDirectoryAt, type DataDirectory } from '../src/postgres/data-directory.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/postgres/embedded-postgres.js';
import { isRunning } from '../src/postgres/process-identity.js';
import { parseServerStatus } from '../src/postgres/server-process.js';
import { StartUpProblem } from '../src/postgres/start-up-problem.js';

/** What a forked holder says first: where it runs, or why it does not. */
export interface HolderAnswer {
  readonly url?: string;
  readonly ownerUrl?: string;
  readonly port?: number;
  readonly refused?: string;
}

/** A data folder to try things in, and everything that runs on it. `clear` ends and removes all of it. */
export class PostgresPlayground {
  readonly dataDir: string;
  readonly log: string[] = [];
  private readonly base = mkdtempSync(path.join(tmpdir(), 'jeonghap-playground-'));
  private readonly children: ChildProcess[] = [];
  private readonly started: EmbeddedPostgres[] = [];

  /** @param seed another playground, stopped, whose data this one starts with: quicker than making a database anew */
  constructor(seed?: PostgresPlayground) {
    chmodSync(this.base, 0o755);
    this.dataDir = path.join(this.base, 'data');
    if (seed !== undefined) execFileSync('cp', ['-a', seed.dataDir, this.dataDir]);
  }

  get directory(): DataDirectory {
    return dataDirectoryAt(this.dataDir);
  }

  async start(preferredPort = 0): Promise<EmbeddedPostgres> {
    const { dataDir } = this;
    const postgres = await startEmbeddedPostgres({
      dataDir,
      preferredPort,
      log: (line) => this.log.push(line),
    });
    this.started.push(postgres);
    return postgres;
  }

  /** Starts in another process. */
  forkHolder(options: ForkOptions = {}): ChildProcess {
    const runner = path.join(projectRoot(), 'test', 'support', 'register-typescript.cjs');
    const child = fork(runner, [path.join(__dirname, 'hold-postgres.ts'), this.dataDir], {
      ...options,
      execArgv: [],
    });
    this.children.push(child);
    return child;
  }

  serverPid(): number {
    const file = path.join(this.directory.cluster, 'postmaster.pid');
    const status = existsSync(file) ? parseServerStatus(readFileSync(file, 'utf8')) : undefined;
    if (status === undefined) throw new Error('no server runs here');
    return status.pid;
  }

  async clear(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL');
    for (const postgres of this.started) await postgres.stop('immediate');
    const status = path.join(this.directory.cluster, 'postmaster.pid');
    if (existsSync(status)) {
      const pid = this.serverPid();
      if (pid !== process.pid && isRunning(pid)) process.kill(pid, 'SIGQUIT');
      await eventually(() => !isRunning(pid) || pid === process.pid);
    }
    rmSync(this.base, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The first answer of a forked holder, leaving out its log lines. */
export async function answerOf(child: ChildProcess): Promise<HolderAnswer> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [HolderAnswer & { log?: string }];
    if (message.log === undefined) return message;
  }
}

/** Ends a process as no program can prepare for, and waits until it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Waits until something holds; fails after 20 s. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error('it never came to hold');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** One statement, one row. */
export async function queryRow(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return (rows as Record<string, unknown>[] | undefined)?.[0] ?? {}; // several statements at once have no rows
  } finally {
    await client.end();
  }
}

/** The code with which something refuses to start. */
export async function refusalOf(attempt: Promise<unknown>): Promise<StartUpProblem> {
  const error: unknown = await attempt.then(
    () => new Error('it started'),
    (reason: unknown) => reason,
  );
  if (error instanceof StartUpProblem) return error;
  throw error;
}
