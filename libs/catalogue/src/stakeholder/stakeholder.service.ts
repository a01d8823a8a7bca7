import { type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import {
  entryColumns,
  inEdit,
  insertRow,
  lockForEdit,
  readForEdit,
  updateRow,
} from '../entry/entry-writer.js';
import { type EditTarget, type EntryDraft } from '../entry/entry.js';
import { createOnce } from '../idempotency/idempotency.store.js';
import { StakeholderEntity } from './stakeholder.entity.js';
import { type Stakeholder, type StakeholderType } from './stakeholder.js';
import {
  findStakeholder,
  listStakeholders,
  refuseToHideAsker,
  type StakeholderFilter,
} from './stakeholder.store.js';
import { notFoundOrMerged } from '../rearrangement/refuse-merged.js';

export interface StakeholderDraft extends EntryDraft {
  readonly type: StakeholderType;
  readonly aliases?: readonly string[] | undefined;
}

/** Use cases of stakeholders. Their texts are not scored, so edits announce nothing. */
@Injectable()
export class StakeholderService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(filter: StakeholderFilter): Promise<Page<Stakeholder>> {
    return listStakeholders(this.dataSource.manager, filter);
  }

  /** @throws NotFound `stakeholder.not-found` or `entry.merged` */
  async get(key: string, manager: EntityManager = this.dataSource.manager): Promise<Stakeholder> {
    const stakeholder = await findStakeholder(manager, key);
    if (stakeholder === undefined) throw await notFoundOrMerged(manager, 'stakeholder', key);
    return stakeholder;
  }

  /** As an editor sees it, drafts and internal ones too. @throws NotFound `stakeholder.not-found` or `entry.merged` */
  getForEdit(key: string, actor: string): Promise<Stakeholder> {
    return readForEdit(this.dataSource, actor, { kind: 'stakeholder', key }, (manager) =>
      this.get(key, manager),
    );
  }

  /** @throws Conflict `entry.external-ref-taken` */
  create(draft: StakeholderDraft, actor: string, idempotencyKey?: string): Promise<Stakeholder> {
    return inEdit(this.dataSource, actor, draft.externalRef, async (manager) => {
      const id = await createOnce(manager, idempotencyKey, ['stakeholder', draft], () =>
        insertStakeholder(manager, draft),
      );
      return this.get(id, manager);
    });
  }

  /** @throws NotFound, InvalidInput when it would hide whoever published proposals name, Conflict `entry.stale` */
  edit(target: EditTarget, patch: Partial<StakeholderDraft>, actor: string): Promise<Stakeholder> {
    return inEdit(this.dataSource, actor, patch.externalRef, async (manager) => {
      const { id } = await lockForEdit(manager, StakeholderEntity, target, 'stakeholder.not-found');
      await updateRow(manager, StakeholderEntity, id, await stakeholderColumns(manager, patch));
      if (patch.visibility !== undefined) await refuseToHideAsker(manager, id);
      return this.get(id, manager);
    });
  }
}

/** Inserts a row and returns its id. @throws InvalidInput naming an unknown document */
export async function insertStakeholder(manager: EntityManager, draft: StakeholderDraft): Promise<string> {
  return insertRow(manager, StakeholderEntity, await stakeholderColumns(manager, draft));
}

async function stakeholderColumns(
  manager: EntityManager,
  draft: Partial<StakeholderDraft>,
): Promise<Partial<StakeholderEntity>> {
  return {
    ...(await entryColumns(manager, draft)),
    type: draft.type,
    aliases: draft.aliases,
  } as Partial<StakeholderEntity>;
}
