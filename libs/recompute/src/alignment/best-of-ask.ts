import { type ComputedPair, pairKey, type StoredPairKey, type WritePlan } from './pair.js';

/** Most alignments that are kept of an ask, over both kinds of measure; the best by score, ties by id. */
export const ALIGNMENTS_PER_ASK = 100;

/** The last alignment of an ask whose list is full. */
export interface Cutoff {
  readonly scoreTenths: number;
  readonly measureId: string;
}

/** The lists of all asks of a score set at one moment. */
export interface KeptLists {
  /** Every ask that was ever computed; null while its list has room. */
  readonly cutoffs: ReadonlyMap<string, Cutoff | null>;
  /** Proposals that another batch had in hand at that moment. Those of the same batch are computed on the same texts as the measure. */
  readonly inComputation: ReadonlySet<string>;
}

/** Whether an alignment would come after the last one of a full list. */
export const isBeyond = (
  pair: { readonly scoreTenths: number; readonly measureId: string },
  cutoff: Cutoff,
): boolean =>
  pair.scoreTenths < cutoff.scoreTenths ||
  (pair.scoreTenths === cutoff.scoreTenths && pair.measureId > cutoff.measureId);

/**
 * Whether a measure's computation may leave a pair of an ask unwritten. Either the list is full of better ones, or the
 * proposal was not computed yet: then it waits for a worker, which will read the measure's present text. A proposal that
 * another batch has in hand may have been read with an older text of the measure, so its pairs are written in any case.
 *
 * @param lists as they were when the snapshot was read, which has the measure's present text. A list that loses an
 *   alignment later brings its proposal's recompute, which reads that text too.
 */
export function isOutranked(
  pair: {
    readonly askId: string;
    readonly proposalId: string;
    readonly measureId: string;
    readonly scoreTenths: number;
  },
  lists: KeptLists,
): boolean {
  if (lists.inComputation.has(pair.proposalId)) return false;
  const cutoff = lists.cutoffs.get(pair.askId);
  if (cutoff === undefined) return true;
  return cutoff !== null && isBeyond(pair, cutoff);
}

/**
 * Proposals whose full lists a measure's writing leaves with one too many or one too few, so that they must be computed
 * again: only that computation knows who is next.
 * @param cutoffs of the asks, read while their proposals are locked
 */
export function refillsOfMeasure(
  plan: WritePlan,
  stored: readonly StoredPairKey[],
  cutoffs: ReadonlyMap<string, Cutoff | null>,
): ReadonlySet<string> {
  const storedAsks = new Set(stored.map(({ askId }) => askId));
  const refills = new Set<string>();
  for (const { askId, proposal, measure, alignment } of plan.upserts) {
    const cutoff = cutoffs.get(askId);
    if (cutoff == null) continue;
    const isInside = !isBeyond({ scoreTenths: alignment.scoreTenths, measureId: measure.id }, cutoff);
    if (!isInside || !storedAsks.has(askId)) refills.add(proposal.id);
  }
  for (const { askId, proposalId } of plan.removals) if (cutoffs.get(askId) != null) refills.add(proposalId);
  return refills;
}

/**
 * Whether a proposal must be computed once more after its pairs are written: a list is too long, or a full one could
 * not be written as it was computed because some measure was written from a newer text meanwhile.
 * @param limit most alignments of an ask
 */
export function needsRefill(
  computed: readonly ComputedPair[],
  stored: readonly StoredPairKey[],
  plan: WritePlan,
  limit: number = ALIGNMENTS_PER_ASK,
): boolean {
  if (stored.length === 0 && plan.upserts.length === computed.length)
    return [...countByAsk(computed).values()].some((count) => count > limit);
  const removed = new Set(plan.removals.map(({ askId, measureId }) => pairKey(askId, measureId)));
  const kept = stored.filter(({ askId, measureId }) => !removed.has(pairKey(askId, measureId)));
  const wanted = byAsk(computed.map(({ askId, measure }) => [askId, measure.id]));
  const left = byAsk([
    ...kept.map(({ askId, measureId }) => [askId, measureId] as const),
    ...plan.upserts.map(({ askId, measure }) => [askId, measure.id] as const),
  ]);
  return [...new Set([...wanted.keys(), ...left.keys()])].some((askId) => {
    const [want, has] = [wanted.get(askId) ?? new Set(), left.get(askId) ?? new Set()];
    if (has.size > limit) return true;
    return want.size >= limit && (has.size !== want.size || [...want].some((id) => !has.has(id)));
  });
}

function countByAsk(pairs: readonly ComputedPair[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { askId } of pairs) counts.set(askId, (counts.get(askId) ?? 0) + 1);
  return counts;
}

function byAsk(pairs: readonly (readonly [askId: string, measureId: string])[]): Map<string, Set<string>> {
  const asks = new Map<string, Set<string>>();
  for (const [askId, measureId] of pairs) {
    const ids = asks.get(askId) ?? new Set();
    asks.set(askId, ids.add(measureId));
  }
  return asks;
}
