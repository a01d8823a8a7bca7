import path from 'node:path';
import { type DataSource } from 'typeorm';
import { ALIGNMENTS_PER_ASK } from '../support/score-oracle.js';
import { bundleProgram, type Replacement } from '../support/program-bundle.js';

const PROCESSOR = 'apps/worker/src/recompute.processor.ts';
/** Edits settle this long in the test's database, milliseconds; the product's 200 would make histories long. */
export const DEBOUNCE_MS = 20;
/** So few that the lists of the tiny catalogue are full, and edits make alignments enter and leave them. */
export const SHORT_LIST = 2;

const listsOf = (length: number): Replacement => ({
  file: 'libs/recompute/src/alignment/best-of-ask.ts',
  from: `export const ALIGNMENTS_PER_ASK = ${String(ALIGNMENTS_PER_ASK)};`,
  to: `export const ALIGNMENTS_PER_ASK = ${String(length)};`,
});
/** Likewise for the sweeper, so that a killed worker's work is taken up within a history. */
const HASTE: readonly Replacement[] = [
  { file: PROCESSOR, from: 'const SWEEP_MS = 5_000;', to: 'const SWEEP_MS = 200;' },
  { file: PROCESSOR, from: 'const RETRY_MS = 1_000;', to: 'const RETRY_MS = 100;' },
];

/**
 * Bundles the worker with some pieces replaced.
 * @param alignmentsPerAsk most alignments that it keeps of an ask
 * @returns path of the program
 */
export function bundleWorker(
  name: string,
  replacements: readonly Replacement[],
  alignmentsPerAsk: number,
): string {
  const haste = HASTE.filter(({ from }) => !replacements.some((replacement) => replacement.from === from));
  return bundleProgram({
    entry: 'test/property/worker-program.ts',
    output: path.join('dist', 'property', `${name}.cjs`),
    packages: 'inside',
    replacements: [...replacements, ...haste, listsOf(alignmentsPerAsk)],
  });
}

/** Lets edits of this database settle for {@link DEBOUNCE_MS} only. */
export async function shortenDebounce(dataSource: DataSource): Promise<void> {
  const [row] = await dataSource.query<{ text: string }[]>(
    `SELECT pg_get_functiondef('mark_dirty'::regproc) AS text`,
  );
  const text = row?.text ?? '';
  if (!text.includes(`interval '200 ms'`)) throw new Error('the trigger has another debounce');
  await dataSource.query(text.replace(`interval '200 ms'`, `interval '${String(DEBOUNCE_MS)} ms'`));
}
