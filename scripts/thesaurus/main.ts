import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CONCEPT_TYPES,
  type ConceptRecord,
  lintThesaurus,
  measureThesaurus,
  type ThesaurusStatistics,
} from '@jeonghap/alignment';
import { findFileFaults, parseLines } from './data-file.js';
import type { DataLine } from './data-file.js';

const USAGE = 'usage: npm run thesaurus -- [--stats] [DIRECTORY]\n';
const DEFAULT_DIRECTORY = 'libs/alignment/thesaurus';

function readDataFiles(directory: string): readonly DataLine[] {
  return CONCEPT_TYPES.flatMap((type) => {
    const file = `${type}.jsonl`;
    return parseLines(file, readFileSync(join(directory, file), 'utf8'));
  });
}

function printStatistics(statistics: ThesaurusStatistics): string {
  const rows: readonly (readonly [string, number])[] = [
    ['concepts', statistics.concepts],
    ...Object.entries(statistics.conceptsByType).map(([type, count]) => [`  ${type}`, count] as const),
    ['distinct wordings', statistics.wordings],
    ...Object.entries(statistics.wordingsByList).map(([list, count]) => [`  ${list}`, count] as const),
    ['distinct patterns', statistics.patterns],
    ['opposite pairs', statistics.oppositePairs],
    ['mean links a concept', Math.round(statistics.meanLinks * 100) / 100],
    ['concepts with < 3 links', statistics.sparselyLinked],
  ];
  return rows.map(([name, value]) => `${name.padEnd(26)}${String(value).padStart(8)}\n`).join('');
}

/**
 * Lints the thesaurus data files and prints every problem, one a line.
 *
 * @param argv arguments after the script's name: `--stats` also prints sizes, a directory replaces the default
 * @returns exit code: 0 clean, 1 problems found, 2 wrong arguments
 */
export function main(argv: readonly string[]): number {
  const options = argv.filter((argument) => argument.startsWith('-'));
  const directories = argv.filter((argument) => !argument.startsWith('-'));
  if (options.some((option) => option !== '--stats') || directories.length > 1) {
    process.stderr.write(USAGE);
    return 2;
  }
  const lines = readDataFiles(directories[0] ?? DEFAULT_DIRECTORY);
  const faults = findFileFaults(lines);
  const values = lines.filter((line) => line.kind === 'value').map((line) => line.value);
  const problems = lintThesaurus(values);
  for (const fault of faults) process.stdout.write(`error ${fault}\n`);
  for (const { severity, code, id, detail } of problems) {
    process.stdout.write(`${severity} ${code} ${id}: ${detail}\n`);
  }
  const count = faults.length + problems.length;
  process.stdout.write(`${String(values.length)} concepts, ${String(count)} problems\n`);
  if (options.length > 0 && count === 0) {
    process.stdout.write(printStatistics(measureThesaurus(values as readonly ConceptRecord[])));
  }
  return count === 0 ? 0 : 1;
}
