import { type EntityManager } from 'typeorm';

export interface RunCounters {
  claimed: number;
  computed: number;
  failed: number;
  written: number;
  removed: number;
  /** Time that went into writing pairs, with their coverage and claims, milliseconds; others are computed meanwhile. */
  writeMs: number;
}

/** Leaves one row about a batch of computations. */
export async function recordRun(
  manager: EntityManager,
  scoreSetId: number,
  startedAt: Date,
  { counters, error }: { readonly counters: RunCounters; readonly error: string | undefined },
): Promise<void> {
  await manager.query(
    `INSERT INTO recompute_run (score_set_id, started_at, status, entries_claimed, entries_computed, entries_failed,
       pairs_written, pairs_removed, write_ms, error)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      scoreSetId,
      startedAt,
      error === undefined ? 'done' : 'failed',
      counters.claimed,
      counters.computed,
      counters.failed,
      counters.written,
      counters.removed,
      Math.round(counters.writeMs),
      error?.replaceAll('\0', '').slice(0, 500) ?? null,
    ],
  );
}
