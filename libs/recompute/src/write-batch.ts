import { type DataSource, type EntityManager } from 'typeorm';
import { readStoredSides } from './alignment/alignment.store.js';
import { needsRefill } from './alignment/best-of-ask.js';
import { wantRefills } from './alignment/best-of-ask.store.js';
import { copyPairs } from './alignment/copy-pairs.js';
import { type ComputedPair, planPairWrites, type WritePlan } from './alignment/pair.js';
import { type EntryComputation } from './compute-entry.js';
import { type AskInputs, inputsOfAsk } from './coverage/coverage-inputs.store.js';
import { decideProposal, type DecidedProposal, storeDecided } from './coverage/coverage.store.js';
import { isOutrun, readDecisions } from './decision/pair-decision.store.js';
import { completeClaims, heldClaims } from './dirty/dirty.store.js';
import { holdBackMeasures, lockFences, raiseFences, readWrittenRevisions } from './dirty/fence.store.js';
import { holdScoreSets } from './score-set/score-set.store.js';
import { type CatalogueSnapshot, type SnapshotProposal } from './snapshot/catalogue-snapshot.js';
import { type WriteContext } from './write-entry.js';

export interface BatchOutcome {
  readonly written: ReadonlySet<EntryComputation>;
  readonly pairs: number;
}

const NOTHING: BatchOutcome = { written: new Set(), pairs: 0 };

/** A proposal that was never written, with what is to be written of it. */
interface FirstWriting {
  readonly computation: EntryComputation;
  readonly proposal: SnapshotProposal;
  readonly plan: WritePlan;
}

/**
 * Writes proposals of one score set that were never computed in it, in one transaction: all their pairs in one stream, their
 * coverage, their fences, and the end of their claims. What is not as simple is left alone, for `writeEntry`: what is being
 * edited at this moment, was written before, is gone, or has pairs by whatever way.
 */
export function writeBatch(
  dataSource: DataSource,
  computations: readonly EntryComputation[],
  context: WriteContext,
): Promise<BatchOutcome> {
  const scoreSetId = computations[0]?.claim.scoreSetId;
  if (scoreSetId === undefined) return Promise.resolve(NOTHING);
  return dataSource.transaction(async (manager) => {
    await commitUnawaited(manager);
    await holdScoreSets(manager);
    const held = await heldClaims(
      manager,
      computations.map(({ claim }) => claim),
    );
    await holdBackMeasures(manager, scoreSetId);
    const entries = computations.filter(({ claim }) => held.includes(claim));
    const firsts = await planFirsts(manager, scoreSetId, { entries, snapshot: context.snapshot });
    const proposals = firsts.map(({ proposal }) => proposal);
    if (await isOutrun(manager, scoreSetId, proposals, context.snapshot)) return NOTHING;
    return writeFirsts(manager, scoreSetId, firsts, context);
  });
}

/**
 * Has the transaction's commit not wait for the disk. If the server goes down within the next second, the pairs, their fences and the
 * ends of their claims may be gone, all together, and are computed again; edits, which wait for the disk, never are.
 */
async function commitUnawaited(manager: EntityManager): Promise<void> {
  await manager.query('SET LOCAL synchronous_commit = off');
}

/**
 * Locks the fences of proposals and plans what to write of those that nobody wrote yet. The fences of measures are read
 * without a lock: `holdBackMeasures` keeps them as they are.
 */
async function planFirsts(
  manager: EntityManager,
  scoreSetId: number,
  {
    entries,
    snapshot,
  }: { readonly entries: readonly EntryComputation[]; readonly snapshot: CatalogueSnapshot },
): Promise<readonly FirstWriting[]> {
  const present = entries.flatMap((computation) => {
    const proposal = snapshot.proposals.get(computation.claim.entryId);
    return proposal === undefined ? [] : [{ computation, proposal }];
  });
  const fences = await lockFences(
    manager,
    scoreSetId,
    new Map(present.map(({ proposal }) => [proposal.id, 'proposal'])),
  );
  const stored = await readStoredSides(manager, scoreSetId, {
    proposals: present.map(({ proposal }) => proposal.id),
    asks: present.flatMap(({ proposal }) => proposal.asks.map(({ id }) => id)),
  });
  const untouched = present.filter(
    ({ proposal: { id, asks } }) =>
      fences.get(id) === 0 && ![id, ...asks.map((ask) => ask.id)].some((one) => stored.has(one)),
  );
  const measures = new Set(
    untouched.flatMap(({ computation }) => computation.pairs.map(({ measure }) => measure.id)),
  );
  const written = await readWrittenRevisions(manager, scoreSetId, [...measures]);
  return untouched.map(({ computation, proposal }) => ({
    computation,
    proposal,
    plan: planPairWrites({
      computed: computation.pairs,
      stored: [],
      snapshotRevision: (id) => (snapshot.measures.get(id) ?? snapshot.proposals.get(id))?.revision,
      writtenRevision: (id) => written.get(id) ?? 0,
      own: { id: proposal.id, revision: computation.revision },
    }),
  }));
}

async function writeFirsts(
  manager: EntityManager,
  scoreSetId: number,
  firsts: readonly FirstWriting[],
  context: WriteContext,
): Promise<BatchOutcome> {
  if (firsts.length === 0) return NOTHING;
  const decided: DecidedProposal[] = [];
  const decisions = await readDecisions(
    manager,
    firsts.map(({ proposal }) => proposal.id),
  );
  await copyPairs(
    manager,
    scoreSetId,
    listPairs(firsts, (first) => {
      const grounds = { inputs: inputsByAsk(first.plan.upserts), decisions };
      decided.push(decideProposal(first.proposal, grounds, context));
    }),
  );
  await raiseFences(
    manager,
    scoreSetId,
    firsts.map(({ computation: { claim, revision } }) => ({
      id: claim.entryId,
      revision,
      refills: claim.refills,
    })),
  );
  await storeDecided(manager, scoreSetId, decided);
  const short = firsts.filter(({ computation, plan }) => needsRefill(computation.pairs, [], plan));
  await wantRefills(manager, scoreSetId, new Set(short.map(({ proposal }) => proposal.id)));
  const done = firsts.map(({ computation: { claim, revision } }) => ({ claim, revision }));
  await completeClaims(manager, done);
  return {
    written: new Set(firsts.map(({ computation }) => computation)),
    pairs: firsts.reduce((sum, { plan }) => sum + plan.upserts.length, 0),
  };
}

/** The pairs of each proposal. @param whenTaken what is done of one while the server stores what came before */
function* listPairs(
  firsts: readonly FirstWriting[],
  whenTaken: (first: FirstWriting) => void,
): Generator<readonly ComputedPair[]> {
  for (const first of firsts) {
    yield first.plan.upserts;
    whenTaken(first);
  }
}

function inputsByAsk(pairs: readonly ComputedPair[]): ReadonlyMap<string, AskInputs> {
  const byAsk = new Map<string, ComputedPair[]>();
  for (const pair of pairs) {
    const ofAsk = byAsk.get(pair.askId);
    if (ofAsk === undefined) byAsk.set(pair.askId, [pair]);
    else ofAsk.push(pair);
  }
  return new Map([...byAsk].map(([askId, ofAsk]) => [askId, inputsOfAsk(ofAsk)]));
}
