import { type Alignment } from '@jeonghap/alignment';
import { type SnapshotMeasure, type SnapshotProposal } from '../snapshot/catalogue-snapshot.js';

/** One ask against one measure, at the revisions that were read. */
export interface ComputedPair {
  readonly askId: string;
  readonly proposal: SnapshotProposal;
  readonly measure: SnapshotMeasure;
  readonly alignment: Alignment;
}

/** The key and revisions of a stored pair. */
export interface StoredPairKey {
  readonly askId: string;
  readonly measureId: string;
  readonly proposalId: string;
  readonly proposalRevision: number;
  readonly measureRevision: number;
}

export const pairKey = (askId: string, measureId: string): string => `${askId}/${measureId}`;

export interface WritePlanInput {
  /** Pairs of the claimed entry that reach the floor. */
  readonly computed: readonly ComputedPair[];
  /** Keys of pairs that reach the floor and are not to be written, but stay if another computation wrote them. */
  readonly outranked?: ReadonlySet<string>;
  /** Pairs of the claimed entry that are stored now. */
  readonly stored: readonly StoredPairKey[];
  /** Revision that the snapshot has of an entry; undefined when it is not in it: gone, hidden or not made yet. */
  readonly snapshotRevision: (entryId: string) => number | undefined;
  /** Revision up to which an entry's pairs were written by anyone; 0 when never. */
  readonly writtenRevision: (entryId: string) => number;
  /** The claimed entry and the revision that was computed; a deleted one has the revision that deleted it. */
  readonly own: { readonly id: string; readonly revision: number };
}

export interface WritePlan {
  readonly upserts: readonly ComputedPair[];
  readonly removals: readonly StoredPairKey[];
}

/**
 * Decides which pairs a finished computation may write and remove. A pair is left alone when its other side was
 * written at a newer revision than the snapshot had: of two edits the later one's computation saw both, so whoever
 * has the older text steps back. So is a pair whose other side the snapshot does not have: whether that one is gone or
 * was not made yet cannot be told, and its own computation removes its pairs if it is gone.
 */
export function planPairWrites(input: WritePlanInput): WritePlan {
  const { own } = input;
  const otherOf = (pair: { proposalId: string; measureId: string }): string =>
    pair.proposalId === own.id ? pair.measureId : pair.proposalId;
  const upserts = input.computed.filter(({ proposal, measure }) => {
    const other = otherOf({ proposalId: proposal.id, measureId: measure.id });
    const seen = input.snapshotRevision(other);
    return seen !== undefined && input.writtenRevision(other) <= seen;
  });
  if (input.stored.length === 0) return { upserts, removals: [] };
  const isGone = input.snapshotRevision(own.id) === undefined;
  const computedKeys = new Set(input.computed.map((pair) => pairKey(pair.askId, pair.measure.id)));
  const removals = input.stored.filter((pair) => {
    const key = pairKey(pair.askId, pair.measureId);
    if (computedKeys.has(key) || input.outranked?.has(key) === true) return false;
    const isProposal = pair.proposalId === own.id;
    const ownRevision = isProposal ? pair.proposalRevision : pair.measureRevision;
    const otherRevision = isProposal ? pair.measureRevision : pair.proposalRevision;
    if (ownRevision > own.revision) return false;
    const seen = input.snapshotRevision(otherOf(pair));
    return isGone || (seen !== undefined && otherRevision <= seen);
  });
  return { upserts, removals };
}
