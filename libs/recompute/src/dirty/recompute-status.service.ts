import { inTrail, noteAct } from '@jeonghap/audit';
import { Unavailable } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { listSourceFreshness, type SourceFreshness } from '../source/source-freshness.store.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';
import { isOverloaded, type RecomputeDepth, type ScoredKind } from './dirty.js';
import { depthOf } from './dirty.store.js';

/** A live score set's backlog with its failures by cause. */
export interface RecomputeStatus extends RecomputeDepth {
  readonly failures: readonly FailureCause[];
  readonly lastRuns: readonly RunSummary[];
}

export interface FailureCause {
  readonly cause: string;
  readonly entries: number;
  /** Up to five entries that failed so. */
  readonly examples: readonly { readonly entryId: string; readonly entryKind: ScoredKind }[];
}

export interface RunSummary {
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly status: 'done' | 'failed';
  readonly entriesComputed: number;
  readonly entriesFailed: number;
  readonly pairsWritten: number;
  readonly pairsRemoved: number;
  readonly error: string | null;
}

/** An entry whose scores are not up to date. */
export interface WaitingEntry {
  readonly entryId: string;
  readonly entryKind: ScoredKind;
  readonly state: 'pending' | 'failed';
}

/** How far recomputation is, and mending what failed. */
@Injectable()
export class RecomputeStatusService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** How old each register is that entries come from; "nothing found" holds only within them. */
  sourceFreshness(): Promise<readonly SourceFreshness[]> {
    return listSourceFreshness(this.dataSource.manager);
  }

  async status(): Promise<RecomputeStatus> {
    const scoreSet = await findLiveScoreSet(this.dataSource.manager);
    if (scoreSet === undefined) {
      return { pending: 0, failed: 0, oldestAgeSeconds: null, failures: [], lastRuns: [] };
    }
    const failures = await this.dataSource.query<FailureCause[]>(
      `SELECT cause, sum(n)::int AS entries, jsonb_agg(example) FILTER (WHERE example IS NOT NULL) AS examples FROM (
         SELECT coalesce(last_error, '') AS cause, 1 AS n,
                CASE WHEN row_number() OVER (PARTITION BY last_error ORDER BY dead_at, entry_id) <= 5
                     THEN jsonb_build_object('entryId', entry_id, 'entryKind', entry_kind) END AS example
           FROM recompute_dirty WHERE score_set_id = $1 AND dead_at IS NOT NULL) failure
        GROUP BY cause ORDER BY entries DESC, cause LIMIT 50`,
      [scoreSet.id],
    );
    const lastRuns = await this.dataSource.query<RunSummary[]>(
      `SELECT started_at AS "startedAt", finished_at AS "finishedAt", status, entries_computed AS "entriesComputed",
              entries_failed AS "entriesFailed", pairs_written AS "pairsWritten", pairs_removed AS "pairsRemoved", error
         FROM recompute_run WHERE score_set_id = $1 ORDER BY id DESC LIMIT 20`,
      [scoreSet.id],
    );
    return { ...(await depthOf(this.dataSource.manager, scoreSet.id)), failures, lastRuns };
  }

  /** @throws Unavailable `recompute.backlog` while too much waits for a bulk import */
  async assertCapacity(): Promise<void> {
    const scoreSet = await findLiveScoreSet(this.dataSource.manager);
    if (scoreSet === undefined) return;
    const depth = await depthOf(this.dataSource.manager, scoreSet.id);
    if (isOverloaded(depth))
      throw new Unavailable('recompute.backlog', { details: { pending: depth.pending } });
  }

  /** Entries of the live set that wait or failed, the longest waiting first. @param limit most entries to list */
  async waiting(limit: number): Promise<readonly WaitingEntry[]> {
    return this.dataSource.query<WaitingEntry[]>(
      `SELECT d.entry_id AS "entryId", d.entry_kind AS "entryKind",
              CASE WHEN d.dead_at IS NULL THEN 'pending' ELSE 'failed' END AS state
         FROM recompute_dirty d JOIN score_set s ON s.id = d.score_set_id AND s.state = 'live'
        ORDER BY d.first_at, d.entry_id LIMIT $1`,
      [limit],
    );
  }

  /**
   * Takes failed entries of all sets up again.
   * @returns how many
   */
  async retryFailed(): Promise<number> {
    return inTrail(this.dataSource, async (manager) => {
      const [, count] = await manager.query<[unknown[], number]>(
        `UPDATE recompute_dirty SET dead_at = NULL, attempts = 0, not_before = clock_timestamp(), lease_token = NULL,
                lease_until = NULL
          WHERE dead_at IS NOT NULL`,
      );
      if (count > 0) await noteAct(manager, { kind: 'recompute', act: 'retry', detail: { entries: count } });
      return count;
    });
  }
}
