import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Folder of this project: the nearest one, upwards from the running script and then from the working directory,
 * whose package.json is named "jeonghap". Bundles, tests and the command line all find the same folder.
 *
 * @param starts files or folders to look upwards from, first match wins
 * @throws Error when none of them lies inside the project
 */
export function projectRoot(starts: readonly string[] = [process.argv[1] ?? '', process.cwd()]): string {
  for (const start of starts) {
    const root = start === '' ? undefined : findProjectAbove(path.resolve(start));
    if (root !== undefined) return root;
  }
  throw new Error(`No package.json named "jeonghap" above ${starts.join(' or ')}`);
}

function findProjectAbove(start: string): string | undefined {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (isProject(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

function isProject(packageFile: string): boolean {
  if (!existsSync(packageFile)) return false;
  try {
    const content: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
    return (
      typeof content === 'object' && content !== null && 'name' in content && content.name === 'jeonghap'
    );
  } catch {
    return false; // an unreadable package.json on the way up is not ours
  }
}
