import { type EntityManager } from 'typeorm';
import {
  type Claim,
  LEASE_SECONDS,
  MAX_ATTEMPTS,
  type RecomputeDepth,
  retryDelayMs,
  type ScoredKind,
} from './dirty.js';
import { type BatchSize } from '../batch-pace.js';
import { waitingRefillsSql } from '../alignment/best-of-ask.store.js';
import { toShownCause } from '../failure/failure.js';
import { LIVING_SESSIONS, type WorkerSession } from './worker-session.js';

interface ClaimRow {
  readonly entry_id: string;
  readonly entry_kind: ScoredKind;
  readonly want_revision: string;
  readonly attempts: number;
  readonly lease_token: string;
  readonly pairs_wanted: boolean;
  readonly refills: number;
  readonly initial: boolean;
}

/** Whether nobody works on an entry: no lease, one whose time is over, or one of a session that is gone. */
const IS_FREE = `(lease_until IS NULL OR lease_until < clock_timestamp() OR lease_session <> ALL (${LIVING_SESSIONS}))`;
const IS_DUE = `score_set_id = $1 AND dead_at IS NULL AND not_before <= clock_timestamp() AND ${IS_FREE}`;

/**
 * How many entries come along whose last claim ended without a result, by how often that was: ever fewer, so that those
 * that only shared a batch with a killer are computed before it has cost them all their attempts. SQL over `level`.
 */
const TRIED_TOGETHER = 'SELECT CASE attempts WHEN 1 THEN 20 WHEN 2 THEN 5 ELSE 1 END FROM level';

/**
 * Leases due entries of a score set to this worker, those that were never tried first. Attempts are counted here, in a
 * transaction that commits before the work starts, so that an entry that kills its worker is set aside like one that
 * throws. Entries whose last claim ended without a result come as the last.
 * @param most untried entries to take, of those whose pairs are wanted and of those whose facets are
 */
export async function claimDirty(
  session: WorkerSession,
  scoreSetId: number,
  most: BatchSize,
): Promise<readonly Claim[]> {
  const [rows] = await session.manager.query<[ClaimRow[], number]>(
    `WITH facets AS (
       SELECT entry_id FROM recompute_dirty WHERE ${IS_DUE} AND attempts = 0 AND NOT pairs_wanted
        ORDER BY not_before, entry_id LIMIT $6 FOR UPDATE SKIP LOCKED),
     untried AS (
       SELECT entry_id FROM recompute_dirty WHERE ${IS_DUE} AND attempts = 0
          AND pairs_wanted
        ORDER BY not_before, entry_id LIMIT $2 FOR UPDATE SKIP LOCKED),
     level AS (
       SELECT min(attempts) AS attempts FROM recompute_dirty WHERE ${IS_DUE} AND attempts BETWEEN 1 AND $4 - 1),
     tried AS (
       SELECT entry_id FROM recompute_dirty WHERE ${IS_DUE} AND attempts = (SELECT attempts FROM level)
        ORDER BY not_before, entry_id LIMIT (${TRIED_TOGETHER}) FOR UPDATE SKIP LOCKED)
     UPDATE recompute_dirty d
        SET attempts = attempts + 1, lease_token = gen_random_uuid(), lease_session = $5,
            lease_until = clock_timestamp() + make_interval(secs => $3)
      WHERE d.score_set_id = $1 AND d.entry_id = ANY (ARRAY(
        SELECT entry_id FROM facets UNION ALL SELECT entry_id FROM untried UNION ALL SELECT entry_id FROM tried))
      RETURNING d.entry_id, entry_kind, want_revision, attempts, lease_token, pairs_wanted, initial,
        coalesce((SELECT c.refills_wanted FROM entry_computation c
                   WHERE c.score_set_id = d.score_set_id AND c.entry_id = d.entry_id), 0) AS refills`,
    [scoreSetId, most.paired, LEASE_SECONDS, MAX_ATTEMPTS, session.key, most.facets],
  );
  return rows
    .map((row) => ({
      scoreSetId,
      entryId: row.entry_id,
      entryKind: row.entry_kind,
      wantRevision: Number(row.want_revision),
      attempts: row.attempts,
      leaseToken: row.lease_token,
      pairsWanted: row.pairs_wanted,
      refills: row.refills,
      initial: row.initial,
    }))
    .sort((a, b) => a.attempts - b.attempts);
}

