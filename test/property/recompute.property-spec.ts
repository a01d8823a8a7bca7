import fc from 'fast-check';
import { type FaultCluster, startFaultCluster } from '../support/fault-cluster.js';
import { seededRandom } from '../support/seeded-random.js';
import { readTestForm } from '../support/test-form.js';
import { editPairs, type History, histories } from './history.js';
import { SHORT_LIST } from './lab-worker.js';
import { MUTANTS } from './mutants.js';
import { HistoryFailed, type LabOptions, PropertyLab } from './property-lab.js';

const { isLong, seed } = readTestForm();
const HISTORIES = isLong ? 1_000 : 50;
/** How many histories a mutant may survive at most. */
const MUTANT_HISTORIES = 200;
/** A history takes one to two seconds; on a machine that others use too it may take longer. */
const HISTORY_WITHIN_MS = 15_000;

let cluster: FaultCluster;
beforeAll(async () => {
  cluster = await startFaultCluster('process');
});
afterAll(() => cluster.stop());

async function withLab<T>(
  options: Omit<LabOptions, 'random'>,
  labSeed: number,
  use: (lab: PropertyLab) => Promise<T>,
): Promise<T> {
  const lab = await PropertyLab.open(cluster, { ...options, random: seededRandom(labSeed) });
  const startedAt = Date.now();
  try {
    return await use(lab);
  } finally {
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(
      `${options.name}, seed ${String(labSeed)}: ${JSON.stringify(lab.counts)} in ${seconds} s\n`,
    );
    await lab.close();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'survived');

/** Shrinking would play a hundred more histories, none of them like the first: processes do not repeat themselves. */
const parameters = (numRuns: number, runSeed: number): fc.Parameters<[History]> => ({
  numRuns,
  seed: runSeed,
  endOnFailure: true,
});

describe('stored scores', () => {
  it(
    'equal a recompute from scratch after any history of edits, merges, splits, score sets, kills, pauses and crashes',
    async () => {
      const good = { name: 'good', replacements: [], quietWithinMs: 60_000, alignmentsPerAsk: SHORT_LIST };
      await withLab(good, seed, async (lab) => {
        const harsh = histories({ kills: true, pauses: true, crashes: true, rearrangements: true });
        const everything = fc.oneof({ weight: 9, arbitrary: harsh }, { weight: 1, arbitrary: editPairs() });
        const property = fc.asyncProperty(everything, (history) => lab.play(history));
        await fc.assert(property, parameters(HISTORIES, seed));
        expect(lab.counts.histories).toBe(HISTORIES);
      });
    },
    HISTORIES * HISTORY_WITHIN_MS,
  );
});

describe('the property test', () => {
  it.each(MUTANTS.filter(({ isHardToCatch }) => isLong || isHardToCatch !== true))(
    'notices a worker that $about',
    async ({ histories: revealing, seed: revealingSeed, ...mutant }) => {
      await withLab({ ...mutant, quietWithinMs: 10_000 }, revealingSeed, async (lab) => {
        const property = fc.asyncProperty(revealing, (history) => lab.play(history));
        const outcome = await fc.check(property, parameters(MUTANT_HISTORIES, revealingSeed));
        process.stdout.write(`${mutant.name}: ${messageOf(outcome.errorInstance).slice(0, 300)}\n`);
        expect(outcome.failed).toBe(true);
        expect(outcome.errorInstance).toBeInstanceOf(HistoryFailed);
      });
    },
    MUTANT_HISTORIES * HISTORY_WITHIN_MS,
  );
});
