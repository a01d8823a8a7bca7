import { inTrail } from '@jeonghap/audit';
import { buildModel, lintThesaurus, type ConceptRecord, type ModelAssets } from '@jeonghap/alignment';
import { Conflict, InvalidInput, NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { keepBuiltModel } from '../model/built-models.js';
import { findModelAssets, type ModelDraft, saveModel } from '../model/model.store.js';
import { findBaseVersion } from '../thesaurus/thesaurus-version.store.js';
import { recordCoverageOfSwitch } from '../coverage/coverage-change.store.js';
import { recordModelChanges } from '../why-changed/alignment-change.store.js';
import { isAllowed, type ScoreSet, type ScoreSetAction, type ScoreSetProgress } from './score-set.js';
import {
  cancelScoreSet,
  findLiveScoreSet,
  findScoreSet,
  findScoreSetOfModel,
  insertScoreSet,
  isInStep,
  listScoreSetProgress,
  lockScoreSets,
  makeLive,
  pruneScoreSets,
  setPaused,
} from './score-set.store.js';

/** Changes of the live model that a new score set is to be built with. */
export interface ModelChange {
  readonly note: string;
  readonly thesaurus?:
    { readonly upsert: readonly unknown[]; readonly remove: readonly string[] } | undefined;
}

/** How many retired sets are kept for a roll-back. */
const RETIRED_KEPT = 1;

/** A model to be built beside the live one. */
export interface ChangedModel {
  /** Version of the model that was changed. */
  readonly basedOn: string;
  readonly draft: ModelDraft;
}

/** Undoes what was written for a change of a model that is not the live one any more. */
export class LiveModelMoved extends Error {
  override readonly name = 'LiveModelMoved';
}

/** Building, switching and rolling back score sets. */
@Injectable()
export class ScoreSetService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(): Promise<readonly ScoreSetProgress[]> {
    return listScoreSetProgress(this.dataSource.manager);
  }

  /** @throws NotFound `score-set.not-found` */
  async get(id: number): Promise<ScoreSetProgress> {
    const [set] = await listScoreSetProgress(this.dataSource.manager, id);
    if (set === undefined) throw new NotFound('score-set.not-found');
    return set;
  }

  /**
   * Starts a new set with a changed thesaurus, beside the live one. It waits for a person to switch.
   * @throws InvalidInput `thesaurus.invalid` with one field per fault, Conflict `score-set.same-model`
   */
  async build(change: ModelChange, actor: string): Promise<ScoreSetProgress> {
    for (;;) {
      const changed = await this.changeLiveModel(change, actor);
      const id = await this.startFrom(changed);
      if (id !== undefined) return this.get(id);
    }
  }

  /** The live model with a change. Nothing is locked meanwhile: edits would have to wait for as long as it is built. */
  private async changeLiveModel(change: ModelChange, actor: string): Promise<ChangedModel> {
    const live = await findLiveScoreSet(this.dataSource.manager);
    const assets =
      live === undefined ? undefined : await findModelAssets(this.dataSource.manager, live.modelVersion);
    if (live === undefined || assets === undefined) throw new Conflict('score-set.no-live-model');
    const changed = { ...assets, thesaurus: changeThesaurus(assets, change) };
    const model = keepBuiltModel(buildModel(changed));
    const baseVersion = await findBaseVersion(this.dataSource.manager, live.modelVersion);
    return {
      basedOn: live.modelVersion,
      draft: { assets: changed, model, origin: 'edited', note: change.note, actor, baseVersion },
    };
  }

  /** @returns undefined when readers were switched to another model since; nothing is written then */
  private async startFrom(changed: ChangedModel): Promise<number | undefined> {
    try {
      return (await inTrail(this.dataSource, (manager) => startScoreSet(manager, changed))).id;
    } catch (error) {
      if (error instanceof LiveModelMoved) return undefined;
      throw error;
    }
  }

  /**
   * Pauses, resumes or cancels a construction, or switches readers to a set that is no further behind the catalogue than
   * the live one; to a retired one that is a roll-back.
   * @throws NotFound, Conflict `score-set.action-not-allowed` or `score-set.incomplete`
   */
  async act(id: number, action: ScoreSetAction): Promise<ScoreSetProgress> {
    await inTrail(this.dataSource, async (manager) => {
      await lockScoreSets(manager);
      const set = await findScoreSet(manager, id);
      if (set === undefined) throw new NotFound('score-set.not-found');
      if (!isAllowed(action, set.state)) {
        throw new Conflict('score-set.action-not-allowed', { details: { action, state: set.state } });
      }
      await ACTIONS[action](manager, set);
    });
    if (action === 'cancel') return { ...(await this.get(id)), state: 'cancelled' };
    return this.get(id);
  }
}

const ACTIONS: Readonly<Record<ScoreSetAction, (manager: EntityManager, set: ScoreSet) => Promise<void>>> = {
  pause: (manager, set) => setPaused(manager, set.id, true),
  resume: (manager, set) => setPaused(manager, set.id, false),
  cancel: (manager, set) => cancelScoreSet(manager, set.id),
  switch: async (manager, set) => {
    if (!(await isInStep(manager, set.id))) throw new Conflict('score-set.incomplete');
    await switchScoreSet(manager, set);
  },
};

/**
 * Starts the set of a changed model beside the live one; it waits for a person to switch. The model is written first and the lock taken
 * after, which is held for the marks alone.
 * @throws LiveModelMoved, Conflict `score-set.same-model`
 */
export async function startScoreSet(
  manager: EntityManager,
  { basedOn, draft }: ChangedModel,
): Promise<ScoreSet> {
  await saveModel(manager, draft);
  await lockScoreSets(manager);
  if ((await findLiveScoreSet(manager))?.modelVersion !== basedOn) throw new LiveModelMoved();
  if ((await findScoreSetOfModel(manager, draft.model.version)) !== undefined) {
    throw new Conflict('score-set.same-model');
  }
  return insertScoreSet(manager, draft.model, { switchMode: 'manual', createdBy: draft.actor });
}

/** Makes a complete set live and drops what is too old to roll back to. The caller holds the score-set lock. */
export async function switchScoreSet(manager: EntityManager, set: ScoreSet): Promise<void> {
  const before = await findLiveScoreSet(manager);
  if (before !== undefined) {
    await recordModelChanges(manager, before.id, set.id);
    await recordCoverageOfSwitch(manager, before.id, set.id);
  }
  await makeLive(manager, set.id);
  await pruneScoreSets(manager, RETIRED_KEPT);
}

function changeThesaurus(assets: ModelAssets, { thesaurus }: ModelChange): readonly ConceptRecord[] {
  if (thesaurus === undefined) return assets.thesaurus;
  const removed = new Set(thesaurus.remove);
  const upserted = thesaurus.upsert as readonly ConceptRecord[];
  const replaced = new Set(upserted.map((record) => (record as Partial<ConceptRecord> | null)?.id));
  const kept = assets.thesaurus.filter(({ id }) => !removed.has(id) && !replaced.has(id));
  const records = [...kept, ...upserted];
  const faults = lintThesaurus(records).filter(({ severity }) => severity === 'error');
  if (faults.length > 0) {
    throw new InvalidInput('thesaurus.invalid', {
      details: { count: faults.length },
      fields: faults.slice(0, 50).map(({ id, code, detail }) => ({
        field: `thesaurus.${id}`,
        messageKo: `시소러스 오류 ${code}: ${detail}`,
        messageEn: `thesaurus fault ${code}: ${detail}`,
      })),
    });
  }
  return records;
}
