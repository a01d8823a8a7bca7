import { fieldError, InvalidInput } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { whereKey } from '../entry/entry-table.js';
import { toEntry } from '../entry/to-entry.js';
import { findMergedInto } from '../rearrangement/rearrangement.store.js';
import { SourceDocumentEntity } from '../source-document/source-document.entity.js';
import { StakeholderEntity } from '../stakeholder/stakeholder.entity.js';
import { toStakeholderReference } from '../stakeholder/stakeholder.store.js';
import { AskEntity, ProposalEntity } from './proposal.entity.js';
import { type Ask, type AskChanges, type Proposal } from './proposal.js';

/** Finds a live proposal with its asks by id or external reference. */
export async function findProposal(manager: EntityManager, key: string): Promise<Proposal | undefined> {
  const row = await manager
    .createQueryBuilder(ProposalEntity, 'entry')
    .innerJoinAndSelect('entry.stakeholder', 'stakeholder')
    .leftJoinAndMapOne(
      'entry.document',
      SourceDocumentEntity,
      'document',
      'document.id = entry.sourceDocumentId',
    )
    .setFindOptions({ where: whereKey<ProposalEntity>(key) })
    .getOne();
  if (row === null) return undefined;
  // what leftJoinAndMapOne adds is not in the entity's type
  const { document } = row as { document?: SourceDocumentEntity | null };
  const asks = await findAsks(manager, row.id);
  return {
    ...toEntry(row, document ?? undefined),
    stakeholder: toStakeholderReference(row.stakeholder),
    speakerRole: row.speakerRole,
    speakerRoleEn: row.speakerRoleEn,
    occasion: row.occasion,
    occasionEn: row.occasionEn,
    occasionDate: row.occasionDate,
    axis: row.axis,
    asks,
  };
}

/** The asks of a proposal in their order. */
export async function findAsks(manager: EntityManager, proposalId: string): Promise<readonly Ask[]> {
  const rows = await manager.find(AskEntity, { where: { proposalId }, order: { no: 'ASC' } });
  return rows.map(({ id, no, text, splitBy, facetOverrides }) => ({ id, no, text, splitBy, facetOverrides }));
}

/** Writes the planned changes; asks that stay as they are are not touched. */
export async function saveAsks(
  manager: EntityManager,
  proposalId: string,
  stored: readonly Ask[],
  changes: AskChanges,
): Promise<void> {
  if (changes.remove.length > 0) await manager.delete(AskEntity, [...changes.remove]);
  const before = new Map(stored.map((ask) => [ask.id, contentOf(ask)]));
  for (const { id, ...ask } of changes.save) {
    if (id === undefined) {
      await manager.insert(AskEntity, { proposalId, ...ask });
    } else if (before.get(id) !== contentOf(ask)) {
      await manager.update(AskEntity, id, ask);
    }
  }
}

/** Makes the asks of a proposal these and no others, each under its id. */
export async function writeAsks(
  manager: EntityManager,
  proposalId: string,
  asks: readonly Ask[],
): Promise<void> {
  const stored = await findAsks(manager, proposalId);
  const known = new Set(stored.map(({ id }) => id));
  const kept = new Set(asks.map(({ id }) => id));
  for (const ask of asks) if (!known.has(ask.id)) await manager.insert(AskEntity, { proposalId, ...ask });
  await saveAsks(manager, proposalId, stored, {
    unknown: [],
    remove: stored.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    save: asks.filter(({ id }) => known.has(id)),
  });
}

const contentOf = ({ no, text, splitBy, facetOverrides }: Omit<Ask, 'id'>): string =>
  JSON.stringify([no, text, splitBy, facetOverrides]);

/** The stakeholder that a key names, or that it is part of now. @throws InvalidInput naming the field when there is none */
export async function stakeholderIdOf(manager: EntityManager, key: string): Promise<string> {
  // a merge of the stakeholder in flight is waited for, so that no proposal stays behind with what is hidden
  const row = await manager.findOne(StakeholderEntity, {
    where: whereKey<StakeholderEntity>(key),
    lock: { mode: 'for_key_share' },
  });
  const id = (await findMergedInto(manager, 'stakeholder', key)) ?? row?.id;
  if (id === undefined) {
    throw new InvalidInput('request.invalid', {
      details: { count: 1 },
      fields: [fieldError('stakeholder', 'isIn')],
    });
  }
  return id;
}

/** @throws InvalidInput naming the field when a published proposal would be of somebody whom readers cannot see */
export async function refuseHiddenStakeholder(manager: EntityManager, proposalId: string): Promise<void> {
  const [row] = await manager.query<{ hidden: boolean }[]>(
    `SELECT p.visibility = 'published' AND s.visibility <> 'published' AS hidden
       FROM proposal p JOIN stakeholder s ON s.id = p.stakeholder_id WHERE p.id = $1 FOR KEY SHARE OF s`,
    [proposalId],
  );
  if (row?.hidden !== true) return;
  const fields = [fieldError('stakeholder', 'isPublished')];
  throw new InvalidInput('request.invalid', { details: { count: 1 }, fields });
}
