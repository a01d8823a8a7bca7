import {
  ALIGNMENT_FLOOR_TENTHS,
  type AlignmentModel,
  findAsk,
  findMeasure,
  type MeasureHit,
  scanAsks,
  scoreAlignment,
  searchMeasures,
} from '@jeonghap/alignment';
import { ALIGNMENTS_PER_ASK, isOutranked, type KeptLists } from './alignment/best-of-ask.js';
import { type ComputedPair, pairKey } from './alignment/pair.js';
import { type Claim } from './dirty/dirty.js';
import { Pauses } from './pauses.js';
import {
  type CatalogueSnapshot,
  type SnapshotAsk,
  type SnapshotMeasure,
  type SnapshotProposal,
} from './snapshot/catalogue-snapshot.js';
import { measureFor } from './snapshot/lent-words.js';

/** What one claim comes to, at the revision that was read. */
export interface EntryComputation {
  readonly claim: Claim;
  /** Revision that was computed. An entry that is gone counts as computed at the revision that removed it. */
  readonly revision: number;
  /** Pairs to be stored: of each ask the best that reach the floor, or a measure's pairs with asks that may keep it. */
  readonly pairs: readonly ComputedPair[];
  /** Keys of a measure's pairs that reach the floor but stand behind a full list. */
  readonly outranked: ReadonlySet<string>;
}

/** What a computation goes by. */
export interface ComputationContext {
  /** Must stay as it is until the end. */
  readonly snapshot: CatalogueSnapshot;
  readonly model: AlignmentModel;
  /** The lists of all asks as they were when the snapshot was read, and the asks that have the claimed measure. */
  readonly lists?: KeptLists & { readonly asksOfMeasure: ReadonlySet<string> };
}

/**
 * Scores a claimed entry against everything on the other side: a proposal's asks against all measures, or a measure
 * against all asks. An entry that is not in the snapshot has no pairs. The event loop is never held for long.
 */
export async function computeEntry(claim: Claim, context: ComputationContext): Promise<EntryComputation> {
  const { snapshot } = context;
  const entry =
    claim.entryKind === 'proposal'
      ? snapshot.proposals.get(claim.entryId)
      : snapshot.measures.get(claim.entryId);
  const outranked = new Set<string>();
  const revision = entry?.revision ?? claim.wantRevision;
  if (entry === undefined) return { claim, revision, pairs: [], outranked };
  const steps = 'asks' in entry ? pairsOfProposal(entry, context) : pairsOfMeasure(entry, context, outranked);
  return { claim, revision, pairs: await collect(steps), outranked };
}

async function collect(steps: Iterable<ComputedPair | undefined>): Promise<readonly ComputedPair[]> {
  const pairs: ComputedPair[] = [];
  const pauses = new Pauses();
  for (const pair of steps) {
    if (pair !== undefined) pairs.push(pair);
    if (pauses.isDue) await pauses.take();
  }
  return pairs;
}

function* pairsOfProposal(
  proposal: SnapshotProposal,
  context: ComputationContext,
): Generator<ComputedPair | undefined> {
  for (const ask of proposal.asks) {
    for (const hit of bestOfAsk(ask, context)) {
      const measure = context.snapshot.measures.get(hit.id);
      yield measure && { askId: ask.id, proposal, measure, alignment: hit.alignment };
    }
    yield undefined;
  }
}

/** The best measures of an ask. Those that it lends its words are taken out of the search and scored without them. */
function bestOfAsk(
  { id: askId, prepared }: SnapshotAsk,
  { snapshot, model }: ComputationContext,
): readonly MeasureHit[] {
  const borrowers = snapshot.borrowers.get(askId) ?? new Set();
  const limit = ALIGNMENTS_PER_ASK + borrowers.size;
  const options = { floorTenths: ALIGNMENT_FLOOR_TENTHS, limit };
  const found = searchMeasures(snapshot.measureIndex, prepared, model, options);
  if (borrowers.size === 0) return found;
  const lent = [...borrowers].flatMap((id) => {
    const measure = measureFor(askId, id, snapshot, model);
    const alignment = measure && scoreAlignment(prepared, measure, model);
    return alignment && alignment.scoreTenths >= ALIGNMENT_FLOOR_TENTHS ? [{ id, alignment }] : [];
  });
  return [...found.filter(({ id }) => !borrowers.has(id)), ...lent]
    .sort((a, b) => b.alignment.scoreTenths - a.alignment.scoreTenths || (a.id < b.id ? -1 : 1))
    .slice(0, ALIGNMENTS_PER_ASK);
}

function* pairsOfMeasure(
  measure: SnapshotMeasure,
  context: ComputationContext,
  outranked: Set<string>,
): Generator<ComputedPair | undefined> {
  const { measureIndex, askIndex, proposalOfAsk } = context.snapshot;
  const prepared = findMeasure(measureIndex, measure.id);
  if (prepared === undefined)
    throw new RangeError(`measure ${measure.id} is not in the index of its snapshot`);
  const lenders = new Set(measure.lent?.wordings.map(({ askId }) => askId));
  const isKept = keeps(measure, context, outranked);
  const scan = {
    floorTenths: ALIGNMENT_FLOOR_TENTHS,
    isWanted: (askId: string, scoreTenths: number) => !lenders.has(askId) && isKept(askId, scoreTenths),
  };
  for (const hit of scanAsks(askIndex, prepared, context.model, scan)) {
    const proposal = hit && proposalOfAsk.get(hit.id);
    yield hit && proposal && { askId: hit.id, proposal, measure, alignment: hit.alignment };
  }
  for (const askId of lenders) {
    const pair = pairOfLender(askId, measure, context);
    yield pair && isKept(askId, pair.alignment.scoreTenths) ? pair : undefined;
  }
}

/** Whether an ask may keep a measure with a score; those whose full list leaves it out are noted. */
function keeps(
  measure: SnapshotMeasure,
  { snapshot, lists }: ComputationContext,
  outranked: Set<string>,
): (askId: string, scoreTenths: number) => boolean {
  return (askId, scoreTenths) => {
    const proposalId = snapshot.proposalOfAsk.get(askId)?.id ?? '';
    if (lists === undefined || lists.asksOfMeasure.has(askId)) return true;
    if (!isOutranked({ askId, proposalId, measureId: measure.id, scoreTenths }, lists)) return true;
    outranked.add(pairKey(askId, measure.id));
    return false;
  };
}

/** A measure and an ask that lends it its words; undefined below the floor. */
function pairOfLender(
  askId: string,
  measure: SnapshotMeasure,
  { snapshot, model }: ComputationContext,
): ComputedPair | undefined {
  const [ask, proposal] = [findAsk(snapshot.askIndex, askId), snapshot.proposalOfAsk.get(askId)];
  const prepared = measureFor(askId, measure.id, snapshot, model);
  if (ask === undefined || proposal === undefined || prepared === undefined) return undefined;
  const alignment = scoreAlignment(ask, prepared, model);
  if (alignment.scoreTenths < ALIGNMENT_FLOOR_TENTHS) return undefined;
  return { askId, proposal, measure, alignment };
}
