import { type EntityManager } from 'typeorm';
import { type ScoredKind } from '../dirty/dirty.js';
import { type FailureDismissal, type FailureGroup } from './failure.js';

const CAUSE = `coalesce(d.last_error, '')`;
const CAUSE_ID = `left(md5(${CAUSE}), 12)`;
/** A dismissal is of one failure: the entry that is computed again and fails again is a new one. */
const DEAD = `
  FROM recompute_dirty d
  JOIN score_set s ON s.id = d.score_set_id AND s.state <> 'cancelled'
  LEFT JOIN failure_dismissal f
    ON f.score_set_id = d.score_set_id AND f.entry_id = d.entry_id AND f.failed_at = d.dead_at
 WHERE d.dead_at IS NOT NULL`;
const OF_CAUSE = `($1::text IS NULL OR ${CAUSE_ID} = $1)`;

export interface FailureRow {
  readonly scoreSetId: number;
  readonly entryId: string;
  readonly entryKind: ScoredKind;
  readonly title: string | null;
  readonly titleEn: string | null;
  readonly attempts: number;
  readonly failedAt: Date;
  /** With all its digits, to go on after. */
  readonly position: string;
  readonly cause: string;
  readonly causeId: string;
  readonly dismissal: (Omit<FailureDismissal, 'at'> & { readonly at: string }) | null;
}

export interface FailureSelection {
  readonly causeId: string | null;
  readonly dismissed: boolean;
}

/** Failures, the latest first. @param after where the page before ended */
export function listFailures(
  manager: EntityManager,
  { causeId, dismissed }: FailureSelection,
  after: readonly unknown[],
  limit: number,
): Promise<readonly FailureRow[]> {
  return manager.query<FailureRow[]>(
    `SELECT x.*, coalesce(p.title, g.title, l.title) AS title,
            coalesce(p.title_en, g.title_en, l.title_en) AS "titleEn"
       FROM (SELECT d.score_set_id AS "scoreSetId", d.entry_id AS "entryId", d.entry_kind AS "entryKind", d.attempts,
                    d.dead_at AS "failedAt", d.dead_at::text AS position, ${CAUSE} AS cause, ${CAUSE_ID} AS "causeId",
                    CASE WHEN f.entry_id IS NOT NULL
                         THEN jsonb_build_object('reason', f.reason, 'actor', f.actor, 'at', f.at) END AS dismissal
               ${DEAD} AND ${OF_CAUSE} AND (f.entry_id IS NOT NULL) = $2
                AND ($3::timestamptz IS NULL OR (d.dead_at, d.entry_id, d.score_set_id) < ($3, $4::uuid, $5::int))
              ORDER BY d.dead_at DESC, d.entry_id DESC, d.score_set_id DESC LIMIT $6) x
       LEFT JOIN proposal p ON p.id = x."entryId" LEFT JOIN programme g ON g.id = x."entryId"
       LEFT JOIN legislative_item l ON l.id = x."entryId"
      ORDER BY x."failedAt" DESC, x."entryId" DESC, x."scoreSetId" DESC`,
    [causeId, dismissed, ...after, limit],
  );
}

export async function countFailures(
  manager: EntityManager,
  { causeId, dismissed }: FailureSelection,
): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n ${DEAD} AND ${OF_CAUSE} AND (f.entry_id IS NOT NULL) = $2`,
    [causeId, dismissed],
  );
  return row?.n ?? 0;
}

/** Open failures by cause, the most frequent first. @param limit most causes */
export function groupFailures(manager: EntityManager, limit: number): Promise<readonly FailureGroup[]> {
  return manager.query<FailureGroup[]>(
    `SELECT cause, "causeId", count(*)::int AS entries
       FROM (SELECT ${CAUSE} AS cause, ${CAUSE_ID} AS "causeId" ${DEAD} AND f.entry_id IS NULL) failure
      GROUP BY cause, "causeId" ORDER BY entries DESC, "causeId" LIMIT $1`,
    [limit],
  );
}

const AFRESH = `dead_at = NULL, attempts = 0, not_before = clock_timestamp(), lease_token = NULL, lease_until = NULL`;

/** Takes open failures up again, those of a cause or all. @returns how many */
export async function retryFailures(manager: EntityManager, causeId: string | null): Promise<number> {
  const [, count] = await manager.query<[unknown[], number]>(
    `UPDATE recompute_dirty SET ${AFRESH}
      WHERE (score_set_id, entry_id) IN (
        SELECT d.score_set_id, d.entry_id ${DEAD} AND ${OF_CAUSE} AND f.entry_id IS NULL)`,
    [causeId],
  );
  return count;
}

/** Takes one failure up again, also a dismissed one. @returns whether there was one */
export async function retryFailure(
  manager: EntityManager,
  scoreSetId: number,
  entryId: string,
): Promise<boolean> {
  const [, count] = await manager.query<[unknown[], number]>(
    `UPDATE recompute_dirty SET ${AFRESH} WHERE score_set_id = $1 AND entry_id = $2 AND dead_at IS NOT NULL`,
    [scoreSetId, entryId],
  );
  return count > 0;
}

/** @returns whether there is such a failure */
export async function dismissFailure(
  manager: EntityManager,
  { scoreSetId, entryId }: { readonly scoreSetId: number; readonly entryId: string },
  { reason, actor }: { readonly reason: string; readonly actor: string },
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO failure_dismissal (score_set_id, entry_id, failed_at, reason, actor)
     SELECT score_set_id, entry_id, dead_at, $3, $4 FROM recompute_dirty
      WHERE score_set_id = $1 AND entry_id = $2 AND dead_at IS NOT NULL
     ON CONFLICT (score_set_id, entry_id) DO UPDATE
       SET failed_at = EXCLUDED.failed_at, reason = EXCLUDED.reason, actor = EXCLUDED.actor, at = clock_timestamp()
     RETURNING entry_id`,
    [scoreSetId, entryId, reason, actor],
  );
  return rows.length > 0;
}

export async function reopenFailure(
  manager: EntityManager,
  scoreSetId: number,
  entryId: string,
): Promise<void> {
  await manager.query('DELETE FROM failure_dismissal WHERE score_set_id = $1 AND entry_id = $2', [
    scoreSetId,
    entryId,
  ]);
}
