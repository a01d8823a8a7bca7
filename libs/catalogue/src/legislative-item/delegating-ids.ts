import { fieldError, InvalidInput } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { findId } from '../entry/entry-table.js';
import { LegislativeItemEntity } from './legislative-item.entity.js';

const invalid = (field: string, rule: string): InvalidInput =>
  new InvalidInput('request.invalid', { details: { count: 1 }, fields: [fieldError(field, rule)] });

/**
 * The ids of the items that delegate to one, each once.
 * @param keys ids or external references of live items
 * @param ownId the item that they delegate to; undefined while it is being made
 * @throws InvalidInput naming the key that leads to no item, or to the item itself, whether at once or in a circle
 */
export async function delegatingIds(
  manager: EntityManager,
  keys: readonly string[],
  ownId: string | undefined,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, key] of keys.entries()) {
    const field = `delegatedBy.${String(index)}`;
    const id = await findId(manager, LegislativeItemEntity, key);
    if (id === undefined) throw invalid(field, 'isIn');
    if (ownId !== undefined && (await isUnder(manager, id, ownId))) throw invalid(field, 'isAbove');
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

/** Whether an item is the other one, or has from it, step by step, what it rules on. */
async function isUnder(manager: EntityManager, id: string, other: string): Promise<boolean> {
  const [row] = await manager.query<{ found: boolean }[]>(
    `WITH RECURSIVE above AS (
       SELECT $1::uuid AS id
       UNION
       SELECT unnest(item.delegated_by) FROM above JOIN legislative_item item ON item.id = above.id)
     SELECT EXISTS (SELECT FROM above WHERE id = $2) AS found`,
    [id, other],
  );
  return row?.found === true;
}
