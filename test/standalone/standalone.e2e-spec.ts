import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot, startEmbeddedPostgres } from '@jeonghap/platform';
import { signInAsSample } from '../support/sign-in.js';
import {
  eventually,
  isAlive,
  processesOn,
  serverPid,
  StandaloneProcess,
  type Settings,
} from './standalone-process.js';

const PROPOSAL = {
  title: '공공 병원부터 AI를 써 달라',
  stakeholder: 'seed:S01',
  asks: [{ text: '공공 병원이 AI 판독 프로그램을 먼저 사 달라.' }],
};

interface ProposalAnswer {
  readonly id: string;
  readonly coverage: { readonly status: string | null; readonly freshness: { readonly state: string } };
}

jest.setTimeout(180_000); // real starts, several a case, on machines that may be busy

let base: string;
/** A data folder that a first start filled; the cases begin with copies of it. */
let seed: string;
let cases = 0;
const started: StandaloneProcess[] = [];

beforeAll(async () => {
  const targets = ['scripts/build-if-stale.mjs', 'standalone', 'worker', 'web'];
  execFileSync(process.execPath, targets, { cwd: projectRoot() });
  base = mkdtempSync(path.join(tmpdir(), 'jeonghap-standalone-'));
  chmodSync(base, 0o755); // run as root, the database has another user, who must get in
  seed = path.join(base, 'seed');
  const first = new StandaloneProcess({ JEONGHAP_DATA_DIR: seed });
  const url = await first.ready();
  await eventually(async () => (await json<{ pending: number }>(`${url}/api/v1/recompute`)).pending === 0);
  first.signal('SIGTERM');
  await first.exitCode;
}, 240_000);

afterEach(async () => {
  for (const one of started.splice(0)) if (isAlive(one.pid)) one.signal('SIGKILL');
  for (const { pid } of processesOn(base)) process.kill(pid, 'SIGQUIT');
  await eventually(() => processesOn(base).length === 0);
});

