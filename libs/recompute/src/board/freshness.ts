import { type Freshness } from '../dirty/dirty.js';
import { LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';

/** The dirty row of an entry, as far as readers need it. */
export interface DirtyState {
  readonly dead: boolean;
  readonly error: string | null;
}

export interface ProposalState {
  readonly computedAt: Date | null;
  readonly dirty: DirtyState | null;
  /** Error of a failed measure that is aligned with the proposal. */
  readonly failedMeasureError: string | null;
}

/** `DirtyState` of an entry in the common table `live`, or null. @param id SQL of the entry's id */
export const dirtyStateOf = (id: string): string => `
    (SELECT json_build_object('dead', d.dead_at IS NOT NULL, 'error', d.last_error) FROM recompute_dirty d
      WHERE d.score_set_id = ${LIVE_SCORE_SET_ID} AND d.entry_id = ${id})`;

/** Common table `dead_measure`: measures of the live set whose computation failed for good. */
export const DEAD_MEASURES = `dead_measure AS MATERIALIZED (
  SELECT entry_id, last_error FROM recompute_dirty
   WHERE score_set_id = ${LIVE_SCORE_SET_ID} AND dead_at IS NOT NULL AND entry_kind <> 'proposal')`;

/** Whether any measure waits for computation; its new text may touch the coverage of any proposal. */
export const IS_ANY_MEASURE_DIRTY = `EXISTS (
  SELECT FROM recompute_dirty
   WHERE score_set_id = ${LIVE_SCORE_SET_ID} AND dead_at IS NULL AND entry_kind <> 'proposal')`;

/** State of a proposal's coverage: its own text comes first, then the measures'. */
export function proposalFreshness(row: ProposalState, isMeasureDirty: boolean): Freshness {
  if (row.dirty?.dead === true) return failed(row.computedAt, row.dirty.error);
  if (row.dirty !== null || row.computedAt === null) return pending(row.computedAt, 'entry-changed');
  if (isMeasureDirty) return pending(row.computedAt, 'measure-changed');
  if (row.failedMeasureError !== null) return failed(row.computedAt, row.failedMeasureError);
  return { state: 'fresh', computedAt: row.computedAt, cause: null };
}

/** State of one pair from the dirty rows of its two sides. */
export function pairFreshness(
  computedAt: Date,
  proposal: DirtyState | null,
  measure: DirtyState | null,
): Freshness {
  for (const side of [proposal, measure]) if (side?.dead === true) return failed(computedAt, side.error);
  if (proposal !== null) return pending(computedAt, 'entry-changed');
  if (measure !== null) return pending(computedAt, 'measure-changed');
  return { state: 'fresh', computedAt, cause: null };
}

const pending = (computedAt: Date | null, code: 'entry-changed' | 'measure-changed'): Freshness => ({
  state: 'pending',
  computedAt,
  cause: { code, detail: null },
});

const failed = (computedAt: Date | null, detail: string | null): Freshness => ({
  state: 'failed',
  computedAt,
  cause: { code: 'computation-failed', detail },
});
