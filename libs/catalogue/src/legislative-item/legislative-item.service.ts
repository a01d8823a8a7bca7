import { type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { EntryChanges } from '../entry/entry-changes.js';
import { findId } from '../entry/entry-table.js';
import {
  entryColumns,
  inEdit,
  insertRow,
  lockForEdit,
  readForEdit,
  updateRow,
} from '../entry/entry-writer.js';
import { type Axis, type EditTarget, type EntryDraft } from '../entry/entry.js';
import { createOnce } from '../idempotency/idempotency.store.js';
import { delegatingIds } from './delegating-ids.js';
import { LegislativeItemEntity } from './legislative-item.entity.js';
import { type LegalRank, type LegislativeItem, type LegislativeStage } from './legislative-item.js';
import {
  findLegislativeItem,
  type LegislativeItemFilter,
  listLegislativeItems,
} from './legislative-item.store.js';
import { notFoundOrMerged } from '../rearrangement/refuse-merged.js';
import { type MeasureWording } from '../wording/wording.js';
import { listWordings } from '../wording/wording.store.js';

export interface LegislativeItemDraft extends EntryDraft {
  readonly law?: string | null | undefined;
  readonly lawAliases?: readonly string[] | undefined;
  readonly article?: string | null | undefined;
  readonly stage: LegislativeStage;
  readonly ministry?: string | null | undefined;
  readonly promulgatedOn?: string | null | undefined;
  readonly effectiveOn?: string | null | undefined;
  readonly delegation?: string | null | undefined;
  readonly confirmed?: boolean | undefined;
  readonly unconfirmedNote?: string | null | undefined;
  readonly rank?: LegalRank | null | undefined;
  /** Ids or external references of the items that leave to this one what it rules on. */
  readonly delegatedBy?: readonly string[] | undefined;
  readonly unmadeRules?: readonly string[] | undefined;
  readonly axis?: Axis | null | undefined;
}

/** Use cases of legislative items. Keys are ids or external references. */
@Injectable()
export class LegislativeItemService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly changes: EntryChanges,
  ) {}

  list(filter: LegislativeItemFilter): Promise<Page<LegislativeItem>> {
    return listLegislativeItems(this.dataSource.manager, filter);
  }

  /** @throws NotFound `legislative-item.not-found` or `entry.merged` */
  async get(key: string, manager: EntityManager = this.dataSource.manager): Promise<LegislativeItem> {
    const item = await findLegislativeItem(manager, key);
    if (item === undefined) throw await notFoundOrMerged(manager, 'legislative_item', key);
    return item;
  }

  /** As an editor sees it, drafts and internal ones too. @throws NotFound `legislative-item.not-found` or `entry.merged` */
  getForEdit(key: string, actor: string): Promise<LegislativeItem> {
    return readForEdit(this.dataSource, actor, { kind: 'legislative_item', key }, (manager) =>
      this.get(key, manager),
    );
  }

  /** The id of a live legislative item. @throws NotFound `legislative-item.not-found` or `entry.merged` */
  async idOf(key: string): Promise<string> {
    const id = await findId(this.dataSource.manager, LegislativeItemEntity, key);
    if (id === undefined) throw await notFoundOrMerged(this.dataSource.manager, 'legislative_item', key);
    return id;
  }

  /** What a legislative item is called by those whose asks it was confirmed to answer, the one confirmed last first. */
  wordingsOf(id: string): Promise<readonly MeasureWording[]> {
    return listWordings(this.dataSource.manager, id);
  }

  /** @throws InvalidInput, Conflict */
  async create(
    draft: LegislativeItemDraft,
    actor: string,
    idempotencyKey?: string,
  ): Promise<LegislativeItem> {
    const item = await inEdit(this.dataSource, actor, draft.externalRef, async (manager) => {
      const id = await createOnce(manager, idempotencyKey, ['legislative_item', draft], () =>
        insertLegislativeItem(manager, draft),
      );
      return this.get(id, manager);
    });
    this.changes.announce();
    return item;
  }

  /** Changes the given fields. @throws NotFound, InvalidInput, Conflict `entry.stale` */
  async edit(
    target: EditTarget,
    patch: Partial<LegislativeItemDraft>,
    actor: string,
  ): Promise<LegislativeItem> {
    const item = await inEdit(this.dataSource, actor, patch.externalRef, async (manager) => {
      const { id } = await lockForEdit(manager, LegislativeItemEntity, target, 'legislative-item.not-found');
      await updateRow(manager, LegislativeItemEntity, id, await legislativeItemColumns(manager, patch, id));
      return this.get(id, manager);
    });
    this.changes.announce();
    return item;
  }
}

/** Inserts a row and returns its id. @throws InvalidInput naming an unknown document or delegating item */
export async function insertLegislativeItem(
  manager: EntityManager,
  draft: LegislativeItemDraft,
): Promise<string> {
  return insertRow(manager, LegislativeItemEntity, await legislativeItemColumns(manager, draft));
}

async function legislativeItemColumns(
  manager: EntityManager,
  draft: Partial<LegislativeItemDraft>,
  id?: string,
): Promise<Partial<LegislativeItemEntity>> {
  return {
    ...(await entryColumns(manager, draft)),
    law: draft.law,
    lawAliases: draft.lawAliases,
    article: draft.article,
    stage: draft.stage,
    ministry: draft.ministry,
    promulgatedOn: draft.promulgatedOn,
    effectiveOn: draft.effectiveOn,
    delegation: draft.delegation,
    confirmed: draft.confirmed,
    unconfirmedNote: draft.unconfirmedNote,
    rank: draft.rank,
    delegatedBy:
      draft.delegatedBy === undefined ? undefined : await delegatingIds(manager, draft.delegatedBy, id),
    unmadeRules: draft.unmadeRules,
    axis: draft.axis,
  } as Partial<LegislativeItemEntity>;
}
