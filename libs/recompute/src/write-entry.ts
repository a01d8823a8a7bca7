import { type AlignmentModel, facetsOf, findMeasure } from '@jeonghap/alignment';
import { type DataSource, type EntityManager } from 'typeorm';
import { needsRefill, refillsOfMeasure } from './alignment/best-of-ask.js';
import { readCutoffs, wantRefills } from './alignment/best-of-ask.store.js';
import { deletePairs, readPairKeys, upsertPairs } from './alignment/alignment.store.js';
import { planPairWrites, type StoredPairKey, type WritePlan } from './alignment/pair.js';
import { type EntryComputation } from './compute-entry.js';
import { removeCoverage, storeCoverage } from './coverage/coverage.store.js';
import { type Claim } from './dirty/dirty.js';
import { completeClaims, heldClaims, isHeld } from './dirty/dirty.store.js';
import { isOutrun, listDecidedProposals } from './decision/pair-decision.store.js';
import { holdBackBatches, lockFences, raiseFence, storeFacets } from './dirty/fence.store.js';
import { holdScoreSets } from './score-set/score-set.store.js';
import { type CatalogueSnapshot, type SnapshotProposal } from './snapshot/catalogue-snapshot.js';
import { readStoredScores, recordEditChanges } from './why-changed/alignment-change.store.js';

export type WriteOutcome =
  | { readonly kind: 'written'; readonly written: number; readonly removed: number }
  /** Another worker took the entry over, or its pairs are already newer. */
  | { readonly kind: 'superseded' }
  /** A pair appeared between reading and locking, or coverage rests on newer texts than were read; compute again. */
  | { readonly kind: 'disturbed' };

export interface WriteContext {
  readonly snapshot: CatalogueSnapshot;
  readonly model: AlignmentModel;
}

/**
 * Writes one entry's computation in one transaction: pairs, coverage of the proposals they touch, the fence, and the
 * end of the claim. All or nothing.
 */
export function writeEntry(
  dataSource: DataSource,
  computation: EntryComputation,
  context: WriteContext,
): Promise<WriteOutcome> {
  return dataSource.transaction(async (manager) => {
    const { claim } = computation;
    await holdScoreSets(manager);
    if (!(await isHeld(manager, claim))) return { kind: 'superseded' };
    if (claim.entryKind !== 'proposal') await holdBackBatches(manager, claim.scoreSetId);
    const before = await readPairKeys(manager, claim.scoreSetId, claim.entryId);
    const decided = claim.entryKind === 'proposal' ? [] : await listDecidedProposals(manager, claim.entryId);
    const entries = touchedEntries(computation, before, decided);
    const fences = await lockFences(manager, claim.scoreSetId, entries);
    const stored = await readPairKeys(manager, claim.scoreSetId, claim.entryId);
    if ([...touchedEntries(computation, stored, decided).keys()].some((id) => !fences.has(id)))
      return { kind: 'disturbed' };
    if ((fences.get(claim.entryId) ?? 0) > computation.revision) {
      await completeClaims(manager, [computation]);
      return { kind: 'superseded' };
    }
    const plan = planPairWrites({
      computed: computation.pairs,
      outranked: computation.outranked,
      stored,
      snapshotRevision: (id) => revisionIn(context.snapshot, id),
      writtenRevision: (id) => fences.get(id) ?? 0,
      own: { id: claim.entryId, revision: computation.revision },
    });
    const covered = coveredProposals(claim, plan, { decided, snapshot: context.snapshot });
    if (isCoverageNewer(covered, fences)) return { kind: 'disturbed' };
    if (await isOutrun(manager, claim.scoreSetId, covered, context.snapshot)) return { kind: 'disturbed' };
    const scores = await readStoredScores(manager, claim);
    const refills = await findRefills(manager, computation, { plan, stored });
    await applyPlan(manager, computation, { plan, covered }, context);
    await wantRefills(manager, claim.scoreSetId, refills);
    if (isChange(computation, fences)) await recordEditChanges(manager, computation, scores, plan);
    await completeClaims(manager, [computation]);
    return { kind: 'written', written: plan.upserts.length, removed: plan.removals.length };
  });
}

/** Whether what is written differs by an edit: neither an entry's first computation nor a refill does. */
function isChange({ claim, revision }: EntryComputation, fences: ReadonlyMap<string, number>): boolean {
  const before = fences.get(claim.entryId) ?? 0;
  return before > 0 && (before !== revision || claim.refills === 0);
}

/** Proposals that this writing leaves with a list too long or too short. */
async function findRefills(
  manager: EntityManager,
  { claim, pairs }: EntryComputation,
  { plan, stored }: { readonly plan: WritePlan; readonly stored: readonly StoredPairKey[] },
): Promise<ReadonlySet<string>> {
  if (claim.entryKind === 'proposal') {
    return new Set(needsRefill(pairs, stored, plan) ? [claim.entryId] : []);
  }
  const touched = [
    ...plan.upserts.map(({ proposal }) => proposal.id),
    ...plan.removals.map(({ proposalId }) => proposalId),
  ];
  const cutoffs = await readCutoffs(manager, claim.scoreSetId, [...new Set(touched)]);
  return refillsOfMeasure(plan, stored, cutoffs);
}

