import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import path from 'node:path';
import { StartUpProblem } from './start-up-problem.js';

/** The user that the PostgreSQL programs run as when we are root, which PostgreSQL refuses to be. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', 'nobody'];

/**
 * Chooses the user to run PostgreSQL as; undefined means ourselves.
 *
 * @param ownerUid owner of the data that exists already, kept when it is not root
 * @throws StartUpProblem `server-account.nameless` or `server-account.none`
 */
export function chooseServerAccount(ownerUid?: number): ServerAccount | undefined {
  if (process.geteuid === undefined) return undefined;
  const uid = process.geteuid();
  if (uid !== 0) {
    requireName(uid);
    return undefined;
  }
  const wanted = ownerUid === undefined || ownerUid === 0 ? CANDIDATES : [String(ownerUid), ...CANDIDATES];
  for (const candidate of wanted) {
    const account = findAccount(candidate);
    if (account !== undefined && account.uid !== 0) return account;
  }
  throw new StartUpProblem('server-account.none', {});
}

/**
 * Makes sure that the account can reach files, and names the first folder that shuts it out.
 *
 * @throws StartUpProblem `server-account.shut-out`
 */
export function assertReachable(account: ServerAccount | undefined, ...targets: readonly string[]): void {
  if (account === undefined) return;
  for (const target of targets) {
    const blocked = canReach(account, target)
      ? undefined
      : foldersDownTo(target).find((dir) => !canReach(account, dir));
    if (blocked !== undefined)
      throw new StartUpProblem('server-account.shut-out', { user: account.name, path: blocked });
  }
}

/** initdb and PostgreSQL look themselves up by name, so a bare number (docker run --user 54321) is not enough. */
function requireName(uid: number): void {
  try {
    userInfo();
  } catch (cause) {
    throw new StartUpProblem('server-account.nameless', { uid: String(uid) }, { cause });
  }
}

function findAccount(nameOrUid: string): ServerAccount | undefined {
  const ask = (flag: string): string => {
    const { status, stdout } = spawnSync('id', [flag, nameOrUid], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : '';
  };
  const [uid, gid, name] = [ask('-u'), ask('-g'), ask('-un')];
  return uid === '' || gid === '' ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

/** Asks the system itself, as that user: mode bits alone would miss groups and access lists. */
function canReach({ uid, gid }: ServerAccount, target: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', target], { uid, gid, cwd: '/' }).status === 0;
}

function foldersDownTo(target: string): readonly string[] {
  const parents: string[] = [];
  for (let dir = path.resolve(target); dir !== path.dirname(dir); dir = path.dirname(dir))
    parents.unshift(dir);
  return parents;
}
