import {
  ALIGNMENT_FLOOR_TENTHS,
  type AlignmentModel,
  findMeasure,
  scanAsks,
  scanMeasures,
} from '@jeonghap/alignment';
import { type ComputedPair } from './alignment/pair.js';
import { type Claim } from './dirty/dirty.js';
import { Pauses } from './pauses.js';
import {
  type CatalogueSnapshot,
  type SnapshotMeasure,
  type SnapshotProposal,
} from './snapshot/catalogue-snapshot.js';

/** What one claim comes to: the pairs that reach the floor, at the revision that was read. */
export interface EntryComputation {
  readonly claim: Claim;
  /** Revision that was computed. An entry that is gone counts as computed at the revision that removed it. */
  readonly revision: number;
  readonly pairs: readonly ComputedPair[];
}

/**
 * Scores a claimed entry against everything on the other side: a proposal's asks against all measures, or a measure
 * against all asks. An entry that is not in the snapshot has no pairs. The event loop is never held for long; the
 * snapshot must stay as it is until the end.
 */
export async function computeEntry(
  claim: Claim,
  snapshot: CatalogueSnapshot,
  model: AlignmentModel,
): Promise<EntryComputation> {
  const entry =
    claim.entryKind === 'proposal'
      ? snapshot.proposals.get(claim.entryId)
      : snapshot.measures.get(claim.entryId);
  if (!claim.pairsWanted) return { claim, revision: entry?.revision ?? claim.wantRevision, pairs: [] };
  if (entry === undefined) return { claim, revision: claim.wantRevision, pairs: [] };
  const steps =
    'asks' in entry ? pairsOfProposal(entry, snapshot, model) : pairsOfMeasure(entry, snapshot, model);
  return { claim, revision: entry.revision, pairs: await collect(steps) };
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
  { measureIndex, measures }: CatalogueSnapshot,
  model: AlignmentModel,
): Generator<ComputedPair | undefined> {
  for (const { id: askId, prepared } of proposal.asks) {
    for (const hit of scanMeasures(measureIndex, prepared, model, ALIGNMENT_FLOOR_TENTHS)) {
      const measure = hit && measures.get(hit.id);
      yield hit && measure && { askId, proposal, measure, alignment: hit.alignment };
    }
  }
}

function* pairsOfMeasure(
  measure: SnapshotMeasure,
  { measureIndex, askIndex, proposalOfAsk }: CatalogueSnapshot,
  model: AlignmentModel,
): Generator<ComputedPair | undefined> {
  const prepared = findMeasure(measureIndex, measure.id);
  if (prepared === undefined)
    throw new RangeError(`measure ${measure.id} is not in the index of its snapshot`);
  for (const hit of scanAsks(askIndex, prepared, model, ALIGNMENT_FLOOR_TENTHS)) {
    const proposal = hit && proposalOfAsk.get(hit.id);
    yield hit && proposal && { askId: hit.id, proposal, measure, alignment: hit.alignment };
  }
}
