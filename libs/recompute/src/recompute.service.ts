import { isDatabaseAway } from '@jeonghap/platform';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type KeptLists } from './alignment/best-of-ask.js';
import { adoptRefills, readAsksOf, readKeptLists } from './alignment/best-of-ask.store.js';
import { type ComputationContext, computeEntry, type EntryComputation } from './compute-entry.js';
import { type Claim, LEASE_SECONDS } from './dirty/dirty.js';
import {
  buryExhausted,
  claimDirty,
  failClaim,
  msUntilDue,
  releaseClaim,
  renewLeases,
} from './dirty/dirty.store.js';
import { withWorkerSession, type WorkerSession } from './dirty/worker-session.js';
import { type LoadedModel, ModelCache } from './model/model-cache.js';
import { recordRun, type RunCounters } from './recompute-run.store.js';
import { refreshStatistics } from './refresh-statistics.js';
import { switchScoreSet } from './score-set/score-set.service.js';
import {
  isComplete,
  listComputableScoreSets,
  lockScoreSets,
  markComplete,
} from './score-set/score-set.store.js';
import { type ScoreSet } from './score-set/score-set.js';
import { type CatalogueSnapshot } from './snapshot/catalogue-snapshot.js';
import { writeEntry, writeFacets, type WriteOutcome } from './write-entry.js';

/** Entries that one snapshot serves. */
const BATCH = 20;
/** A drain waits for entries that become due within this time, milliseconds; later ones are left to the sweeper. */
const PATIENCE_MS = 1_000;
/** Entries computed after which the planner's statistics are taken anew. */
const REFRESH_STATISTICS_AFTER = 100;
/** Leases of a batch are renewed when this much time has passed since, milliseconds. */
const RENEW_AFTER_MS = (LEASE_SECONDS * 1_000) / 3;

interface BatchWork {
  readonly snapshot: CatalogueSnapshot;
  readonly loaded: LoadedModel;
  /** As they were when the snapshot was read; where a measure's pairs are wanted. */
  readonly lists: KeptLists | undefined;
}

interface ComputedClaim {
  readonly computation: EntryComputation;
  readonly context: ComputationContext;
}

interface Batch {
  readonly scoreSet: ScoreSet;
  readonly loaded: LoadedModel;
  readonly claims: readonly Claim[];
}

/**
 * Brings stored scores up to date with the catalogue, in every score set that this release can compute. The live set
 * comes first, so edits do not wait for a construction. One instance per worker process; calls do not overlap.
 */
