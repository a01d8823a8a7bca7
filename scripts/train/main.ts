import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readAssets } from '../evaluate/read-assets.js';
import { buildStatistics } from './build-statistics.js';
import { readCorpus } from './count-corpus.js';

/**
 * Counts the corpus statistics that the model ships with, over the labelled texts and the sample catalogue, and writes
 * them to `libs/alignment/assets/statistics.json`. The same input gives the same file.
 * @returns exit code: 0 written, 2 wrong arguments
 */
export function main(argv: readonly string[]): Promise<number> {
  if (argv.length > 0) {
    process.stderr.write('usage: npm run train\n');
    return Promise.resolve(2);
  }
  const root = process.cwd();
  const statistics = buildStatistics(readCorpus(root), readAssets(root));
  const file = path.join(root, 'libs', 'alignment', 'assets', 'statistics.json');
  writeFileSync(file, `${JSON.stringify(statistics)}\n`);
  return Promise.resolve(0);
}
