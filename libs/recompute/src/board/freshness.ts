import { type EntityManager } from 'typeorm';
import { type Freshness } from '../dirty/dirty.js';

/** The dirty row of an entry, as far as readers need it. */
export interface DirtyState {
  readonly dead: boolean;
  readonly error: string | null;
}

export interface ProposalStateRow {
  readonly computed_at: Date | null;
  readonly dirty: DirtyState | null;
  /** Error of a failed measure that is aligned with the proposal. */
  readonly failed_measure_error: string | null;
}

/** Whether any measure waits for computation; its new text may touch the coverage of any proposal. */
export async function isAnyMeasureDirty(manager: EntityManager, scoreSetId: number): Promise<boolean> {
  const [row] = await manager.query<{ dirty: boolean }[]>(
    `SELECT EXISTS (SELECT FROM recompute_dirty
       WHERE score_set_id = $1 AND dead_at IS NULL AND entry_kind <> 'proposal') AS dirty`,
    [scoreSetId],
  );
  return row?.dirty === true;
}

/** State of a proposal's coverage: its own text comes first, then the measures'. */
export function proposalFreshness(row: ProposalStateRow, isMeasureDirty: boolean): Freshness {
  if (row.dirty?.dead === true) return failed(row.computed_at, row.dirty.error);
  if (row.dirty !== null || row.computed_at === null) return pending(row.computed_at, 'entry-changed');
  if (isMeasureDirty) return pending(row.computed_at, 'measure-changed');
  if (row.failed_measure_error !== null) return failed(row.computed_at, row.failed_measure_error);
  return { state: 'fresh', computedAt: row.computed_at, cause: null };
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
