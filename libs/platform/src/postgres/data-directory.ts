import { constants } from 'node:fs';
import { access, chmod, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { errorCodeOf, errorMessageOf } from './error-code.js';
import type { ServerAccount } from './server-account.js';
import { StartUpProblem } from './start-up-problem.js';

/** Where the parts of an embedded database lie below the data folder. */
export interface DataDirectory {
  readonly root: string;
  /** Everything of PostgreSQL. Put in place by one rename, so it is whole or absent. */
  readonly server: string;
  /** PostgreSQL's own data directory, owned by the user that it runs as. */
  readonly cluster: string;
  readonly logs: string;
  readonly superuserPassword: string;
  readonly applicationPassword: string;
}

/** Folder names of an embedded database. `server` may name another folder while it is being made. */
export function dataDirectoryAt(root: string, server: string = path.join(root, 'postgres')): DataDirectory {
  return {
    root,
    server,
    cluster: path.join(server, 'cluster'),
    logs: path.join(server, 'logs'),
    superuserPassword: path.join(server, 'superuser.password'),
    applicationPassword: path.join(server, 'application.password'),
  };
}

/**
 * Makes the data folder where it is absent and checks that we can write in it.
 *
 * @returns whether the folder was made now
 * @throws StartUpProblem `data-dir.unwritable`
 */
export async function openDataDirectory(root: string): Promise<boolean> {
  try {
    const made = await mkdir(root, { recursive: true });
    // Under a strict umask the user that PostgreSQL runs as could not pass through what we have just made.
    if (made !== undefined) await openForPassage(made, root);
    const probe = path.join(root, `.writable-${String(process.pid)}`);
    await writeFile(probe, '');
    await rm(probe);
    return made !== undefined;
  } catch (cause) {
    const reason = errorCodeOf(cause) ?? errorMessageOf(cause);
    throw new StartUpProblem('data-dir.unwritable', { dir: root, reason }, { cause });
  }
}

/** Takes an empty data folder away again after a start that came to nothing. A folder with anything in it stays. */
export async function removeIfEmpty(root: string): Promise<void> {
  await rmdir(root).catch(() => undefined);
}

/**
 * Checks data made by an earlier start.
 *
 * @returns the user id that owns the data, or undefined when there is none yet
 * @throws StartUpProblem `data-dir.broken`
 */
export async function findClusterOwner({ server, cluster }: DataDirectory): Promise<number | undefined> {
  const folder = await stat(server).catch(() => undefined);
  if (folder === undefined) return undefined;
  const data = await stat(cluster).catch(() => undefined);
  if (data === undefined) throw new StartUpProblem('data-dir.broken', { path: cluster });
  return data.uid;
}

/** @throws StartUpProblem `data-dir.foreign` when PostgreSQL, run as the account (or as us), would not own its data */
export function assertOwned(
  { server }: DataDirectory,
  ownerUid: number,
  account: ServerAccount | undefined,
): void {
  const expected = account?.uid ?? process.geteuid?.();
  if (expected === undefined || expected === ownerUid) return;
  const name = account?.name ?? userInfo().username;
  throw new StartUpProblem('data-dir.foreign', {
    path: server,
    owner: `uid ${String(ownerUid)}`,
    expected: name,
  });
}

/**
 * @param supported major version of the programs, e.g. "18"
 * @throws StartUpProblem `data-dir.other-version` or `data-dir.broken`
 */
export async function assertSameVersion({ cluster }: DataDirectory, supported: string): Promise<void> {
  const file = path.join(cluster, 'PG_VERSION');
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found === undefined) throw new StartUpProblem('data-dir.broken', { path: file });
  if (found.trim() !== supported) {
    throw new StartUpProblem('data-dir.other-version', { path: cluster, found: found.trim(), supported });
  }
}

/** Reads a password file. @throws StartUpProblem `data-dir.broken` */
export async function readPassword(file: string): Promise<string> {
  try {
    await access(file, constants.R_OK);
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new StartUpProblem('data-dir.broken', { path: file }, { cause });
  }
}

async function openForPassage(first: string, last: string): Promise<void> {
  for (let dir = last; dir.length >= first.length; dir = path.dirname(dir)) await chmod(dir, 0o755);
}