/**
 * Gives claims their full time again; those that another worker took over meanwhile stay with it. So does one that an edit
 * is just marking: to wait for several edits, each of which may wait for the next row, could be a ring.
 */
export async function renewLeases(manager: EntityManager, claims: readonly Claim[]): Promise<void> {
  await manager.query(
    `UPDATE recompute_dirty d SET lease_until = clock_timestamp() + make_interval(secs => $4)
       FROM (${HELD} SKIP LOCKED) held
      WHERE d.score_set_id = $1 AND d.entry_id = held.entry_id`,
    [claims[0]?.scoreSetId, claims.map(({ entryId }) => entryId), tokensOf(claims), LEASE_SECONDS],
  );
}

/** Sets entries aside whose last allowed claim ended without a word: their worker died on them. */
export async function buryExhausted(manager: EntityManager, scoreSetId: number): Promise<void> {
  await manager.query(
    `UPDATE recompute_dirty
        SET dead_at = clock_timestamp(), last_error = coalesce(last_error, 'the worker ended during the computation')
      WHERE score_set_id = $1 AND dead_at IS NULL AND attempts >= $2 AND ${IS_FREE}`,
    [scoreSetId, MAX_ATTEMPTS],
  );
}

/** SQL for the rows of claims of one score set whose leases are still held, to be locked. */
const HELD = `
  SELECT entry_id, lease_token FROM recompute_dirty
   WHERE score_set_id = $1 AND entry_id = ANY ($2::uuid[]) AND lease_token = ANY ($3::uuid[])
   ORDER BY entry_id FOR UPDATE`;

/** Locks the row of a claim. @returns whether this worker still holds its lease */
export async function isHeld(manager: EntityManager, claim: Claim): Promise<boolean> {
  return (await lockHeld(manager, [claim], HELD)).length > 0;
}

/**
 * Locks the rows of claims of one score set, but for those that edits are just marking: to wait for several edits, each
 * of which may wait for a row that is locked here, could be a ring.
 * @returns those whose lease this worker still holds
 */
export function heldClaims(manager: EntityManager, claims: readonly Claim[]): Promise<readonly Claim[]> {
  return lockHeld(manager, claims, `${HELD} SKIP LOCKED`);
}

async function lockHeld(
  manager: EntityManager,
  claims: readonly Claim[],
  sql: string,
): Promise<readonly Claim[]> {
  const ids = claims.map(({ entryId }) => entryId);
  const rows = await manager.query<{ lease_token: string }[]>(sql, [
    claims[0]?.scoreSetId,
    ids,
    tokensOf(claims),
  ]);
  const held = new Set(rows.map((row) => row.lease_token));
  return claims.filter(({ leaseToken }) => held.has(leaseToken));
}

/** A claim whose work is written, with the revision that was computed. */
export interface DoneClaim {
  readonly claim: Claim;
  readonly revision: number;
}

