import { type AlignmentModel, buildModel, type ModelAssets } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import { saveModel } from '../model/model.store.js';
import { type ScoreSet } from '../score-set/score-set.js';
import { mergeRelease } from './concept-change.js';
import { faultyConcepts } from './concept-fault.js';
import {
  findBaseVersion,
  findThesaurusOfModel,
  insertVersion,
  putChanges,
} from './thesaurus-version.store.js';

/** A release's model with what staff changed before, and what to tell of it. */
export interface CarriedThesaurus {
  readonly model: AlignmentModel;
  readonly lines: readonly string[];
}

/**
 * Carries what staff changed in the thesaurus over to what a new release ships, and keeps it as a version of its own.
 * @returns undefined where staff changed nothing
 */
export async function carryThesaurus(
  manager: EntityManager,
  live: ScoreSet,
  release: { readonly assets: ModelAssets; readonly model: AlignmentModel },
): Promise<CarriedThesaurus | undefined> {
  const base = await findBaseVersion(manager, live.modelVersion);
  if (base === undefined || base === live.modelVersion) return undefined;
  const [before, edited] = [
    await findThesaurusOfModel(manager, base),
    await findThesaurusOfModel(manager, live.modelVersion),
  ];
  if (before === undefined || edited === undefined) return undefined;
  const shipped = { before, now: release.assets.thesaurus };
  const { records, changes, conflicts, deferred } = mergeRelease(shipped, edited, faultyConcepts);
  if (changes.length + deferred.length === 0) return undefined;
  const note = 'carried over to a new release';
  const baseVersion = release.model.version;
  const assets = { ...release.assets, thesaurus: records };
  const model = changes.length === 0 ? release.model : buildModel(assets);
  if (changes.length > 0) {
    await saveModel(manager, { assets, model, origin: 'edited', note, actor: null, baseVersion });
  }
  const id = await insertVersion(manager, {
    state: 'published',
    fromModel: live.modelVersion,
    modelVersion: model.version,
    note,
    actor: null,
  });
  if (id === undefined) throw new Error('a published version met the rule of drafts');
  const waiting = deferred.map((change) => ({ ...change, deferred: true }));
  await putChanges(manager, { id, revision: 1 }, [...changes, ...waiting], null);
  const counts = `${String(changes.length)} kept, ${String(conflicts.length)} of them changed by the release too`;
  return { model, lines: [`thesaurus: changes of staff ${counts}, ${String(deferred.length)} wait`] };
}
