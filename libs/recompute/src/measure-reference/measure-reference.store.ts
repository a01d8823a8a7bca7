import { type EntityManager } from 'typeorm';
import { type MeasureReference } from '../board/board.js';

/** Short forms of measures by id; deleted ones are left out. */
export async function readMeasureReferences(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MeasureReference>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<MeasureReference[]>(
    `SELECT id, 'programme' AS kind, external_ref AS "externalRef", title, title_en AS "titleEn", status, ministry
       FROM programme WHERE id = ANY ($1::uuid[]) AND deleted_at IS NULL
     UNION ALL
     SELECT id, 'legislative_item', external_ref, title, title_en, stage, ministry
       FROM legislative_item WHERE id = ANY ($1::uuid[]) AND deleted_at IS NULL`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
