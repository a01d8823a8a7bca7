import { fieldError, InvalidInput } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { documentsOf, findRow } from '../entry/entry-table.js';
import { toEntry } from '../entry/to-entry.js';
import { StakeholderEntity } from '../stakeholder/stakeholder.entity.js';
import { toStakeholderReference } from '../stakeholder/stakeholder.store.js';
import { AskEntity, ProposalEntity } from './proposal.entity.js';
import { type Ask, type AskChanges, type Proposal } from './proposal.js';

/** Finds a live proposal with its asks by id or external reference. */
export async function findProposal(manager: EntityManager, key: string): Promise<Proposal | undefined> {
  const row = await findRow(manager, ProposalEntity, key);
  if (row === null) return undefined;
  const [documents, stakeholder, asks] = [
    await documentsOf(manager, [row]),
    await manager.findOneByOrFail(StakeholderEntity, { id: row.stakeholderId }),
    await findAsks(manager, row.id),
  ];
  return {
    ...toEntry(row, documents.get(row.sourceDocumentId ?? '')),
    stakeholder: toStakeholderReference(stakeholder),
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

const contentOf = ({ no, text, splitBy, facetOverrides }: Omit<Ask, 'id'>): string =>
  JSON.stringify([no, text, splitBy, facetOverrides]);

/** @throws InvalidInput naming the field when there is no such stakeholder */
export async function stakeholderIdOf(manager: EntityManager, key: string): Promise<string> {
  const row = await findRow(manager, StakeholderEntity, key);
  if (row === null) {
    throw new InvalidInput('request.invalid', {
      details: { count: 1 },
      fields: [fieldError('stakeholder', 'isIn')],
    });
  }
  return row.id;
}
