import { type EntityManager } from 'typeorm';
import { toShownCause } from './failure/failure.js';

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
      error === undefined ? null : toShownCause(error.replaceAll('\0', '')).slice(0, 500),
    ],
  );
}

/** One batch of computations. */
export interface RecomputeRun {
  readonly id: number;
  readonly scoreSetId: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly status: 'done' | 'failed';
  readonly entriesClaimed: number;
  readonly entriesComputed: number;
  readonly entriesFailed: number;
  readonly pairsWritten: number;
  readonly pairsRemoved: number;
  readonly error: string | null;
}

export interface RunSelection {
  /** Those that failed or had entries that did. */
  readonly troubled: boolean;
}

const IS_TROUBLED = `(status = 'failed' OR entries_failed > 0)`;

/** Batches, the latest first. @param before id of the last one on the page before */
export async function listRuns(
  manager: EntityManager,
  { troubled }: RunSelection,
  before: number | null,
  limit: number,
): Promise<readonly RecomputeRun[]> {
  const rows = await manager.query<(Omit<RecomputeRun, 'id'> & { readonly id: string })[]>(
    `SELECT id, score_set_id AS "scoreSetId", started_at AS "startedAt", finished_at AS "finishedAt", status,
            entries_claimed AS "entriesClaimed", entries_computed AS "entriesComputed",
            entries_failed AS "entriesFailed", pairs_written AS "pairsWritten", pairs_removed AS "pairsRemoved", error
       FROM recompute_run WHERE ($1::bigint IS NULL OR id < $1) AND (NOT $2 OR ${IS_TROUBLED})
      ORDER BY id DESC LIMIT $3`,
    [before, troubled, limit],
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

export async function countRuns(manager: EntityManager, { troubled }: RunSelection): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM recompute_run WHERE NOT $1 OR ${IS_TROUBLED}`,
    [troubled],
  );
  return row?.n ?? 0;
}
