import { presentTrail } from '@jeonghap/audit';
import {
  In,
  type EntityManager,
  type EntityTarget,
  type FindOptionsSelect,
  type FindOptionsWhere,
  IsNull,
  QueryFailedError,
} from 'typeorm';
import { SourceDocumentEntity } from '../source-document/source-document.entity.js';
import { type EntryColumns } from './entry-columns.entity.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a UUID. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** Condition of a key from outside, which names a live entry by id or by external reference (`seed:P01`). */
export function whereKey<T extends EntryColumns>(key: string): FindOptionsWhere<T> {
  const where = isUuid(key) ? { id: key.toLowerCase() } : { externalRef: key };
  return { ...where, deletedAt: IsNull() } as unknown as FindOptionsWhere<T>;
}

/** Finds a live entry by id or external reference. */
export function findRow<T extends EntryColumns>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  key: string,
): Promise<T | null> {
  return manager.findOne(entity, { where: whereKey<T>(key) });
}

/** Finds the id of a live entry by id or external reference, without reading the entry. */
export async function findId<T extends EntryColumns>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  key: string,
): Promise<string | undefined> {
  const row = await manager.findOne(entity, {
    select: { id: true } as FindOptionsSelect<T>,
    where: whereKey<T>(key),
    loadEagerRelations: false,
  });
  return row?.id;
}

/** Locks a live entry's row until the transaction ends. */
export function lockRow<T extends EntryColumns>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  key: string,
): Promise<T | null> {
  return manager.findOne(entity, {
    where: whereKey<T>(key),
    loadEagerRelations: false,
    lock: { mode: 'pessimistic_write' },
  });
}

/** The source documents that some rows name, by id. */
export async function documentsOf(
  manager: EntityManager,
  rows: readonly EntryColumns[],
): Promise<ReadonlyMap<string, SourceDocumentEntity>> {
  const ids = [...new Set(rows.map((row) => row.sourceDocumentId).filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const documents = await manager.findBy(SourceDocumentEntity, { id: In(ids) });
  return new Map(documents.map((document) => [document.id, document]));
}

/** Names the person or program behind the current transaction in the history and in the audit log. */
export async function setActor(manager: EntityManager, actor: string): Promise<void> {
  await manager.query(
    `SELECT set_config('jeonghap.actor', $1, true), set_config('jeonghap.trail', $2, true)`,
    [actor, presentTrail(actor)],
  );
}

/** Whether a failed write met the unique index on external references. */
export function isExternalRefTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  return code === '23505' && constraint?.endsWith('_external_ref') === true;
}

/** The checks of periods, and the field by which each is mended. */
const PERIOD_CHECKS: readonly (readonly [name: RegExp, field: string])[] = [
  [/^(stakeholder|proposal|programme|legislative_item)_check$/, 'validTo'],
  [/^programme_check1$/, 'applicationPeriod.to'],
];

/** The end of the period that ends before it begins, if that is why a write failed. */
export function earlyEnd(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { code, constraint = '' } = error.driverError as { code?: string; constraint?: string };
  if (code !== '23514') return undefined;
  return PERIOD_CHECKS.find(([name]) => name.test(constraint))?.[1];
}

/** Escapes what LIKE reads as wildcards. */
export const likePattern = (text: string): string =>
  `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