/** Ends claims of one score set: a row goes if nothing newer or more came meanwhile, else it is free again. */
export async function completeClaims(manager: EntityManager, done: readonly DoneClaim[]): Promise<void> {
  const claims = done.map(({ claim }) => claim);
  const ids = claims.map(({ entryId }) => entryId);
  const scoreSetId = claims[0]?.scoreSetId;
  await manager.query(
    `DELETE FROM recompute_dirty d
      USING unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::boolean[]) AS done (entry_id, token, revision, with_pairs)
      WHERE d.score_set_id = $1 AND d.entry_id = done.entry_id AND d.lease_token = done.token
        AND d.want_revision <= done.revision AND (NOT d.pairs_wanted OR done.with_pairs)`,
    [
      scoreSetId,
      ids,
      tokensOf(claims),
      done.map(({ revision }) => revision),
      claims.map(({ pairsWanted }) => pairsWanted),
    ],
  );
  await manager.query(
    `UPDATE recompute_dirty SET lease_token = NULL, lease_session = NULL, lease_until = NULL, attempts = 0, initial = false
      WHERE score_set_id = $1 AND entry_id = ANY ($2::uuid[]) AND lease_token = ANY ($3::uuid[])`,
    [scoreSetId, ids, tokensOf(claims)],
  );
}

const tokensOf = (claims: readonly Claim[]): readonly string[] => claims.map(({ leaseToken }) => leaseToken);

/** Ends a claim whose computation failed: tried again later, or set aside after the last attempt. */
export async function failClaim(manager: EntityManager, claim: Claim, error: string): Promise<void> {
  await manager.query(
    `UPDATE recompute_dirty
        SET lease_token = NULL, lease_session = NULL, lease_until = NULL, last_error = $4,
            not_before = clock_timestamp() + make_interval(secs => $5::float8 / 1000),
            dead_at = CASE WHEN attempts >= $6 THEN clock_timestamp() END
      WHERE score_set_id = $1 AND entry_id = $2 AND lease_token = $3`,
    [
      claim.scoreSetId,
      claim.entryId,
      claim.leaseToken,
      toShownCause(error.replaceAll('\0', '')).slice(0, 500),
      retryDelayMs(claim.attempts),
      MAX_ATTEMPTS,
    ],
  );
}

/** Gives a claim back untouched, so that another worker can take it at once. */
export async function releaseClaim(manager: EntityManager, claim: Claim): Promise<void> {
  await manager.query(
    `UPDATE recompute_dirty SET lease_token = NULL, lease_session = NULL, lease_until = NULL, attempts = greatest(attempts - 1, 0)
      WHERE score_set_id = $1 AND entry_id = $2 AND lease_token = $3`,
    [claim.scoreSetId, claim.entryId, claim.leaseToken],
  );
}

/** Milliseconds until the next entry of the set may be claimed; undefined when none waits. */
export async function msUntilDue(manager: EntityManager, scoreSetId: number): Promise<number | undefined> {
  const [row] = await manager.query<{ ms: number | null }[]>(
    `SELECT extract(epoch FROM min(CASE WHEN ${IS_FREE} THEN not_before ELSE greatest(not_before, lease_until) END)
                    - clock_timestamp())::float8 * 1000 AS ms
       FROM recompute_dirty WHERE score_set_id = $1 AND dead_at IS NULL AND attempts < $2`,
    [scoreSetId, MAX_ATTEMPTS],
  );
  return row?.ms == null ? undefined : Math.max(0, row.ms);
}

/** A `RecomputeDepth` of a score set. @param scoreSetId SQL of the set's id */
export const depthSql = (scoreSetId: string): string => `
  SELECT (count(*) FILTER (WHERE dead_at IS NULL) + ${waitingRefillsSql(scoreSetId)})::int AS pending,
         count(*) FILTER (WHERE dead_at IS NOT NULL)::int AS failed,
         extract(epoch FROM clock_timestamp() - min(first_at) FILTER (WHERE dead_at IS NULL))::float8
           AS "oldestAgeSeconds"
    FROM recompute_dirty WHERE score_set_id = ${scoreSetId}`;

/** How much of a score set is out of date. */
export async function depthOf(manager: EntityManager, scoreSetId: number): Promise<RecomputeDepth> {
  const [depth] = await manager.query<RecomputeDepth[]>(depthSql('$1'), [scoreSetId]);
  if (depth === undefined) throw new Error('an aggregate gave no row');
  return depth;
}
