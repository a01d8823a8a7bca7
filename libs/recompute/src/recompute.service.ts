import { type AlignmentModel } from '@jeonghap/alignment';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, QueryFailedError } from 'typeorm';
import { computeEntry, type EntryComputation } from './compute-entry.js';
import { type Claim } from './dirty/dirty.js';
import { buryExhausted, claimDirty, failClaim, msUntilDue, releaseClaim } from './dirty/dirty.store.js';
import { recordRun, type RunCounters } from './recompute-run.store.js';
import { ensureScoreSet, switchIfComplete } from './score-set/score-set.store.js';
import { type ScoreSet } from './score-set/score-set.js';
import { type CatalogueSnapshot } from './snapshot/catalogue-snapshot.js';
import { SnapshotCache } from './snapshot/snapshot-cache.js';
import { writeEntry, type WriteOutcome } from './write-entry.js';

/** Entries that one snapshot serves. */
const BATCH = 20;
/** A drain waits for entries that become due within this time, milliseconds; later ones are left to the sweeper. */
const PATIENCE_MS = 1_000;

/** Brings stored scores up to date with the catalogue. One instance per worker process; calls do not overlap. */
@Injectable()
export class RecomputeService {
  private readonly logger = new Logger(RecomputeService.name);
  private readonly cache: SnapshotCache;
  private scoreSet: ScoreSet | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopping = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly model: AlignmentModel,
  ) {
    this.cache = new SnapshotCache(model);
  }

  /** Computes all due entries. A call during a run makes that run look once more and waits for it. */
  async drain(): Promise<void> {
    if (this.running !== undefined) {
      this.again = true;
      return this.running;
    }
    this.running = this.drainUntilQuiet().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Lets the present batch finish and starts no other. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  private async drainUntilQuiet(): Promise<void> {
    const scoreSet = await this.ownScoreSet();
    do {
      this.again = false;
      while (!this.stopping) {
        const claims = await claimDirty(this.dataSource.manager, scoreSet.id, BATCH);
        if (claims.length > 0) await this.computeBatch(scoreSet, claims);
        else if (!(await this.waitUntilDue(scoreSet.id))) break;
      }
    } while (this.again && !this.stopping);
    await this.finish(scoreSet);
  }

  private async ownScoreSet(): Promise<ScoreSet> {
    this.scoreSet ??= await this.dataSource.transaction((manager) => ensureScoreSet(manager, this.model));
    return this.scoreSet;
  }

  private async waitUntilDue(scoreSetId: number): Promise<boolean> {
    const ms = await msUntilDue(this.dataSource.manager, scoreSetId);
    if (ms === undefined || ms > PATIENCE_MS) return false;
    await new Promise((resolve) => setTimeout(resolve, ms + 5));
    return true;
  }

  private async finish(scoreSet: ScoreSet): Promise<void> {
    await buryExhausted(this.dataSource.manager, scoreSet.id);
    if (scoreSet.state !== 'building' || this.stopping) return;
    const isLive = await this.dataSource.transaction((manager) => switchIfComplete(manager, scoreSet.id));
    if (isLive) {
      this.scoreSet = { ...scoreSet, state: 'live' };
      this.logger.log(`score set ${scoreSet.id} is live (model ${scoreSet.modelVersion.slice(0, 12)})`);
    }
  }

  private async computeBatch(scoreSet: ScoreSet, claims: readonly Claim[]): Promise<void> {
    const startedAt = new Date();
    const counters: RunCounters = { claimed: claims.length, computed: 0, failed: 0, written: 0, removed: 0 };
    let error: string | undefined;
    try {
      const snapshot = await this.dataSource.transaction('REPEATABLE READ', (manager) =>
        this.cache.refresh(manager),
      );
      for (const claim of claims) await this.computeClaim(claim, snapshot, counters);
    } catch (failure) {
      error = messageOf(failure);
      await Promise.allSettled(claims.map((claim) => releaseClaim(this.dataSource.manager, claim)));
      throw failure;
    } finally {
      await recordRun(this.dataSource.manager, scoreSet.id, startedAt, { counters, error }).catch(
        () => undefined,
      );
    }
  }

  private async computeClaim(
    claim: Claim,
    snapshot: CatalogueSnapshot,
    counters: RunCounters,
  ): Promise<void> {
    let computation: EntryComputation;
    try {
      computation = computeEntry(claim, snapshot, this.model);
    } catch (failure) {
      counters.failed += 1;
      this.logger.error(`computing ${claim.entryKind} ${claim.entryId} failed: ${messageOf(failure)}`);
      await failClaim(this.dataSource.manager, claim, messageOf(failure));
      return;
    }
    let outcome: WriteOutcome;
    try {
      outcome = await writeEntry(this.dataSource, computation, { snapshot, model: this.model });
    } catch (failure) {
      if (!isRefusedByData(failure)) throw failure;
      counters.failed += 1;
      await failClaim(this.dataSource.manager, claim, messageOf(failure));
      return;
    }
    if (outcome.kind === 'disturbed') await releaseClaim(this.dataSource.manager, claim);
    if (outcome.kind !== 'written') return;
    counters.computed += 1;
    counters.written += outcome.written;
    counters.removed += outcome.removed;
  }
}

const messageOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);

/** Whether the database refused the values themselves; a lost connection or a lock is not the entry's fault. */
function isRefusedByData(failure: unknown): boolean {
  if (!(failure instanceof QueryFailedError)) return false;
  const { code } = failure.driverError as { code?: string };
  return code !== undefined && /^(22|23|42)/.test(code);
}
