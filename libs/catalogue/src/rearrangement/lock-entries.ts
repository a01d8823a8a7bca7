import { type ErrorCode, fieldError, InvalidInput, NotFound } from '@jeonghap/platform';
import { type EntityManager, type EntityTarget } from 'typeorm';
import { type EntryColumns } from '../entry/entry-columns.entity.js';
import { lockForEdit } from '../entry/entry-writer.js';
import { type EntryKind } from '../entry/entry.js';
import { LegislativeItemEntity } from '../legislative-item/legislative-item.entity.js';
import { ProgrammeEntity } from '../programme/programme.entity.js';
import { ProposalEntity } from '../proposal/proposal.entity.js';
import { StakeholderEntity } from '../stakeholder/stakeholder.entity.js';
import { type SeenEntry } from './rearrangement.js';

const TABLES: Readonly<
  Record<EntryKind, { readonly entity: EntityTarget<EntryColumns>; readonly notFound: ErrorCode }>
> = {
  stakeholder: { entity: StakeholderEntity, notFound: 'stakeholder.not-found' },
  proposal: { entity: ProposalEntity, notFound: 'proposal.not-found' },
  programme: { entity: ProgrammeEntity, notFound: 'programme.not-found' },
  legislative_item: { entity: LegislativeItemEntity, notFound: 'legislative-item.not-found' },
};

export const entityOf = (kind: EntryKind): EntityTarget<EntryColumns> => TABLES[kind].entity;

/**
 * Locks published entries as an editor saw them, in the order of their ids, so that two such steps wait for each other.
 * @throws NotFound, also `entry.merged`; Conflict `entry.stale`
 */
export async function lockSeen(
  manager: EntityManager,
  kind: EntryKind,
  seen: readonly SeenEntry[],
): Promise<ReadonlyMap<string, EntryColumns>> {
  const { entity, notFound } = TABLES[kind];
  const rows = new Map<string, EntryColumns>();
  for (const { id, revision } of [...seen].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const row = await lockForEdit(manager, entity, { key: id, revision }, notFound);
    if (row.visibility !== 'published') throw new NotFound(notFound);
    rows.set(id, row);
  }
  return rows;
}

/** Locks entries in the order of their ids, whatever state they are in. */
export async function lockAny(
  manager: EntityManager,
  kind: EntryKind,
  ids: readonly string[],
): Promise<void> {
  for (const id of [...ids].sort()) {
    await manager.findOne(entityOf(kind), {
      where: { id },
      loadEagerRelations: false,
      lock: { mode: 'pessimistic_write' },
    });
  }
}

/** A refusal that names one field. */
export const refusal = (
  field: string,
  rule: Parameters<typeof fieldError>[1],
  limit?: number,
): InvalidInput =>
  new InvalidInput('request.invalid', {
    details: { count: 1 },
    fields: [fieldError(field, rule, limit)],
  });