/** Facets that one transaction stores. */
const FACETS_AT_ONCE = 500;

/** Stores the facets of claims, some at a time. @returns the claims whose rows are ended; others are left as they were */
export async function writeAllFacets(
  dataSource: DataSource,
  claims: readonly Claim[],
  context: WriteContext,
): Promise<readonly Claim[]> {
  const done: Claim[] = [];
  for (let from = 0; from < claims.length; from += FACETS_AT_ONCE) {
    done.push(...(await writeFacets(dataSource, claims.slice(from, from + FACETS_AT_ONCE), context)));
  }
  return done;
}

/**
 * Stores the facets of measures of a set under construction, whose pairs come with the proposals, in one transaction.
 * @param claims of one score set
 * @returns those that were still this worker's
 */
function writeFacets(
  dataSource: DataSource,
  claims: readonly Claim[],
  context: WriteContext,
): Promise<readonly Claim[]> {
  return dataSource.transaction(async (manager) => {
    const held = await heldClaims(manager, claims);
    const [first] = held;
    if (first === undefined) return [];
    const { scoreSetId } = first;
    await lockFences(
      manager,
      scoreSetId,
      new Map(held.map(({ entryId, entryKind }) => [entryId, entryKind])),
    );
    await storeFacets(
      manager,
      scoreSetId,
      new Map(held.map(({ entryId }) => [entryId, measureFacets(entryId, context)])),
    );
    const computed = held.map((claim) => ({
      claim,
      revision: revisionIn(context.snapshot, claim.entryId) ?? claim.wantRevision,
    }));
    await completeClaims(manager, computed);
    return held;
  });
}

async function applyPlan(
  manager: EntityManager,
  { claim, revision }: EntryComputation,
  { plan, covered }: { readonly plan: WritePlan; readonly covered: readonly SnapshotProposal[] },
  context: WriteContext,
): Promise<void> {
  await upsertPairs(manager, claim.scoreSetId, plan.upserts);
  await deletePairs(manager, claim.scoreSetId, plan.removals);
  await raiseFence(
    manager,
    claim.scoreSetId,
    { id: claim.entryId, revision, refills: claim.refills },
    measureFacets(claim.entryId, context),
  );
  if (claim.entryKind === 'proposal' && covered.length === 0) {
    await removeCoverage(manager, claim.scoreSetId, [claim.entryId]);
  }
  await storeCoverage(manager, claim.scoreSetId, covered, context);
}

/** Proposals of the snapshot whose coverage follows from what is written: of a measure also those that people decided on. */
function coveredProposals(
  claim: Claim,
  plan: WritePlan,
  { decided, snapshot }: { readonly decided: readonly string[]; readonly snapshot: CatalogueSnapshot },
): readonly SnapshotProposal[] {
  const ids =
    claim.entryKind === 'proposal'
      ? [claim.entryId]
      : [
          ...plan.upserts.map((pair) => pair.proposal.id),
          ...plan.removals.map(({ proposalId }) => proposalId),
          ...decided,
        ];
  return [...new Set(ids)].sort().flatMap((id) => snapshot.proposals.get(id) ?? []);
}

/** Whether the coverage of one of these was decided from a newer text of the proposal than the snapshot has. */
function isCoverageNewer(covered: readonly SnapshotProposal[], fences: ReadonlyMap<string, number>): boolean {
  return covered.some(({ id, revision }) => (fences.get(id) ?? 0) > revision);
}

function touchedEntries(
  { claim, pairs }: EntryComputation,
  stored: readonly StoredPairKey[],
  decided: readonly string[],
): ReadonlyMap<string, string> {
  const entries = new Map<string, string>([[claim.entryId, claim.entryKind]]);
  for (const { proposal, measure } of pairs) {
    entries.set(proposal.id, 'proposal');
    entries.set(measure.id, measure.kind);
  }
  // a measure locks the proposals whose pairs it may remove, since it also writes their coverage
  if (claim.entryKind !== 'proposal') for (const pair of stored) entries.set(pair.proposalId, 'proposal');
  for (const id of decided) entries.set(id, 'proposal');
  return entries;
}

const revisionIn = (snapshot: CatalogueSnapshot, id: string): number | undefined =>
  (snapshot.proposals.get(id) ?? snapshot.measures.get(id))?.revision;

function measureFacets(entryId: string, { snapshot }: WriteContext): unknown {
  const measure = findMeasure(snapshot.measureIndex, entryId);
  return measure === undefined ? null : facetsOf(measure);
}
