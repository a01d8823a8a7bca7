import { buildModel, type ModelAssets } from '@jeonghap/alignment';
import { type DataSource } from 'typeorm';
import { saveModel } from '../../libs/recompute/src/model/model.store.js';
import { insertScoreSet, lockScoreSets } from '../../libs/recompute/src/score-set/score-set.store.js';

/** Stores a model and starts its score set, which is live at once in a database that has none. @returns its id */
export function createScoreSet(dataSource: DataSource, assets: ModelAssets): Promise<number> {
  const model = buildModel(assets);
  return dataSource.transaction(async (manager) => {
    await lockScoreSets(manager);
    await saveModel(manager, { assets, model, origin: 'shipped', note: null, actor: null });
    const { id } = await insertScoreSet(manager, model, { switchMode: 'automatic', createdBy: null });
    return id;
  });
}