afterAll(() => {
  rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

function start(settings: Settings, command?: readonly string[]): StandaloneProcess {
  const process = new StandaloneProcess(settings, command);
  started.push(process);
  return process;
}

function copySeed(): string {
  cases += 1;
  const dataDir = path.join(base, `case-${String(cases)}`);
  execFileSync('cp', ['-a', seed, dataDir]);
  return dataDir;
}

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${String(response.status)}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** One session for each start; signing in at the same time again and again would be taken for guessing. */
const sessions = new Map<string, Promise<Record<string, string>>>();

function sessionAt(url: string): Promise<Record<string, string>> {
  const session = sessions.get(url) ?? signInAsSample(url, 'editor');
  sessions.set(url, session);
  return session;
}

async function propose(url: string): Promise<ProposalAnswer> {
  const session = await sessionAt(url);
  return json(`${url}/api/v1/proposals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...session },
    body: JSON.stringify(PROPOSAL),
  });
}

const linesOf = (output: string): readonly string[] => output.split('\n').filter((line) => line !== '');

/** Waits until a worker has computed the coverage of a proposal. */
async function isScored(url: string, id: string): Promise<void> {
  await eventually(async () => {
    const { coverage } = await json<ProposalAnswer>(`${url}/api/v1/proposals/${id}`);
    return coverage.freshness.state === 'fresh' && coverage.status !== null;
  });
}

describe('npm start', () => {
  it('brings the web app, the sample catalogue with its scores, and exactly one ready line', async () => {
    const jeonghap = start({ JEONGHAP_DATA_DIR: copySeed() });
    const url = await jeonghap.ready();
    expect(jeonghap.readyLines()).toEqual([`Jeonghap is ready: ${url}  (정합 준비 완료)`]);
    expect(await (await fetch(`${url}/`)).text()).toContain('<html lang="ko"');
    const { items } = await json<{ items: ProposalAnswer[] }>(`${url}/api/v1/proposals?limit=200`);
    expect(items).toHaveLength(48);
    expect(items.filter(({ coverage }) => coverage.status === null)).toEqual([]);
    await isScored(url, (await propose(url)).id);
    const link = new RegExp(`${url}/link#([\\w-]{43})`).exec(jeonghap.stderr)?.[1] ?? 'none printed';
    const look = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-jeonghap-request': '1' },
    };
    const preview = { ...look, body: JSON.stringify({ token: link }) };
    expect(await json(`${url}/api/v1/one-time-links/look`, preview)).toMatchObject({
      purpose: 'first_admin',
    });
    // nothing of Nest's start, of requests and of jobs, but each seal of the audit log, which is to be noted elsewhere
    const said = linesOf(jeonghap.stdout).filter((line) => !/audit log: seal \d+ is [0-9a-f]{64}/.test(line));
    expect(new Set(said)).toEqual(
      new Set([
        `Jeonghap is ready: ${url}  (정합 준비 완료)`,
        'Jeonghap worker is ready (정합 작업자 준비 완료)',
      ]),
    );
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends on %s with exit code 0 and leaves no process behind',
    async (signal) => {
      const dataDir = copySeed();
      const jeonghap = start({ JEONGHAP_DATA_DIR: dataDir });
      await jeonghap.ready();
      await eventually(() => jeonghap.worker() !== undefined);
      const pids = jeonghap.descendants().map(({ pid }) => pid);
      expect(pids).toContain(serverPid(dataDir));
      jeonghap.signal(signal);
      expect(await jeonghap.exitCode).toBe(0);
      expect(pids.filter(isAlive)).toEqual([]);
      expect(existsSync(path.join(dataDir, 'holder.json'))).toBe(false);
    },
  );

  it.each([
    ['Ctrl-C in the terminal', 'SIGINT', true],
    ['SIGTERM to npm alone', 'SIGTERM', false],
  ] as const)('run by npm, ends on %s and leaves no process behind', async (_what, signal, toGroup) => {
    const dataDir = copySeed();
    const jeonghap = start({ JEONGHAP_DATA_DIR: dataDir }, ['npm', 'start', '--silent']);
    await jeonghap.ready();
    const pids = jeonghap.descendants().map(({ pid }) => pid);
    expect(pids).toContain(serverPid(dataDir));
    jeonghap.signal(signal, toGroup);
    await jeonghap.exitCode;
    await eventually(() => pids.filter(isAlive).length === 0);
    expect(serverPid(dataDir)).toBeUndefined(); // shut down in order, not killed
  });

  it('loses nothing that was acknowledged when it is killed, and takes its database over', async () => {
    const dataDir = copySeed();
    const killed = start({ JEONGHAP_DATA_DIR: dataDir });
    const url = await killed.ready();
    await eventually(() => killed.worker() !== undefined);
    const { worker, database } = { worker: killed.worker()?.pid ?? 0, database: serverPid(dataDir) ?? 0 };
    const { id } = await propose(url);
    killed.signal('SIGKILL');
    await killed.exitCode;
    await eventually(() => !isAlive(worker)); // the worker never outlives us
    expect(isAlive(database)).toBe(true);
    const again = start({ JEONGHAP_DATA_DIR: dataDir });
    await isScored(await again.ready(), id);
    expect(serverPid(dataDir)).toBe(database);
    expect(again.stderr).toContain('Adopting');
  });

  it('loses nothing that was acknowledged when its database is killed with it', async () => {
    const dataDir = copySeed();
    const killed = start({ JEONGHAP_DATA_DIR: dataDir });
    const url = await killed.ready();
    const ids = await Promise.all(Array.from({ length: 10 }, async () => (await propose(url)).id));
    killed.signal('SIGKILL');
    process.kill(serverPid(dataDir) ?? 0, 'SIGKILL');
    await killed.exitCode;
    const again = await start({ JEONGHAP_DATA_DIR: dataDir }).ready();
    for (const id of ids) await isScored(again, id);
  });

  it('answers again by itself after its database was killed', async () => {
    const dataDir = copySeed();
    const jeonghap = start({ JEONGHAP_DATA_DIR: dataDir });
    const url = await jeonghap.ready();
    const before = await propose(url);
    const killed = serverPid(dataDir) ?? 0;
    process.kill(killed, 'SIGKILL');
    await eventually(() => ![undefined, killed].includes(serverPid(dataDir)));
    const after: ProposalAnswer[] = [];
    await eventually(async () => after.push(await propose(url)) > 0);
    for (const { id } of [before, ...after]) await isScored(url, id);
    expect(isAlive(jeonghap.pid)).toBe(true);
  });

  it('starts another worker when one is killed', async () => {
    const jeonghap = start({ JEONGHAP_DATA_DIR: copySeed() });
    const url = await jeonghap.ready();
    await eventually(() => jeonghap.worker() !== undefined);
    const killed = jeonghap.worker()?.pid ?? 0;
    process.kill(killed, 'SIGKILL');
    await eventually(() => ![undefined, killed].includes(jeonghap.worker()?.pid));
    await isScored(url, (await propose(url)).id);
    expect(jeonghap.stderr).toContain('The worker ended (SIGKILL)');
  });
});

