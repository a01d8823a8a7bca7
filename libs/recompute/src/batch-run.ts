import { isDatabaseAway } from '@jeonghap/platform';
import { Logger } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { type KeptLists } from './alignment/best-of-ask.js';
import { readAsksOf, readKeptLists } from './alignment/best-of-ask.store.js';
import { type BatchSize } from './batch-pace.js';
import { type ComputationContext, computeEntry, type EntryComputation } from './compute-entry.js';
import { type Claim, LEASE_SECONDS } from './dirty/dirty.js';
import { failClaim, releaseClaim, renewLeases } from './dirty/dirty.store.js';
import { type LoadedModel } from './model/model-cache.js';
import { recordRun, type RunCounters } from './recompute-run.store.js';
import { type ScoreSet } from './score-set/score-set.js';
import { type CatalogueSnapshot } from './snapshot/catalogue-snapshot.js';
import { writeBatch } from './write-batch.js';
import { writeAllFacets, writeEntry } from './write-entry.js';

/** Leases of a batch are renewed when this much time has passed since, milliseconds. */
const RENEW_AFTER_MS = (LEASE_SECONDS * 1_000) / 3;
/** Pairs of a construction that are written together: few enough to hold in memory and to write in a fraction of a second. */
export const PAIRS_AT_ONCE = 10_000;

/** Claims of one score set that one snapshot serves. */
export interface Batch {
  readonly scoreSet: ScoreSet;
  readonly loaded: LoadedModel;
  readonly claims: readonly Claim[];
  /** Whether anything of what the set began with is left. */
  readonly isNew: boolean;
}

interface BatchWork {
  readonly snapshot: CatalogueSnapshot;
  /** As they were when the snapshot was read; where a measure's pairs are wanted. */
  readonly lists: KeptLists | undefined;
}

interface ComputedClaim {
  readonly computation: EntryComputation;
  readonly context: ComputationContext;
}

/** One batch from its snapshot to the last row. Whatever happens, no claim is left leased. */
export class BatchRun {
  private readonly logger = new Logger(BatchRun.name);
  private readonly counters: RunCounters;
  /** Claims that nobody has ended yet. */
  private readonly open: Set<Claim>;

  /** @param isStopping whether no further entry is to be started */
  constructor(
    private readonly dataSource: DataSource,
    private readonly batch: Batch,
    private readonly isStopping: () => boolean,
  ) {
    this.open = new Set(batch.claims);
    const claimed = batch.claims.length;
    this.counters = { claimed, computed: 0, failed: 0, written: 0, removed: 0, writeMs: 0 };
  }

  /** @returns how many entries were computed, with their pairs and of facets alone */
  async run(): Promise<BatchSize> {
    const startedAt = new Date();
    const { claims, scoreSet } = this.batch;
    let error: string | undefined;
    try {
      const work = await this.readWork();
      await this.computeFacets(
        claims.filter(({ pairsWanted }) => !pairsWanted),
        work,
      );
      const facets = this.counters.computed;
      await this.computeClaims(
        claims.filter(({ pairsWanted }) => pairsWanted),
        work,
      );
      return { paired: this.counters.computed - facets, facets };
    } catch (failure) {
      error = messageOf(failure);
      throw failure;
    } finally {
      await Promise.allSettled([...this.open].map((claim) => this.release(claim)));
      const run = { counters: this.counters, error };
      await recordRun(this.dataSource.manager, scoreSet.id, startedAt, run).catch(() => undefined);
    }
  }

