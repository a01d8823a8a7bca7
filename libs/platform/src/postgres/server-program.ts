import { spawn, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { ServerAccount } from './server-account.js';

/** How a PostgreSQL program runs. */
export interface ProgramSetting {
  /** User to run as; undefined means ourselves. */
  readonly account: ServerAccount | undefined;
  /** Working folder, which that user must be able to enter. */
  readonly cwd: string;
  /** File that takes what the program prints; emptied first. */
  readonly output: string;
}

/** Runs a PostgreSQL program to its end. @returns its exit code, or null when a signal ended it */
export function runProgram(
  program: string,
  args: readonly string[],
  setting: ProgramSetting,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    spawnProgram(program, args, setting).once('error', reject).once('exit', resolve);
  });
}

/**
 * Starts the server apart from us: in a process group of its own, so that Ctrl-C in the terminal does not reach it and
 * we decide when it stops.
 *
 * @returns its process id
 */
export function launchServer(
  program: string,
  args: readonly string[],
  setting: ProgramSetting,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawnProgram(program, args, setting, { detached: true });
    child.once('error', reject).once('spawn', () => {
      child.unref();
      if (child.pid !== undefined) resolve(child.pid);
    });
  });
}

function spawnProgram(
  program: string,
  args: readonly string[],
  setting: ProgramSetting,
  options: SpawnOptions = {},
) {
  const output = openSync(setting.output, 'w', 0o600);
  try {
    return spawn(program, args, {
      cwd: setting.cwd,
      // Bare on purpose: PGDATA, PGOPTIONS, LC_ALL and the like of the caller would change what the programs do.
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', output, output],
      windowsHide: true,
      ...(setting.account && { uid: setting.account.uid, gid: setting.account.gid }),
      ...options,
    });
  } finally {
    closeSync(output);
  }
}
