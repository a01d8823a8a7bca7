import path from 'node:path';
import { checkSampleCatalogue, readSampleCatalogue } from '@jeonghap/catalogue';
import { projectRoot } from '@jeonghap/platform';

/**
 * Checks the sample catalogue that ships with the product and prints its size and every problem, one a line.
 * @param argv another directory to read, if any
 * @param print takes what is printed
 * @returns exit code: 0 clean, 1 problems found
 */
export function main(
  argv: readonly string[],
  print = (text: string): void => void process.stdout.write(text),
): number {
  const directory = argv[0] ?? path.join(projectRoot(), 'libs', 'catalogue', 'sample');
  const catalogue = readSampleCatalogue(directory);
  const counts = {
    'source documents': catalogue.sourceDocuments.length,
    stakeholders: catalogue.stakeholders.length,
    proposals: catalogue.proposals.length,
    asks: catalogue.proposals.reduce((sum, proposal) => sum + proposal.asks.length, 0),
    programmes: catalogue.programmes.length,
    'legislative items': catalogue.legislativeItems.length,
  };
  for (const [kind, count] of Object.entries(counts))
    print(`${kind.padEnd(18)}${String(count).padStart(4)}\n`);
  const problems = checkSampleCatalogue(catalogue);
  for (const problem of problems) print(`problem: ${problem}\n`);
  print(`${'problems'.padEnd(18)}${String(problems.length).padStart(4)}\n`);
  return problems.length === 0 ? 0 : 1;
}
