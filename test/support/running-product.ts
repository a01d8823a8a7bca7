import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_LINE = /Jeonghap is ready: (\S+)/;
/** By then the worker has begun its first look for reports that are due; a test that ages what is on record must not come before it. */
const WORKER_READY = 'Jeonghap worker is ready';
/** Building, making a database and loading the sample catalogue, on a slow machine. */
const START_LIMIT_MS = 300_000;
const SCORED_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;

/** Whatever a developer has set in the environment or in .env; an empty value counts as absent and keeps .env out. */
const OWN_SETTINGS = {
  NODE_ENV: 'production',
  PORT: '0',
  JEONGHAP_HOST: '127.0.0.1',
  JEONGHAP_SAMPLE_CATALOGUE: 'on',
  DATABASE_URL: '',
  REDIS_URL: '',
  SMTP_URL: '',
  MAIL_FROM: '',
  PUBLIC_URL: '',
  JEONGHAP_WEBHOOK_KEY: '',
  JEONGHAP_REQUESTS_PER_MINUTE: '0', // tests and benches ask faster than people do
} as const;

export interface RunningProduct {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
}

/** Names a data folder with the scored sample catalogue, which products start from a copy of: see `prepareDataFolder`. */
const PREPARED_FOLDER = 'JEONGHAP_TEST_PREPARED_FOLDER';

/**
 * Starts the built product as a user would (`scripts/start.mjs`, which builds first when that is needed) on a data folder
 * of its own and a free port, and waits until the sample catalogue is scored.
 * @param settings variables of the environment that differ from those of a test
 */
export async function startProduct(settings: Record<string, string> = {}): Promise<RunningProduct> {
  const dataDir = makeDataFolder();
  const prepared = process.env[PREPARED_FOLDER];
  // owners and modes as they are: PostgreSQL refuses a folder of another user
  if (prepared !== undefined) execFileSync('cp', ['-a', `${prepared}/.`, dataDir]);
  const { url, end } = await startIn(dataDir, settings);
  return {
    url,
    dataDir,
    stop: async () => {
      await end();
      removeFolder(dataDir);
    },
  };
}

/**
 * Makes the data folder of a product whose sample catalogue is scored, once for a run of tests: whoever starts a product
 * from then on, also in a child process, starts from a copy.
 * @returns what removes the folder
 */
export async function prepareDataFolder(): Promise<() => void> {
  const dataDir = makeDataFolder();
  const { end } = await startIn(dataDir, {});
  await end();
  process.env[PREPARED_FOLDER] = dataDir;
  return () => {
    Reflect.deleteProperty(process.env, PREPARED_FOLDER);
    removeFolder(dataDir);
  };
}

function makeDataFolder(): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jeonghap-product-'));
  chmodSync(dataDir, 0o711); // run as root, the product hands PostgreSQL to another user, who must get in
  return dataDir;
}

function removeFolder(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
}

/** Removes the folder when the product does not start. */
async function startIn(
  dataDir: string,
  settings: Record<string, string>,
): Promise<{ readonly url: string; readonly end: () => Promise<void> }> {
  const program = spawn(process.execPath, [path.resolve('scripts/start.mjs')], {
    env: { ...process.env, ...OWN_SETTINGS, ...settings, JEONGHAP_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const url = await readyUrlOf(program);
    await waitUntilScored(url);
    return { url, end: () => stopProgram(program) };
  } catch (error) {
    await stopProgram(program);
    removeFolder(dataDir);
    throw error;
  }
}

async function readyUrlOf(program: ChildProcess): Promise<string> {
  let output = '';
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = READY_LINE.exec(output)?.[1];
      if (url !== undefined && output.includes(WORKER_READY)) resolve(url);
    };
    program.stdout?.on('data', read);
    program.stderr?.on('data', read);
    program.once('exit', (code) => {
      reject(new Error(`The product ended with ${String(code)} before it was ready:\n${output}`));
    });
  });
  const late = sleep(START_LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`The product was not ready after ${String(START_LIMIT_MS / 1000)} s:\n${output}`);
  });
  return Promise.race([ready, late]);
}

interface SummarySeen {
  readonly proposals: { readonly total: number; readonly unknown: number };
  readonly recompute: { readonly pending: number };
}

/** Waits until every entry is scored and nothing waits for computation. */
export async function waitUntilScored(url: string): Promise<void> {
  const end = Date.now() + SCORED_LIMIT_MS;
  let seen: SummarySeen | undefined;
  while (Date.now() < end) {
    const response = await fetch(`${url}/api/v1/coverage/summary`);
    if (response.ok) {
      seen = (await response.json()) as SummarySeen;
      const { proposals, recompute } = seen;
      if (proposals.total > 0 && proposals.unknown === 0 && recompute.pending === 0) return;
    }
    await sleep(300);
  }
  throw new Error(`Scores were not ready after ${String(SCORED_LIMIT_MS / 1000)} s: ${JSON.stringify(seen)}`);
}

async function stopProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  const isLate = await Promise.race([ended.then(() => false), sleep(STOP_LIMIT_MS, true, { ref: false })]);
  if (isLate) {
    program.kill('SIGKILL');
    await ended;
  }
}
