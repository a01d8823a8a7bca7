import { buildModel, type ConceptRecord } from '@jeonghap/alignment';
import { Conflict, InvalidInput, NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { keepBuiltModel } from '../model/built-models.js';
import { findModelAssets } from '../model/model.store.js';
import { LiveModelMoved, startScoreSet } from '../score-set/score-set.service.js';
import { type ConceptChange, isSameConcept } from './concept-change.js';
import { type ConceptFault, ownFaultsOf } from './concept-fault.js';
import { type Desk, editedAssets, pendingChanges, ThesaurusDesk } from './thesaurus-desk.js';
import { type ThesaurusVersion } from './thesaurus-version.js';
import {
  closeDraft,
  findDraft,
  findVersion,
  insertVersion,
  listChanges,
  putChanges,
  raiseRevision,
  removeChange,
} from './thesaurus-version.store.js';

/** What an editor says of a concept. What it is called for the program comes from its id. */
export type ConceptDraft = Omit<ConceptRecord, 'id' | 'type' | 'rude'>;

export interface EditTarget {
  readonly id: string;
  /** Of the change that the editor saw; 0 where the draft had none. */
  readonly revision: number;
}

/** Faults that one refusal names. */
const MOST_FAULTS = 50;

/**
 * Changing the thesaurus. All changes go into one draft, which moves no score: publishing it builds a score set beside the
 * live one, as any change of the model does.
 */
@Injectable()
export class ThesaurusEditingService {
  constructor(private readonly desk: ThesaurusDesk) {}

  /**
   * Writes a concept into the draft, which is begun when there is none.
   * @throws InvalidInput `thesaurus.invalid` for what is wrong with the concept by itself, Conflict `thesaurus.stale`
   */
  save(target: EditTarget, draft: ConceptDraft, actor: string): Promise<void> {
    return this.edit(target, actor, ({ edited, live }) => {
      const before = edited.get(target.id) ?? live.get(target.id);
      const record = toRecord(target.id, draft, before);
      refuseFaults(ownFaultsOf(record), (fault) => fault.field);
      return record;
    });
  }

  /** Takes a concept out of the draft. @throws NotFound `thesaurus.concept-not-found`, Conflict `thesaurus.stale` */
  remove(target: EditTarget, actor: string): Promise<void> {
    return this.edit(target, actor, ({ edited }) => {
      if (!edited.has(target.id)) throw new NotFound('thesaurus.concept-not-found');
      return null;
    });
  }

  /** Makes a concept of the draft as readers see the scores of. @throws Conflict `thesaurus.stale` */
  revert(target: EditTarget, actor: string): Promise<void> {
    return this.edit(target, actor, ({ live }) => live.get(target.id) ?? null);
  }

  /** Throws the draft away; without one nothing happens. */
  discard(actor: string): Promise<void> {
    return this.desk.asActor(actor, async (manager) => {
      const draft = await findDraft(manager, true);
      if (draft === undefined) return;
      await closeDraft(manager, draft.id, { state: 'discarded', modelVersion: null, note: null, actor });
    });
  }

  /**
   * Begins a draft with all that a version changed, such as one whose score set was cancelled.
   * @throws NotFound `thesaurus.version-not-found`, Conflict `thesaurus.draft-present`
   */
  restore(versionId: number, actor: string): Promise<void> {
    return this.desk.asActor(actor, async (manager) => {
      const version = await findVersion(manager, versionId);
      if (version === undefined || version.state === 'draft')
        throw new NotFound('thesaurus.version-not-found');
      const { liveSet, draft } = await this.desk.open(manager, true);
      if (draft !== undefined) throw new Conflict('thesaurus.draft-present');
      await beginDraft(manager, liveSet.modelVersion, await listChanges(manager, versionId), actor);
    });
  }

  /**
   * Builds a score set with the draft's thesaurus beside the live one. Readers see nothing of it until somebody switches.
   * @param revision of the draft that was looked at
   * @returns id of the score set
   * @throws NotFound `thesaurus.no-draft`, Conflict `thesaurus.draft-moved` or `score-set.same-model`, InvalidInput
   *   `thesaurus.invalid` with each fault
   */
  async publish(revision: number, note: string, actor: string): Promise<number> {
    try {
      return await this.publishDraft(revision, note, actor);
    } catch (error) {
      if (error instanceof LiveModelMoved) throw new Conflict('thesaurus.draft-moved');
      throw error;
    }
  }

  private publishDraft(revision: number, note: string, actor: string): Promise<number> {
    return this.desk.asActor(actor, async (manager) => {
      const desk = await this.desk.open(manager, true);
      const { draft, liveSet, baseVersion } = desk;
      if (draft === undefined) throw new NotFound('thesaurus.no-draft');
      if (draft.revision !== revision) throw new Conflict('thesaurus.draft-moved');
      if (pendingChanges(desk).length === 0) throw new Conflict('score-set.same-model');
      refuseFaults(this.desk.faults(desk), ({ conceptId, field }) => `${conceptId}.${field}`);
      const assets = await findModelAssets(manager, liveSet.modelVersion);
      if (assets === undefined) throw new Conflict('score-set.no-live-model');
      const edited = editedAssets(assets, desk);
      const set = await startScoreSet(manager, {
        basedOn: liveSet.modelVersion,
        draft: {
          assets: edited,
          model: keepBuiltModel(buildModel(edited)),
          origin: 'edited',
          note,
          actor,
          baseVersion,
        },
      });
      const { modelVersion } = set;
      await closeDraft(manager, draft.id, { state: 'published', modelVersion, note, actor });
      return set.id;
    });
  }

  /** Writes many concepts into the draft, all or none. @throws InvalidInput `thesaurus.invalid`, fields by row from 0 */
  import(
    rows: readonly { readonly id: string; readonly draft: ConceptDraft }[],
    actor: string,
  ): Promise<number> {
    return this.desk.asActor(actor, async (manager) => {
      const desk = await this.desk.open(manager, true);
      const records = rows.map(({ id, draft }) =>
        toRecord(id, draft, desk.edited.get(id) ?? desk.live.get(id)),
      );
      const faults = records.flatMap((record, row) =>
        ownFaultsOf(record).map((fault) => ({ ...fault, field: `rows.${String(row)}.${fault.field}` })),
      );
      refuseFaults([...faults, ...doubled(records)], ({ field }) => field);
      const changed = records.filter((record) => !isSameConcept(record, desk.edited.get(record.id) ?? null));
      if (changed.length === 0) return 0;
      const draft = await draftOf(manager, desk, actor);
      const revision = await raiseRevision(manager, draft.id);
      await putChanges(
        manager,
        { id: draft.id, revision },
        changed.map((record) => toChange(record, desk)),
        actor,
      );
      return changed.length;
    });
  }

  private edit(
    { id, revision }: EditTarget,
    actor: string,
    decide: (desk: Desk) => ConceptRecord | null,
  ): Promise<void> {
    return this.desk.asActor(actor, async (manager) => {
      const desk = await this.desk.open(manager, true);
      const current = desk.draft === undefined ? 0 : (desk.changes.get(id)?.revision ?? 0);
      if (current !== revision) throw new Conflict('thesaurus.stale', { details: { current } });
      const record = decide(desk);
      const shipped = desk.shipped.get(id) ?? null;
      const draft = await draftOf(manager, desk, actor);
      const next = await raiseRevision(manager, draft.id);
      if (isSameConcept(record, shipped)) await removeChange(manager, draft.id, id);
      else
        await putChanges(
          manager,
          { id: draft.id, revision: next },
          [{ conceptId: id, record, base: shipped }],
          actor,
        );
    });
  }
}

const toChange = (record: ConceptRecord, { shipped }: Desk): ConceptChange => ({
  conceptId: record.id,
  record,
  base: shipped.get(record.id) ?? null,
});

/** The draft of a desk, or a new one that begins with what readers see. */
async function draftOf(
  manager: EntityManager,
  { draft, liveSet, changes }: Desk,
  actor: string,
): Promise<Pick<ThesaurusVersion, 'id'>> {
  return draft ?? beginDraft(manager, liveSet.modelVersion, [...changes.values()], actor);
}

async function beginDraft(
  manager: EntityManager,
  fromModel: string,
  changes: readonly (ConceptChange & { readonly deferred: boolean })[],
  actor: string,
): Promise<Pick<ThesaurusVersion, 'id'>> {
  const id = await insertVersion(manager, {
    state: 'draft',
    fromModel,
    modelVersion: null,
    note: null,
    actor,
  });
  // somebody else began one at the same moment
  if (id === undefined) throw new Conflict('thesaurus.draft-moved');
  await putChanges(manager, { id, revision: 1 }, changes, actor);
  return { id };
}

/** A concept as an editor wrote it; slang that it had stays. */
function toRecord(id: string, draft: ConceptDraft, before: ConceptRecord | undefined): ConceptRecord {
  const type = (before?.type ?? id.slice(0, Math.max(0, id.indexOf('.')))) as ConceptRecord['type'];
  return { id, type, ...draft, ...(before?.rude === undefined ? {} : { rude: before.rude }) };
}

function doubled(records: readonly ConceptRecord[]): readonly ConceptFault[] {
  const seen = new Set<string>();
  return records.flatMap(({ id }, row) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        conceptId: id,
        code: 'duplicate-id' as const,
        severity: 'error' as const,
        field: `rows.${String(row)}.id`,
        messageKo: '같은 개념이 앞줄에도 있습니다.',
        messageEn: 'An earlier row has the same concept.',
      },
    ];
  });
}

/** @throws InvalidInput `thesaurus.invalid` */
function refuseFaults(faults: readonly ConceptFault[], fieldOf: (fault: ConceptFault) => string): void {
  if (faults.length === 0) return;
  throw new InvalidInput('thesaurus.invalid', {
    details: { count: faults.length },
    fields: faults
      .slice(0, MOST_FAULTS)
      .map((fault) => ({ field: fieldOf(fault), messageKo: fault.messageKo, messageEn: fault.messageEn })),
  });
}
