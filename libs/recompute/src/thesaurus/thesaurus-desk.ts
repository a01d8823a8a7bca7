import { type ConceptRecord, type ModelAssets } from '@jeonghap/alignment';
import { asActor } from '@jeonghap/catalogue';
import { Conflict } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type ScoreSet } from '../score-set/score-set.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';
import { applyChanges, changesBetween, type ConceptChange } from './concept-change.js';
import { type ConceptFault, faultsOf } from './concept-fault.js';
import { type StoredChange, type ThesaurusVersion } from './thesaurus-version.js';
import {
  findBaseVersion,
  findDraft,
  findThesaurusOfModel,
  findVersionOfModel,
  listChanges,
} from './thesaurus-version.store.js';

export type Concepts = ReadonlyMap<string, ConceptRecord>;

/** All that an editor of the thesaurus has before him, as of one moment. */
export interface Desk {
  readonly liveSet: ScoreSet;
  /** Version of the model that shipped, on which everything else rests. */
  readonly baseVersion: string;
  readonly shipped: Concepts;
  /** What readers see the scores of. */
  readonly live: Concepts;
  readonly draft: ThesaurusVersion | undefined;
  /** The draft's changes against what shipped, by concept; those of the live thesaurus without a draft. */
  readonly changes: ReadonlyMap<string, StoredChange>;
  /** The thesaurus of the draft; the live one without a draft. */
  readonly edited: Concepts;
}

/** Thesauri that are kept ready: a release's, the live one, one to roll back to. */
const KEPT = 4;

/** Lays out the thesaurus for those who read or change it. Thesauri of models never change, so they are read once. */
@Injectable()
export class ThesaurusDesk {
  private readonly ofModels = new Map<string, Concepts>();
  private lastFaults: { readonly key: string; readonly faults: readonly ConceptFault[] } | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs work in a transaction of somebody who works here. */
  asActor<T>(actor: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return asActor(this.dataSource, actor, work);
  }

  /**
   * @param isHeld whether the draft is to be changed: nobody else may then, until the transaction ends
   * @throws Conflict `score-set.no-live-model`
   */
  async open(manager: EntityManager, isHeld = false): Promise<Desk> {
    const liveSet = await findLiveScoreSet(manager);
    if (liveSet === undefined) throw new Conflict('score-set.no-live-model');
    const baseVersion = (await findBaseVersion(manager, liveSet.modelVersion)) ?? liveSet.modelVersion;
    const live = await this.thesaurusOf(manager, liveSet.modelVersion);
    const shipped = await this.thesaurusOf(manager, baseVersion);
    const draft = await findDraft(manager, isHeld);
    const stored =
      draft === undefined
        ? await changesOfLive(manager, { liveSet, live, shipped })
        : await listChanges(manager, draft.id);
    const changes = new Map(stored.map((change) => [change.conceptId, change]));
    return {
      liveSet,
      baseVersion,
      shipped,
      live,
      draft,
      changes,
      edited: draft === undefined ? live : toConcepts(editedThesaurus(shipped, stored)),
    };
  }

  /** What is wrong with the edited thesaurus, in words. */
  faults({ liveSet, draft, edited }: Desk): readonly ConceptFault[] {
    const key =
      draft === undefined ? liveSet.modelVersion : `${draft.id}/${draft.revision}/${liveSet.modelVersion}`;
    if (this.lastFaults?.key !== key) this.lastFaults = { key, faults: faultsOf([...edited.values()]) };
    return this.lastFaults.faults;
  }

  private async thesaurusOf(manager: EntityManager, version: string): Promise<Concepts> {
    const known = this.ofModels.get(version);
    if (known !== undefined) return known;
    const records = await findThesaurusOfModel(manager, version);
    if (records === undefined) throw new Conflict('score-set.no-live-model');
    const concepts = toConcepts(records);
    this.ofModels.set(version, concepts);
    for (const oldest of [...this.ofModels.keys()].slice(0, Math.max(0, this.ofModels.size - KEPT))) {
      this.ofModels.delete(oldest);
    }
    return concepts;
  }
}

const toConcepts = (records: readonly ConceptRecord[]): Concepts =>
  new Map(records.map((record) => [record.id, record]));

/** What shipped with the changes that are in effect. */
const editedThesaurus = (shipped: Concepts, changes: readonly StoredChange[]): readonly ConceptRecord[] =>
  applyChanges(
    [...shipped.values()],
    changes.filter(({ deferred }) => !deferred),
  );

/** What a draft begins with: the changes of the version that readers see, or else what the live thesaurus differs by. */
async function changesOfLive(
  manager: EntityManager,
  { liveSet, live, shipped }: Pick<Desk, 'liveSet' | 'live' | 'shipped'>,
): Promise<readonly StoredChange[]> {
  const version = await findVersionOfModel(manager, liveSet.modelVersion);
  if (version !== undefined) {
    const changes = await listChanges(manager, version.id);
    return changes.map((change) => ({ ...change, revision: 0 }));
  }
  return changesBetween([...shipped.values()], [...live.values()]).map((change) => ({
    ...change,
    revision: 0,
    deferred: false,
  }));
}

/** Where the edited thesaurus differs from the one that readers see the scores of. */
export const pendingChanges = ({ live, edited }: Desk): readonly ConceptChange[] =>
  changesBetween([...live.values()], [...edited.values()]);

/** The assets of a model with the thesaurus of a draft. */
export const editedAssets = (assets: ModelAssets, { edited }: Pick<Desk, 'edited'>): ModelAssets => ({
  ...assets,
  thesaurus: [...edited.values()],
});
