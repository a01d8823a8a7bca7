import {
  ALIGNMENT_FLOOR_TENTHS,
  type AlignmentModel,
  findMeasure,
  scanAsks,
  searchMeasures,
} from '@jeonghap/alignment';
import { ALIGNMENTS_PER_ASK, isOutranked, type KeptLists } from './alignment/best-of-ask.js';
import { type ComputedPair, pairKey } from './alignment/pair.js';
import { type Claim } from './dirty/dirty.js';
import { Pauses } from './pauses.js';
import {
  type CatalogueSnapshot,
  type SnapshotMeasure,
  type SnapshotProposal,
} from './snapshot/catalogue-snapshot.js';

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
  { snapshot: { measureIndex, measures }, model }: ComputationContext,
): Generator<ComputedPair | undefined> {
  const options = { floorTenths: ALIGNMENT_FLOOR_TENTHS, limit: ALIGNMENTS_PER_ASK };
  for (const { id: askId, prepared } of proposal.asks) {
    for (const hit of searchMeasures(measureIndex, prepared, model, options)) {
      const measure = measures.get(hit.id);
      yield measure && { askId, proposal, measure, alignment: hit.alignment };
    }
    yield undefined;
  }
}

function* pairsOfMeasure(
  measure: SnapshotMeasure,
  { snapshot: { measureIndex, askIndex, proposalOfAsk }, model, lists }: ComputationContext,
  outranked: Set<string>,
): Generator<ComputedPair | undefined> {
  const prepared = findMeasure(measureIndex, measure.id);
  if (prepared === undefined)
    throw new RangeError(`measure ${measure.id} is not in the index of its snapshot`);
  const isWanted = (askId: string, scoreTenths: number): boolean => {
    const proposalId = proposalOfAsk.get(askId)?.id ?? '';
    if (lists === undefined || lists.asksOfMeasure.has(askId)) return true;
    if (!isOutranked({ askId, proposalId, measureId: measure.id, scoreTenths }, lists)) return true;
    outranked.add(pairKey(askId, measure.id));
    return false;
  };
  for (const hit of scanAsks(askIndex, prepared, model, { floorTenths: ALIGNMENT_FLOOR_TENTHS, isWanted })) {
    const proposal = hit && proposalOfAsk.get(hit.id);
    yield hit && proposal && { askId: hit.id, proposal, measure, alignment: hit.alignment };
  }
}