  private readWork(): Promise<BatchWork> {
    const { claims, loaded, scoreSet } = this.batch;
    const areListsWanted = claims.some((claim) => claim.entryKind !== 'proposal' && claim.pairsWanted);
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => ({
      snapshot: await loaded.cache.refresh(manager),
      lists: areListsWanted
        ? await readKeptLists(
            manager,
            scoreSet.id,
            claims.map(({ leaseToken }) => leaseToken),
          )
        : undefined,
    }));
  }

  /** Stores the facets of the claims that want no more. */
  private async computeFacets(claims: readonly Claim[], { snapshot }: BatchWork): Promise<void> {
    if (claims.length === 0) return;
    const { model } = this.batch.loaded;
    const done = await writeAllFacets(this.dataSource, claims, { snapshot, model });
    for (const claim of done) this.open.delete(claim);
    this.counters.computed += done.length;
  }

  /** Computes some entries while those before are written: that is the database's work. */
  private async computeClaims(claims: readonly Claim[], work: BatchWork): Promise<void> {
    let renewedAt = performance.now();
    let writing: Promise<void> = Promise.resolve();
    let together: ComputedClaim[] = [];
    const hand = async (computed: readonly ComputedClaim[]): Promise<void> => {
      await writing;
      writing = this.write(computed);
      writing.catch(() => undefined); // the next turn, or the end, awaits it
    };
    try {
      for (const claim of claims) {
        if (this.isStopping()) break;
        if (performance.now() - renewedAt > RENEW_AFTER_MS) {
          await renewLeases(this.dataSource.manager, [...this.open]);
          renewedAt = performance.now();
        }
        const computed = await this.computeClaim(claim, work);
        if (computed === undefined) continue;
        if (isForBatch(claim)) together.push(computed);
        else await hand([computed]);
        if (countPairs(together) < PAIRS_AT_ONCE) continue;
        await hand(together);
        together = [];
      }
      await hand(together);
    } finally {
      await writing; // the snapshot must stay as it is until then
    }
  }

  /** @returns undefined for an entry that failed */
  private async computeClaim(claim: Claim, work: BatchWork): Promise<ComputedClaim | undefined> {
    try {
      const context = await this.contextOf(claim, work);
      return { computation: await computeEntry(claim, context), context };
    } catch (failure) {
      await this.fail(claim, failure);
      return undefined;
    }
  }

  private async write(computed: readonly ComputedClaim[]): Promise<void> {
    const startedAt = performance.now();
    const written = computed.length > 1 ? await this.writeTogether(computed) : new Set();
    for (const one of computed) if (!written.has(one.computation)) await this.writeAlone(one);
    this.counters.writeMs += performance.now() - startedAt;
  }

  /** Writes what can be written together. What one entry spoils for all is written one by one. */
  private async writeTogether(computed: readonly ComputedClaim[]): Promise<ReadonlySet<EntryComputation>> {
    const [first] = computed;
    if (first === undefined) return new Set();
    const computations = computed.map(({ computation }) => computation);
    try {
      const { written, pairs } = await writeBatch(this.dataSource, computations, first.context);
      for (const { claim } of written) this.open.delete(claim);
      this.counters.computed += written.size;
      this.counters.written += pairs;
      return written;
    } catch (failure) {
      if (isDatabaseAway(failure)) throw failure;
      this.logger.warn(`${String(computed.length)} entries are written one by one: ${messageOf(failure)}`);
      return new Set();
    }
  }

  private async writeAlone({ computation, context }: ComputedClaim): Promise<void> {
    const { claim } = computation;
    try {
      const outcome = await writeEntry(this.dataSource, computation, context);
      if (outcome.kind === 'disturbed') await this.release(claim);
      this.open.delete(claim);
      if (outcome.kind !== 'written') return;
      this.counters.computed += 1;
      this.counters.written += outcome.written;
      this.counters.removed += outcome.removed;
    } catch (failure) {
      await this.fail(claim, failure);
    }
  }

  private async fail(claim: Claim, failure: unknown): Promise<void> {
    if (isDatabaseAway(failure)) throw failure;
    this.counters.failed += 1;
    this.logger.error(`computing ${claim.entryKind} ${claim.entryId} failed: ${messageOf(failure)}`);
    await failClaim(this.dataSource.manager, claim, messageOf(failure));
    this.open.delete(claim);
  }

  /** One by one: to lock several rows that edits mark as well could be a ring. */
  private async release(claim: Claim): Promise<void> {
    await releaseClaim(this.dataSource.manager, claim);
    this.open.delete(claim);
  }

  private async contextOf(claim: Claim, { snapshot, lists }: BatchWork): Promise<ComputationContext> {
    const { model } = this.batch.loaded;
    if (claim.entryKind === 'proposal' || lists === undefined) return { snapshot, model };
    const asksOfMeasure = await readAsksOf(this.dataSource.manager, claim.scoreSetId, claim.entryId);
    return { snapshot, model, lists: { ...lists, asksOfMeasure } };
  }
}

/** Proposals that a set began with are written together, until one of them has cost a worker its life or has failed. */
const isForBatch = ({ entryKind, initial, attempts }: Claim): boolean =>
  entryKind === 'proposal' && initial && attempts === 1;

const countPairs = (computed: readonly ComputedClaim[]): number =>
  computed.reduce((sum, { computation }) => sum + computation.pairs.length, 0);

const messageOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);
