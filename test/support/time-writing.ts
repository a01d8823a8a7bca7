import { buildModel, type ModelAssets } from '@jeonghap/alignment';
import { type DataSource } from 'typeorm';
import { PAIRS_AT_ONCE } from '../../libs/recompute/src/batch-run.js';
import { computeEntry, type EntryComputation } from '../../libs/recompute/src/compute-entry.js';
import { claimDirty } from '../../libs/recompute/src/dirty/dirty.store.js';
import { withWorkerSession } from '../../libs/recompute/src/dirty/worker-session.js';
import { cancelScoreSet, lockScoreSets } from '../../libs/recompute/src/score-set/score-set.store.js';
import { SnapshotCache } from '../../libs/recompute/src/snapshot/snapshot-cache.js';
import { writeBatch } from '../../libs/recompute/src/write-batch.js';
import { createScoreSet } from './first-score-set.js';

/** What some work took. */
export interface Spent {
  readonly seconds: number;
  /** Processor time of this process, its threads included. */
  readonly cpuSeconds: number;
}

export interface TimedWriting {
  readonly pairs: number;
  /** From a catalogue in memory to scored pairs in memory. */
  readonly scoring: Spent;
  /** From scored pairs in memory to rows that a crash of the server leaves. */
  readonly writing: Spent;
  /** Processor time that the database server spent on the writing, all its processes together. */
  readonly serverCpuSeconds: number;
}

export interface TimedWritingOptions {
  /** How many to write at most. */
  readonly proposals: number;
  /** Processor time of the database server so far, seconds. */
  readonly serverCpuSeconds: () => number;
}

/**
 * Times how long it takes to write the batches of a new score set, and apart from that to score them, one after the other.
 * Written is what `writeBatch` writes: locks and claims, rows made of pairs, COPY into the table and its indexes, coverage decided and
 * stored, fences, the ends of claims, commits. In the end all of it is on disk. The set is cancelled afterwards.
 * @param assets of a model that has no set yet
 */
export async function timeWriting(
  dataSource: DataSource,
  assets: ModelAssets,
  { proposals, serverCpuSeconds }: TimedWritingOptions,
): Promise<TimedWriting> {
  const model = buildModel(assets);
  const setId = await createScoreSet(dataSource, assets);
  const [scoring, writing] = [new Stopwatch(), new Stopwatch()];
  let [pairs, serverCpu] = [0, 0];
  try {
    await withWorkerSession(dataSource, async (session) => {
      const claims = await claimDirty(session, setId, { paired: proposals, facets: 10 * proposals });
      const snapshot = await dataSource.transaction('REPEATABLE READ', (manager) =>
        new SnapshotCache(model).refresh(manager),
      );
      const context = { snapshot, model };
      let batch: EntryComputation[] = [];
      const write = async (): Promise<void> => {
        const before = serverCpuSeconds();
        pairs += (await writing.time(() => writeBatch(dataSource, batch, context))).pairs;
        serverCpu += serverCpuSeconds() - before;
        batch = [];
      };
      for (const claim of claims.filter(({ entryKind }) => entryKind === 'proposal')) {
        batch.push(await scoring.time(() => computeEntry(claim, context)));
        if (batch.reduce((sum, one) => sum + one.pairs.length, 0) >= PAIRS_AT_ONCE) await write();
      }
      await write();
      await writing.time(() => putOnDisk(dataSource));
    });
    return { pairs, scoring: scoring.spent(), writing: writing.spent(), serverCpuSeconds: serverCpu };
  } finally {
    await dataSource.transaction(async (manager) => {
      await lockScoreSets(manager);
      await cancelScoreSet(manager, setId);
      await manager.query('DELETE FROM score_set WHERE id = $1', [setId]);
    });
  }
}

/** A commit that is waited for puts all commits before it on disk, those that were not waited for as well. */
const putOnDisk = (dataSource: DataSource): Promise<unknown> =>
  dataSource.query('SELECT pg_current_xact_id()');

/** Adds up what pieces of work take. */
class Stopwatch {
  private readonly sum = { seconds: 0, cpuSeconds: 0 };

  spent(): Spent {
    return { ...this.sum };
  }

  async time<T>(work: () => Promise<T>): Promise<T> {
    const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
    const result = await work();
    const { user, system } = process.cpuUsage(cpu);
    this.sum.seconds += (performance.now() - startedAt) / 1_000;
    this.sum.cpuSeconds += (user + system) / 1_000_000;
    return result;
  }
}