@Injectable()
export class RecomputeService {
  private readonly logger = new Logger(RecomputeService.name);
  private readonly models: ModelCache;
  private running: Promise<void> | undefined;
  private again = false;
  private stopping = false;
  private computedSinceStatistics = 0;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.models = new ModelCache(dataSource);
  }

  /** Computes all due entries. A call during a run makes that run look once more and waits for it. */
  async drain(): Promise<void> {
    if (this.running !== undefined) {
      this.again = true;
      return this.running;
    }
    this.running = this.drainWhileWanted();
    return this.running;
  }

  /** Lets the present entry finish and starts no other. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  /** A call that comes at any time before the end, also while constructions are finished, has the run look once more. */
  private async drainWhileWanted(): Promise<void> {
    try {
      do {
        this.again = false;
        await withWorkerSession(this.dataSource, (session) => this.drainUntilQuiet(session));
      } while (this.isWantedAgain());
    } finally {
      this.running = undefined;
    }
  }

  private async drainUntilQuiet(session: WorkerSession): Promise<void> {
    while (!this.isStopping()) {
      const batch = await this.claimBatch(session);
      if (batch !== undefined) await this.computeBatch(batch);
      // edits that come without a gap must not hold up a construction that is done
      if (batch?.scoreSet.state === 'building') await this.finishConstruction(batch.scoreSet.id);
      if (batch === undefined && !(await this.waitUntilDue())) break;
    }
    if (this.isStopping()) return;
    await this.finishConstructions();
    if (this.computedSinceStatistics < REFRESH_STATISTICS_AFTER) return;
    this.logger.log(`computed ${this.computedSinceStatistics} entries`);
    this.computedSinceStatistics = 0;
    await refreshStatistics(this.dataSource.manager, 'scores');
  }

  // calls from outside change these while a run awaits, which the compiler does not see
  private isStopping(): boolean {
    return this.stopping;
  }

  private isWantedAgain(): boolean {
    return this.again && !this.stopping;
  }

  /** Due entries of the first set that has any. */
  private async claimBatch(session: WorkerSession): Promise<Batch | undefined> {
    for (const scoreSet of await listComputableScoreSets(this.dataSource.manager)) {
      const loaded = await this.models.find(scoreSet.modelVersion);
      if (loaded === undefined) continue;
      await adoptRefills(this.dataSource, scoreSet.id);
      const claims = await claimDirty(session, scoreSet.id, BATCH);
      if (claims.length > 0) return { scoreSet, loaded, claims };
    }
    return undefined;
  }

  private async waitUntilDue(): Promise<boolean> {
    let soonest = Infinity;
    for (const { id, modelVersion } of await listComputableScoreSets(this.dataSource.manager)) {
      if ((await this.models.find(modelVersion)) === undefined) continue;
      soonest = Math.min(soonest, (await msUntilDue(this.dataSource.manager, id)) ?? Infinity);
    }
    if (soonest > PATIENCE_MS) return false;
    await new Promise((resolve) => setTimeout(resolve, soonest + 5));
    return true;
  }

  /** Sets failed entries aside, and completes constructions of which nothing is left. */
  private async finishConstructions(): Promise<void> {
    for (const { id, state } of await listComputableScoreSets(this.dataSource.manager)) {
      await buryExhausted(this.dataSource.manager, id);
      if (state !== 'building') continue; // nothing to finish, and edits need not wait for a lock
      await this.finishConstruction(id);
    }
  }

  private async finishConstruction(id: number): Promise<void> {
    if (!(await isComplete(this.dataSource.manager, id))) return;
    await this.dataSource.transaction((manager) => this.completeConstruction(manager, id));
  }

  private async completeConstruction(manager: EntityManager, id: number): Promise<void> {
    await lockScoreSets(manager);
    const [scoreSet] = (await listComputableScoreSets(manager)).filter((candidate) => candidate.id === id);
    if (scoreSet?.state !== 'building' || !(await isComplete(manager, id))) return;
    await markComplete(manager, id);
    this.logger.log(`score set ${id} is complete`);
    if (scoreSet.switchMode === 'manual') return;
    await switchScoreSet(manager, scoreSet);
    this.logger.log(`score set ${id} is live (model ${scoreSet.modelVersion.slice(0, 12)})`);
  }

  private async computeBatch({ scoreSet, loaded, claims }: Batch): Promise<void> {
    const startedAt = new Date();
    const counters: RunCounters = { claimed: claims.length, computed: 0, failed: 0, written: 0, removed: 0 };
    let error: string | undefined;
    try {
      const areListsWanted = claims.some((claim) => claim.entryKind !== 'proposal' && claim.pairsWanted);
      const work = await this.dataSource.transaction('REPEATABLE READ', async (manager) => ({
        snapshot: await loaded.cache.refresh(manager),
        lists: areListsWanted ? await readKeptLists(manager, scoreSet.id) : undefined,
        loaded,
      }));
      await this.computeFacets(
        claims.filter(({ pairsWanted }) => !pairsWanted),
        work,
        counters,
      );
      await this.computeClaims(
        claims.filter(({ pairsWanted }) => pairsWanted),
        work,
        counters,
      );
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

  /** Computes one entry while the one before is written: that is the database's work. */
  private async computeClaims(
    claims: readonly Claim[],
    work: BatchWork,
    counters: RunCounters,
  ): Promise<void> {
    let renewedAt = performance.now();
    let writing: Promise<void> = Promise.resolve();
    let started = 0;
    for (const [index, claim] of claims.entries()) {
      if (this.isStopping()) break;
      if (performance.now() - renewedAt > RENEW_AFTER_MS) {
        await renewLeases(this.dataSource.manager, claims.slice(Math.max(0, index - 1)));
        renewedAt = performance.now();
      }
      const [computed] = await Promise.all([this.computeClaim(claim, work, counters), writing]);
      started = index + 1;
      writing = computed === undefined ? Promise.resolve() : this.writeClaim(computed, counters);
      writing.catch(() => undefined); // the next turn, or the end, awaits it
    }
    await writing;
    for (const left of claims.slice(started)) await releaseClaim(this.dataSource.manager, left);
  }

  /** Stores the facets of the claims that want no more. */
  private async computeFacets(
    claims: readonly Claim[],
    { snapshot, loaded }: BatchWork,
    counters: RunCounters,
  ): Promise<void> {
    if (claims.length === 0) return;
    counters.computed += await writeFacets(this.dataSource, claims, { snapshot, model: loaded.model });
  }

  /** @returns undefined for an entry that failed */
  private async computeClaim(
    claim: Claim,
    work: BatchWork,
    counters: RunCounters,
  ): Promise<ComputedClaim | undefined> {
    try {
      const context = await this.contextOf(claim, work);
      return { computation: await computeEntry(claim, context), context };
    } catch (failure) {
      await this.fail(claim, failure, counters);
      return undefined;
    }
  }

  private async writeClaim({ computation, context }: ComputedClaim, counters: RunCounters): Promise<void> {
    const { claim } = computation;
    let outcome: WriteOutcome;
    try {
      outcome = await writeEntry(this.dataSource, computation, context);
    } catch (failure) {
      await this.fail(claim, failure, counters);
      return;
    }
    if (outcome.kind === 'disturbed') await releaseClaim(this.dataSource.manager, claim);
    if (outcome.kind !== 'written') return;
    counters.computed += 1;
    this.computedSinceStatistics += 1;
    counters.written += outcome.written;
    counters.removed += outcome.removed;
  }

  private async fail(claim: Claim, failure: unknown, counters: RunCounters): Promise<void> {
    if (isDatabaseAway(failure)) throw failure;
    counters.failed += 1;
    this.logger.error(`computing ${claim.entryKind} ${claim.entryId} failed: ${messageOf(failure)}`);
    await failClaim(this.dataSource.manager, claim, messageOf(failure));
  }

  private async contextOf(claim: Claim, { snapshot, loaded, lists }: BatchWork): Promise<ComputationContext> {
    const { model } = loaded;
    if (claim.entryKind === 'proposal' || lists === undefined) return { snapshot, model };
    const asksOfMeasure = await readAsksOf(this.dataSource.manager, claim.scoreSetId, claim.entryId);
    return { snapshot, model, lists: { ...lists, asksOfMeasure } };
  }
}

const messageOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);
