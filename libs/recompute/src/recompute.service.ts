import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { adoptRefills } from './alignment/best-of-ask.store.js';
import { type Batch, BatchRun } from './batch-run.js';
import { BatchPace } from './batch-pace.js';
import { buryExhausted, claimDirty, msUntilDue } from './dirty/dirty.store.js';
import { withWorkerSession, type WorkerSession } from './dirty/worker-session.js';
import { type LoadedModel, ModelCache } from './model/model-cache.js';
import { refreshStatistics } from './refresh-statistics.js';
import { type ScoreSet } from './score-set/score-set.js';
import { switchScoreSet } from './score-set/score-set.service.js';
import {
  isComplete,
  listComputableScoreSets,
  lockScoreSets,
  markComplete,
} from './score-set/score-set.store.js';

/** A drain waits for entries that become due within this time, milliseconds; later ones are left to the sweeper. */
const PATIENCE_MS = 1_000;
/** Entries computed after which the planner's statistics are taken anew. */
const REFRESH_STATISTICS_AFTER = 100;
/** How long the catalogue is prepared under a model before the sets that come before are looked at again, milliseconds. */
const PREPARE_MS = 1_500;

/** What is said instead of a batch while the catalogue is still being prepared for one. */
const PREPARING = Symbol('preparing');

/**
 * Brings stored scores up to date with the catalogue, in every score set that this release can compute. The live set
 * comes first, so edits do not wait for a construction. One instance per worker process; calls do not overlap.
 */
@Injectable()
export class RecomputeService {
  private readonly logger = new Logger(RecomputeService.name);
  private readonly models: ModelCache;
  private readonly pace = new BatchPace();
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
      if (batch === PREPARING) continue;
      if (batch !== undefined) await this.compute(batch);
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

  /** Due entries of the first set that has any, once the catalogue is prepared for it. */
  private async claimBatch(session: WorkerSession): Promise<Batch | typeof PREPARING | undefined> {
    for (const scoreSet of await listComputableScoreSets(this.dataSource.manager)) {
      const loaded = await this.models.find(scoreSet.modelVersion);
      if (loaded === undefined) continue;
      await adoptRefills(this.dataSource, scoreSet.id);
      if (!(await this.isReadyFor(scoreSet, loaded))) return PREPARING;
      const isNew = !(await isComplete(this.dataSource.manager, scoreSet.id));
      const claims = await claimDirty(session, scoreSet.id, this.pace.sizeFor(isNew));
      if (claims.length > 0) return { scoreSet, loaded, claims, isNew };
    }
    return undefined;
  }

  /**
   * Whether the catalogue is prepared for a set; else some of it is, so that edits of the sets before wait for no more than that. For the
   * live set that is done without being asked: so a worker can take over at once from one that dies.
   */
  private async isReadyFor({ id, state }: ScoreSet, { cache }: LoadedModel): Promise<boolean> {
    const { manager } = this.dataSource;
    if (cache.isPrepared || (state !== 'live' && (await msUntilDue(manager, id)) !== 0)) return true;
    const endsAt = performance.now() + PREPARE_MS;
    return cache.prepareAhead(manager, () => this.isStopping() || performance.now() > endsAt);
  }

  private async compute(batch: Batch): Promise<void> {
    const startedAt = performance.now();
    const computed = await new BatchRun(this.dataSource, batch, () => this.isStopping()).run();
    this.computedSinceStatistics += computed.paired;
    if (batch.isNew) this.pace.note(computed, performance.now() - startedAt);
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
}
