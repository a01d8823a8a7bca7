import { cutPage, decodeCursor, type Page, Unavailable } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { listSourceFreshness, type SourceFreshness } from '../source/source-freshness.store.js';
import { countRuns, listRuns, type RecomputeRun } from '../recompute-run.store.js';
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

export interface RunFilter {
  /** Only those that failed or had entries that did. */
  readonly troubled?: boolean | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** An entry whose scores are not up to date. */
export interface WaitingEntry {
  readonly entryId: string;
  readonly entryKind: ScoredKind;
  readonly state: 'pending' | 'failed';
}

/** How far recomputation is. */
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

  /** One page of the batches that workers computed, the latest first. @throws InvalidInput `request.cursor-invalid` */
  async runs({ troubled = false, limit, cursor }: RunFilter): Promise<Page<RecomputeRun>> {
    const scope = ['recompute-runs', troubled];
    const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, scope, 1);
    const { manager } = this.dataSource;
    const last = before === null ? null : Number(before);
    const rows = await listRuns(manager, { troubled }, last, limit + 1);
    const page = cutPage(rows, limit, scope, ({ id }) => [id]);
    return { ...page, total: await countRuns(manager, { troubled }) };
  }
}
