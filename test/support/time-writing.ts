import { buildModel, type ModelAssets } from '@jeonghap/alignment';
import { type DataSource } from 'typeorm';
import { computeEntry, type EntryComputation } from '../../libs/recompute/src/compute-entry.js';
import { claimDirty } from '../../libs/recompute/src/dirty/dirty.store.js';
import { withWorkerSession } from '../../libs/recompute/src/dirty/worker-session.js';
import { cancelScoreSet, lockScoreSets } from '../../libs/recompute/src/score-set/score-set.store.js';
import { SnapshotCache } from '../../libs/recompute/src/snapshot/snapshot-cache.js';
import { writeBatch } from '../../libs/recompute/src/write-batch.js';
import { createScoreSet } from './first-score-set.js';

export interface TimedWriting {
  readonly pairs: number;
  readonly seconds: number;
}

/** Pairs that a worker of the product writes together. */
const PAIRS_AT_ONCE = 5_000;

/**
 * Times how long it takes to write the batches of a new score set, with coverage, fences and the ends of claims, when nobody
 * computes meanwhile. The set is cancelled afterwards.
 * @param assets of a model that has no set yet
 * @param proposals how many to write at most
 */
export async function timeWriting(
  dataSource: DataSource,
  assets: ModelAssets,
  proposals: number,
): Promise<TimedWriting> {
  const model = buildModel(assets);
  const setId = await createScoreSet(dataSource, assets);
  try {
    return await withWorkerSession(dataSource, async (session) => {
      const claims = await claimDirty(session, setId, proposals);
      const snapshot = await dataSource.transaction('REPEATABLE READ', (manager) =>
        new SnapshotCache(model).refresh(manager),
      );
      let [pairs, seconds] = [0, 0];
      const write = async (batch: readonly EntryComputation[]): Promise<void> => {
        const startedAt = performance.now();
        const outcome = await writeBatch(dataSource, batch, { snapshot, model });
        seconds += (performance.now() - startedAt) / 1000;
        pairs += outcome.pairs;
      };
      let batch: EntryComputation[] = [];
      for (const claim of claims.filter(({ entryKind }) => entryKind === 'proposal')) {
        batch.push(await computeEntry(claim, { snapshot, model }));
        if (batch.reduce((sum, one) => sum + one.pairs.length, 0) < PAIRS_AT_ONCE) continue;
        await write(batch);
        batch = [];
      }
      await write(batch);
      return { pairs, seconds };
    });
  } finally {
    await dataSource.transaction(async (manager) => {
      await lockScoreSets(manager);
      await cancelScoreSet(manager, setId);
      await manager.query('DELETE FROM score_set WHERE id = $1', [setId]);
    });
  }
}
