import { ALIGNMENT_FLOOR_TENTHS, type AlignmentModel, scoreAlignment } from '@jeonghap/alignment';
import { type ComputedPair } from './alignment/pair.js';
import { type Claim } from './dirty/dirty.js';
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
 * against all asks. An entry that is not in the snapshot has no pairs.
 */
export function computeEntry(
  claim: Claim,
  snapshot: CatalogueSnapshot,
  model: AlignmentModel,
): EntryComputation {
  const entry =
    claim.entryKind === 'proposal'
      ? snapshot.proposals.get(claim.entryId)
      : snapshot.measures.get(claim.entryId);
  if (!claim.pairsWanted) return { claim, revision: entry?.revision ?? claim.wantRevision, pairs: [] };
  if (entry === undefined) return { claim, revision: claim.wantRevision, pairs: [] };
  const pairs =
    'asks' in entry
      ? [...snapshot.measures.values()].flatMap((measure) => scorePairs(entry, measure, model))
      : [...snapshot.proposals.values()].flatMap((proposal) => scorePairs(proposal, entry, model));
  return { claim, revision: entry.revision, pairs };
}

function scorePairs(
  proposal: SnapshotProposal,
  measure: SnapshotMeasure,
  model: AlignmentModel,
): readonly ComputedPair[] {
  return proposal.asks
    .map((ask) => ({
      askId: ask.id,
      proposal,
      measure,
      alignment: scoreAlignment(ask.prepared, measure.prepared, model),
    }))
    .filter(({ alignment }) => alignment.scoreTenths >= ALIGNMENT_FLOOR_TENTHS);
}
