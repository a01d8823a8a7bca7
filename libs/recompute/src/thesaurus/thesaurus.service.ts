import { type ConceptType } from '@jeonghap/alignment';
import { cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { isConflict } from './concept-change.js';
import {
  type ConceptFilter,
  type ConceptSummary,
  type ConceptView,
  countByType,
  listConcepts,
  type ShownConcept,
  toShown,
  viewConcept,
} from './concept-view.js';
import { type Desk, pendingChanges, ThesaurusDesk } from './thesaurus-desk.js';
import {
  countVersions,
  findVersion,
  listChanges,
  listVersions,
  type VersionSummary,
} from './thesaurus-version.store.js';

/** The thesaurus at a glance. */
export interface ThesaurusState {
  readonly scoreSetId: number;
  readonly modelVersion: string;
  readonly concepts: number;
  readonly draft: DraftState | null;
}

export interface DraftState {
  readonly id: number;
  readonly revision: number;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  /** Concepts that publishing it would change for readers. */
  readonly pending: number;
  readonly faults: number;
  readonly conflicts: number;
  /** Changes that wait, since they do not fit what the release brought. */
  readonly deferred: number;
  /** Whether readers still see what they saw when it was begun. */
  readonly isFromLive: boolean;
}

export interface ConceptPage extends Page<ConceptSummary> {
  readonly types: readonly { readonly type: ConceptType; readonly concepts: number }[];
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What a version did to a concept. */
export interface VersionChange {
  readonly conceptId: string;
  readonly record: ShownConcept | null;
  /** What shipped when the change was made. */
  readonly base: ShownConcept | null;
  /** Whether it waits, since it does not fit what a release brought. */
  readonly deferred: boolean;
}

/** Reading the thesaurus as the draft has it, and what its versions changed. */
@Injectable()
export class ThesaurusService {
  constructor(private readonly desk: ThesaurusDesk) {}

  /** @throws Conflict `score-set.no-live-model` */
  state(actor: string): Promise<ThesaurusState> {
    return this.desk.asActor(actor, async (manager) => {
      const desk = await this.desk.open(manager);
      const { liveSet, live } = desk;
      return {
        scoreSetId: liveSet.id,
        modelVersion: liveSet.modelVersion,
        concepts: live.size,
        draft: this.draftState(desk),
      };
    });
  }

  /** One page of the concepts that match, by Korean name. @throws InvalidInput `request.cursor-invalid` */
  list(filter: ConceptFilter, { limit, cursor }: PageRequest, actor: string): Promise<ConceptPage> {
    return this.desk.asActor(actor, async (manager) => {
      const desk = await this.desk.open(manager);
      const scope = ['concepts', filter.q ?? null, filter.type ?? null, filter.pending, filter.troubled];
      const [afterName, afterId] = cursor === undefined ? ['', ''] : decodeCursor(cursor, scope, 2);
      const ofAnyType = listConcepts(desk, this.desk.faults(desk), { ...filter, type: undefined });
      const matching = ofAnyType.filter(({ type }) => filter.type === undefined || type === filter.type);
      const left = matching.filter(
        ({ ko, id }) => ko > String(afterName) || (ko === afterName && id > String(afterId)),
      );
      const page = cutPage(left.slice(0, limit + 1), limit, scope, ({ ko, id }) => [ko, id]);
      return { ...page, total: matching.length, types: countByType(ofAnyType) };
    });
  }

  /** All concepts of the draft, by id. */
  all(actor: string): Promise<readonly ShownConcept[]> {
    return this.desk.asActor(actor, async (manager) => {
      const { edited } = await this.desk.open(manager);
      return [...edited.values()].map(toShown).sort((a, b) => (a.id < b.id ? -1 : 1));
    });
  }

  /** @throws NotFound `thesaurus.concept-not-found` */
  get(id: string, actor: string): Promise<ConceptView> {
    return this.desk.asActor(actor, async (manager) => {
      const desk = await this.desk.open(manager);
      const view = viewConcept(id, desk, this.desk.faults(desk));
      if (view === undefined) throw new NotFound('thesaurus.concept-not-found');
      return view;
    });
  }

  /** One page of the versions that are no draft, the newest first. @throws InvalidInput `request.cursor-invalid` */
  versions({ limit, cursor }: PageRequest, actor: string): Promise<Page<VersionSummary>> {
    return this.desk.asActor(actor, async (manager) => {
      const scope = 'thesaurus-versions';
      const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, scope, 1);
      const rows = await listVersions(manager, before === null ? null : Number(before), limit + 1);
      const page = cutPage(rows, limit, scope, ({ id }) => [id]);
      return { ...page, total: await countVersions(manager) };
    });
  }

  /** One page of what a version changed, by concept. @throws NotFound `thesaurus.version-not-found` */
  changes(id: number, { limit, cursor }: PageRequest, actor: string): Promise<Page<VersionChange>> {
    return this.desk.asActor(actor, async (manager) => {
      if ((await findVersion(manager, id)) === undefined) throw new NotFound('thesaurus.version-not-found');
      const scope = ['thesaurus-changes', id];
      const [after] = cursor === undefined ? [''] : decodeCursor(cursor, scope, 1);
      const all = await listChanges(manager, id);
      const left = all.filter(({ conceptId }) => conceptId > String(after));
      const page = cutPage(left.slice(0, limit + 1), limit, scope, ({ conceptId }) => [conceptId]);
      const items = page.items.map(({ conceptId, record, base, deferred }) => ({
        conceptId,
        record: record && toShown(record),
        base: base && toShown(base),
        deferred,
      }));
      return { items, nextCursor: page.nextCursor, total: all.length };
    });
  }

  private draftState(desk: Desk): DraftState | null {
    const { draft, liveSet, changes, shipped } = desk;
    if (draft === undefined) return null;
    const kept = [...changes.values()];
    return {
      id: draft.id,
      revision: draft.revision,
      createdBy: draft.createdBy,
      createdAt: draft.createdAt,
      pending: pendingChanges(desk).length,
      faults: this.desk.faults(desk).length,
      conflicts: kept.filter((change) => isConflict(change, shipped.get(change.conceptId) ?? null)).length,
      deferred: kept.filter(({ deferred }) => deferred).length,
      isFromLive: draft.fromModel === liveSet.modelVersion,
    };
  }
}
