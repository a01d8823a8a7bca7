import { fieldError, InvalidInput } from '@jeonghap/platform';
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
import { ProposalEntity } from './proposal.entity.js';
import { type AskDraft, planAskChanges, type Proposal } from './proposal.js';
import {
  findAsks,
  findProposal,
  refuseHiddenStakeholder,
  saveAsks,
  stakeholderIdOf,
} from './proposal.store.js';
import { notFoundOrMerged } from '../rearrangement/refuse-merged.js';

export interface ProposalDraft extends EntryDraft {
  /** Id or external reference of the stakeholder. */
  readonly stakeholder: string;
  readonly speakerRole?: string | null | undefined;
  readonly speakerRoleEn?: string | null | undefined;
  readonly occasion?: string | null | undefined;
  readonly occasionEn?: string | null | undefined;
  readonly occasionDate?: string | null | undefined;
  readonly axis?: Axis | null | undefined;
  readonly asks: readonly AskDraft[];
}

/** Use cases of proposals. Keys are ids or external references. */
@Injectable()
export class ProposalService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly changes: EntryChanges,
  ) {}

  /** @throws NotFound `proposal.not-found` or `entry.merged` */
  async get(key: string, manager: EntityManager = this.dataSource.manager): Promise<Proposal> {
    const proposal = await findProposal(manager, key);
    if (proposal === undefined) throw await notFoundOrMerged(manager, 'proposal', key);
    return proposal;
  }

  /** As an editor sees it, drafts and internal ones too. @throws NotFound `proposal.not-found` or `entry.merged` */
  getForEdit(key: string, actor: string): Promise<Proposal> {
    return readForEdit(this.dataSource, actor, { kind: 'proposal', key }, (manager) =>
      this.get(key, manager),
    );
  }

  /** The id of a live proposal. @throws NotFound `proposal.not-found` or `entry.merged` */
  async idOf(key: string): Promise<string> {
    const id = await findId(this.dataSource.manager, ProposalEntity, key);
    if (id === undefined) throw await notFoundOrMerged(this.dataSource.manager, 'proposal', key);
    return id;
  }

  /** Creates a proposal with its asks. @throws InvalidInput, Conflict */
  async create(draft: ProposalDraft, actor: string, idempotencyKey?: string): Promise<Proposal> {
    const proposal = await inEdit(this.dataSource, actor, draft.externalRef, async (manager) => {
      const id = await createOnce(manager, idempotencyKey, ['proposal', draft], () =>
        insertProposal(manager, draft),
      );
      return this.get(id, manager);
    });
    this.changes.announce();
    return proposal;
  }

  /**
   * Changes the given fields. `asks`, where given, is the whole new list: asks with an id keep their identity.
   * @throws NotFound, InvalidInput, Conflict `entry.stale`
   */
  async edit(target: EditTarget, patch: Partial<ProposalDraft>, actor: string): Promise<Proposal> {
    const proposal = await inEdit(this.dataSource, actor, patch.externalRef, async (manager) => {
      const { id } = await lockForEdit(manager, ProposalEntity, target, 'proposal.not-found');
      await updateRow(manager, ProposalEntity, id, await proposalColumns(manager, patch));
      if (patch.asks !== undefined) await replaceAsks(manager, id, patch.asks);
      await refuseHiddenStakeholder(manager, id);
      return this.get(id, manager);
    });
    this.changes.announce();
    return proposal;
  }
}

/** Inserts a proposal with its asks and returns its id. @throws InvalidInput naming an unknown or hidden stakeholder, or an unknown document */
export async function insertProposal(manager: EntityManager, draft: ProposalDraft): Promise<string> {
  const id = await insertRow(manager, ProposalEntity, await proposalColumns(manager, draft));
  await replaceAsks(manager, id, draft.asks);
  await refuseHiddenStakeholder(manager, id);
  return id;
}

async function proposalColumns(
  manager: EntityManager,
  draft: Partial<ProposalDraft>,
): Promise<Partial<ProposalEntity>> {
  return {
    ...(await entryColumns(manager, draft)),
    stakeholderId:
      draft.stakeholder === undefined ? undefined : await stakeholderIdOf(manager, draft.stakeholder),
    speakerRole: draft.speakerRole,
    speakerRoleEn: draft.speakerRoleEn,
    occasion: draft.occasion,
    occasionEn: draft.occasionEn,
    occasionDate: draft.occasionDate,
    axis: draft.axis,
  } as Partial<ProposalEntity>;
}

async function replaceAsks(
  manager: EntityManager,
  proposalId: string,
  drafts: readonly AskDraft[],
): Promise<void> {
  const stored = await findAsks(manager, proposalId);
  const plan = planAskChanges(stored, drafts);
  if (plan.unknown.length > 0) {
    const fields = drafts.flatMap((draft, index) =>
      draft.id !== undefined && plan.unknown.includes(draft.id)
        ? [fieldError(`asks.${index}.id`, 'isIn')]
        : [],
    );
    throw new InvalidInput('request.invalid', { details: { count: fields.length }, fields });
  }
  await saveAsks(manager, proposalId, stored, plan);
}