describe('npm start with a DATABASE_URL', () => {
  it('uses that database, makes no folder, and leaves it running', async () => {
    const theirs = await startEmbeddedPostgres({ dataDir: path.join(base, 'theirs'), log: () => undefined });
    const dataDir = path.join(base, 'unused');
    const jeonghap = start({ JEONGHAP_DATA_DIR: dataDir, DATABASE_URL: theirs.ownerUrl });
    const url = await jeonghap.ready();
    expect((await json<{ items: unknown[] }>(`${url}/api/v1/proposals`)).items).toEqual([]); // no sample unless asked for
    expect((await json<{ items: unknown[] }>(`${url}/api/v1/session/sample-accounts`)).items).toEqual([]);
    jeonghap.signal('SIGTERM');
    expect(await jeonghap.exitCode).toBe(0);
    expect(existsSync(dataDir)).toBe(false);
    expect(isAlive(serverPid(path.join(base, 'theirs')) ?? 0)).toBe(true);
    await theirs.stop();
  });
});

describe('npm start that cannot', () => {
  const refusal = async (settings: Settings): Promise<readonly string[]> => {
    const jeonghap = start(settings);
    expect(await jeonghap.exitCode).toBe(1);
    expect(jeonghap.stdout).toBe('');
    return jeonghap.complaints();
  };

  it('says in one line that the port is taken, and makes nothing', async () => {
    const other = createServer().listen(0, '127.0.0.1').unref();
    await once(other, 'listening');
    const dataDir = path.join(base, 'never-made');
    const lines = await refusal({
      JEONGHAP_DATA_DIR: dataDir,
      PORT: String((other.address() as AddressInfo).port),
    });
    expect(lines).toEqual([expect.stringMatching(/^\[port.in-use\] .+ \/ .+/)]);
    expect(existsSync(dataDir)).toBe(false);
    other.close();
  });

  it('says in one line that the data folder cannot be written', async () => {
    const file = path.join(base, 'a-file');
    writeFileSync(file, '');
    const lines = await refusal({ JEONGHAP_DATA_DIR: path.join(file, 'data') });
    expect(lines).toEqual([expect.stringMatching(/^\[data-dir.unwritable\] .+ \/ .+/)]);
  });

  it('says in one line that another process uses the data folder, which goes on undisturbed', async () => {
    const dataDir = copySeed();
    const first = start({ JEONGHAP_DATA_DIR: dataDir });
    const url = await first.ready();
    const lines = await refusal({ JEONGHAP_DATA_DIR: dataDir });
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^\\[data-dir.in-use\\] .*pid ${String(first.pid)}`)),
    ]);
    await isScored(url, (await propose(url)).id);
  });

  it.each([
    ['database.refused', 'postgresql://someone:secret@127.0.0.1:1/jeonghap'],
    ['database.unknown-host', 'postgresql://someone:secret@no-such-host.invalid/jeonghap'],
  ])('says in one line %s for a wrong DATABASE_URL, without its password', async (code, DATABASE_URL) => {
    const dataDir = path.join(base, 'never-made');
    const lines = await refusal({ JEONGHAP_DATA_DIR: dataDir, DATABASE_URL });
    expect(lines).toEqual([expect.stringContaining(`[${code}] `)]);
    expect(lines.join()).not.toContain('secret');
    expect(existsSync(dataDir)).toBe(false);
  });

  it('lists every wrong setting', async () => {
    const lines = await refusal({ PORT: 'x', JEONGHAP_LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' });
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'JEONGHAP_LOG_LEVEL',
      'PORT',
    ]);
  });
});
