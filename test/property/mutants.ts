import type fc from 'fast-check';
import { type Replacement } from '../support/program-bundle.js';
import { ALIGNMENTS_PER_ASK } from '../support/score-oracle.js';
import { SHORT_LIST } from './lab-worker.js';
import { editPairs, type Harshness, type History, histories } from './history.js';

/** A worker with one safeguard taken out; the property test must notice it. */
export interface Mutant {
  readonly name: string;
  readonly about: string;
  readonly replacements: readonly Replacement[];
  /** Histories that make it show; gentler ones than the good worker is put through. */
  readonly histories: fc.Arbitrary<History>;
  /** Survives some or dozens of histories, so that only the long form takes the time for it. */
  readonly isHardToCatch?: true;
  /** Seed of histories that show it soon, as was tried. */
  readonly seed: number;
  /** Most alignments of an ask; short lists only where they matter, since they hide much of the rest. */
  readonly alignmentsPerAsk: number;
  readonly setUpSql?: string;
  /** The editor's wake-up is dropped while a run is active. */
  readonly plainDeduplication?: boolean;
}

const BATCH = 'libs/recompute/src/write-batch.ts';
const STORE = 'libs/recompute/src/dirty/dirty.store.ts';
const CACHE = 'libs/recompute/src/snapshot/snapshot-cache.ts';
const PAUSES: Harshness = { kills: false, pauses: true, crashes: false, rearrangements: false };
const NONE: Harshness = { kills: false, pauses: false, crashes: false, rearrangements: false };

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'no_fence',
    about: 'writes whatever it computed, however old',
    isHardToCatch: true,
    histories: histories(PAUSES),
    seed: 4,
    alignmentsPerAsk: ALIGNMENTS_PER_ASK,
    replacements: [
      {
        file: 'libs/recompute/src/write-entry.ts',
        from: 'writtenRevision: (id) => fences.get(id) ?? 0,',
        to: 'writtenRevision: () => 0,',
      },
      {
        file: 'libs/recompute/src/write-entry.ts',
        from: 'if ((fences.get(claim.entryId) ?? 0) > computation.revision) {',
        to: 'if (computation.revision < 0) {',
      },
      {
        file: 'libs/recompute/src/write-entry.ts',
        from: 'if (isCoverageNewer(covered, fences)) return',
        to: 'if (computation.revision < 0) return',
      },
      {
        file: 'libs/recompute/src/write-entry.ts',
        from: 'if (await isOutrun(manager, claim.scoreSetId, covered, context.snapshot)) return',
        to: 'if (computation.revision < 0) return',
      },
      {
        file: 'libs/recompute/src/alignment/pair.ts',
        from: 'if (ownRevision > own.revision) return false;',
        to: '',
      },
      {
        file: 'libs/recompute/src/alignment/pair.ts',
        from: 'return isGone || (seen !== undefined && otherRevision <= seen);',
        to: 'return isGone || seen !== undefined || otherRevision < 0;',
      },
      {
        file: 'libs/recompute/src/alignment/alignment.store.ts',
        from: `WHERE alignment.proposal_revision <= EXCLUDED.proposal_revision
       AND alignment.measure_revision <= EXCLUDED.measure_revision`,
        to: '',
      },
    ],
  },
  {
    name: 'blind_removal',
    about: 'removes pairs whose other side it does not know, though that one may be newer than what it read',
    isHardToCatch: true,
    histories: histories(PAUSES),
    seed: 1,
    alignmentsPerAsk: ALIGNMENTS_PER_ASK,
    replacements: [
      {
        file: 'libs/recompute/src/alignment/pair.ts',
        from: 'return isGone || (seen !== undefined && otherRevision <= seen);',
        to: 'return isGone || seen === undefined || otherRevision <= seen;',
      },
    ],
  },
  {
    name: 'no_refill',
    about: 'leaves a full list as it is when an alignment enters or leaves it',
    histories: histories(NONE),
    seed: 1,
    alignmentsPerAsk: SHORT_LIST,
    replacements: [
      {
        file: 'libs/recompute/src/alignment/best-of-ask.store.ts',
        from: 'if (proposalIds.size === 0) return;',
        to: 'if (proposalIds.size >= 0) return;',
      },
    ],
  },
  {
    name: 'hasty_cutoff',
    about: 'leaves pairs unwritten though their proposal is being computed from older texts',
    isHardToCatch: true,
    histories: histories(PAUSES),
    seed: 1,
    alignmentsPerAsk: SHORT_LIST,
    replacements: [
      {
        file: 'libs/recompute/src/alignment/best-of-ask.ts',
        from: 'if (lists.inComputation.has(pair.proposalId)) return false;',
        to: '',
      },
    ],
  },
  {
    name: 'own_words',
    about: 'scores an ask against a measure with the words that the ask itself lends it',
    histories: histories(NONE),
    seed: 1,
    alignmentsPerAsk: ALIGNMENTS_PER_ASK,
    replacements: [
      {
        file: 'libs/recompute/src/snapshot/lent-words.ts',
        from: 'return isLender ? prepareMeasure(withWordings(lent, askId), model) : ',
        to: 'return ',
      },
    ],
  },
  {
    name: 'plain_delete',
    about: 'ends a claim without looking whether a newer revision is wanted by now',
    histories: histories(NONE),
    seed: 2,
    alignmentsPerAsk: ALIGNMENTS_PER_ASK,
    replacements: [
      {
        file: STORE,
        from: '        AND d.want_revision <= done.revision AND (NOT d.pairs_wanted OR done.with_pairs)',
        to: '',
      },
    ],
  },
  {
    name: 'batch_delete',
    about: 'ends the claims of a batch of proposals though some of them were edited meanwhile',
    histories: histories(NONE),
    seed: 1,
    alignmentsPerAsk: ALIGNMENTS_PER_ASK,
    replacements: [
      {
        file: BATCH,
        from: 'const done = firsts.map(({ computation: { claim, revision } }) => ({ claim, revision }));',
        to: 'const done = firsts.map(({ computation: { claim } }) => ({ claim, revision: 2 ** 40 }));',
      },
    ],
  },
  {
    name: 'lost_wake_up',
    about: 'drops a wake-up that comes while a run is active, and nothing sweeps',
    isHardToCatch: true,
    histories: editPairs(),
    seed: 4,
    alignmentsPerAsk: ALIGNMENTS_PER_ASK,
    plainDeduplication: true,
    replacements: [
      {
        file: 'apps/worker/src/recompute.processor.ts',
        from: 'const SWEEP_MS = 5_000;',
        to: 'const SWEEP_MS = 86_400_000;',
      },
    ],
  },
  {
    name: 'cursor',
    about: 'reads the marks in their order of writing, each once, from where it stopped last',
    isHardToCatch: true,
    histories: histories(NONE),
    seed: 3,
    alignmentsPerAsk: ALIGNMENTS_PER_ASK,
    setUpSql: 'CREATE TABLE mark_cursor (score_set_id int PRIMARY KEY, at timestamptz NOT NULL)',
    replacements: [
      {
        file: STORE,
        from: 'WHERE ${IS_DUE} AND attempts = 0\n',
        to: `WHERE \${IS_DUE} AND attempts = 0
           AND not_before > coalesce((SELECT at FROM mark_cursor WHERE score_set_id = $1), '-infinity')
`,
      },
      {
        file: STORE,
        from: '  return rows\n    .map((row) => ({\n      scoreSetId,',
        to: `  await session.manager.query(
    \`INSERT INTO mark_cursor SELECT $1, max(not_before) FROM recompute_dirty
       WHERE score_set_id = $1 AND lease_session = $2 HAVING max(not_before) IS NOT NULL
     ON CONFLICT (score_set_id) DO UPDATE SET at = greatest(mark_cursor.at, EXCLUDED.at)\`,
    [scoreSetId, session.key],
  );
  return rows
    .map((row) => ({
      scoreSetId,`,
      },
    ],
  },
  {
    name: 'no_snapshot',
    about: 'reads texts and their revisions at different times',
    isHardToCatch: true,
    histories: histories(PAUSES),
    seed: 1,
    alignmentsPerAsk: ALIGNMENTS_PER_ASK,
    replacements: [
      {
        file: 'libs/recompute/src/batch-run.ts',
        from: `transaction('REPEATABLE READ',`,
        to: `transaction('READ COMMITTED',`,
      },
      {
        file: CACHE,
        from: 'this.putProposal(source);',
        to: `this.putProposal(await labelNow(manager, 'proposal', source));`,
      },
      {
        file: CACHE,
        from: 'this.putMeasure(source);',
        to: 'this.putMeasure(await labelNow(manager, source.input.kind, source));',
      },
      {
        file: CACHE,
        from: 'function outdated<',
        to: `async function labelNow<T extends { readonly id: string; readonly revision: number }>(
  manager: EntityManager,
  table: string,
  source: T,
): Promise<T> {
  const [row] = await manager.query(\`SELECT revision FROM \${table} WHERE id = $1\`, [source.id]);
  return { ...source, revision: Number(row?.revision ?? source.revision) };
}

function outdated<`,
      },
    ],
  },
];
