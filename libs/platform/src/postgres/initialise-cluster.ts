import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dataDirectoryAt, type DataDirectory } from './data-directory.js';
import { errorMessageOf } from './error-code.js';
import { assertReachable, type ServerAccount } from './server-account.js';
import type { ServerBinaries } from './server-binaries.js';
import { runProgram } from './server-program.js';
import { StartUpProblem } from './start-up-problem.js';

/** Name of the role that may do everything. It stays inside: nothing but the supervisor and tests log in as it. */
export const SUPERUSER = 'postgres';

/**
 * Makes a new cluster. All of it grows in a folder beside its place and is moved there by one rename, so that a kill or a
 * full disk on the way leaves nothing half-made; leftovers of such an attempt are cleared first.
 *
 * @throws StartUpProblem `initialise.failed` or `server-account.shut-out`
 */
export async function initialiseCluster(
  directory: DataDirectory,
  binaries: ServerBinaries,
  account: ServerAccount | undefined,
): Promise<void> {
  await clearLeftovers(directory);
  const draft = dataDirectoryAt(directory.root, `${directory.server}.new-${randomBytes(4).toString('hex')}`);
  try {
    await prepareDraft(draft, account);
    assertReachable(account, draft.server, binaries.initdb);
    await runInitdb(draft, binaries, account);
    await rename(draft.server, directory.server);
  } catch (cause) {
    await removeFolder(draft.server);
    if (cause instanceof StartUpProblem) throw cause;
    throw new StartUpProblem(
      'initialise.failed',
      { reason: errorMessageOf(cause), dir: directory.root },
      { cause },
    );
  }
}

/**
 * Flags of initdb. Trigram search looks at characters through LC_CTYPE: under "C" it silently finds no Hangul at all,
 * whatever the encoding. Order is by code point, the same on every machine.
 */
export function initdbFlags(platform: string = process.platform): readonly string[] {
  const ctype: Readonly<Record<string, string>> = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' };
  const flags = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-collate=C',
  ];
  const known = ctype[platform];
  return known === undefined ? flags : [...flags, `--lc-ctype=${known}`];
}

async function clearLeftovers({ root, server }: DataDirectory): Promise<void> {
  const prefix = `${path.basename(server)}.new-`;
  for (const name of await readdir(root)) {
    if (name.startsWith(prefix)) await removeFolder(path.join(root, name));
  }
}

/** An initdb whose caller was killed may still be writing there. What cannot be removed now harms nothing and waits for the next start. */
async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
}

/** The outer folder is ours and can be passed through; PostgreSQL's user owns only its data and its logs. */
async function prepareDraft(draft: DataDirectory, account: ServerAccount | undefined): Promise<void> {
  await mkdir(draft.server);
  await chmod(draft.server, 0o711);
  for (const dir of [draft.cluster, draft.logs]) {
    await mkdir(dir);
    await chmod(dir, 0o700);
    if (account) await chown(dir, account.uid, account.gid);
  }
  await writeFile(draft.superuserPassword, newPassword(), { mode: 0o600 });
  await writeFile(draft.applicationPassword, newPassword(), { mode: 0o600 });
}

async function runInitdb(draft: DataDirectory, binaries: ServerBinaries, account: ServerAccount | undefined) {
  const passwordForInitdb = path.join(draft.server, 'initdb.password');
  await writeFile(passwordForInitdb, await readFile(draft.superuserPassword), { mode: 0o600 });
  if (account) await chown(passwordForInitdb, account.uid, account.gid);
  const output = path.join(draft.server, 'initdb.log');
  const flags = [`--pgdata=${draft.cluster}`, `--username=${SUPERUSER}`, `--pwfile=${passwordForInitdb}`];
  flags.push('--auth=scram-sha-256', '--lc-messages=C', '--no-instructions', ...initdbFlags());
  const exitCode = await runProgram(binaries.initdb, flags, { account, cwd: draft.server, output });
  if (exitCode !== 0)
    throw new Error(lastComplaint(await readFile(output, 'utf8')) ?? `initdb ended with ${String(exitCode)}`);
  await rm(passwordForInitdb);
  await rm(output);
}

/** The line of a PostgreSQL program's output that says what went wrong, without its time and process number. */
export function lastComplaint(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const complaint = lines.findLast((line) => /\b(FATAL|PANIC|ERROR|error|fatal):/.test(line)) ?? lines.at(-1);
  return complaint?.replace(/^.*?\b(?:FATAL|PANIC|ERROR|error|fatal): +/, '').trim();
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
