import { type BilingualText } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';

/**
 * Rows of measures in short form, each a `MeasureReference`; deleted ones are left out.
 * @param ids SQL of a subquery that gives ids
 */
export const measureReferencesSql = (ids: string): string => `
  SELECT id, 'programme' AS kind, external_ref AS "externalRef", title, title_en AS "titleEn", status, ministry
    FROM programme WHERE id IN (${ids}) AND deleted_at IS NULL
  UNION ALL
  SELECT id, 'legislative_item', external_ref, title, title_en, stage, ministry
    FROM legislative_item WHERE id IN (${ids}) AND deleted_at IS NULL`;

/** Titles of measures by id as they stand now, deleted ones too. */
export async function readMeasureTitles(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Readonly<Record<string, BilingualText>>> {
  if (ids.length === 0) return {};
  const rows = await manager.query<{ id: string; ko: string; en: string }[]>(
    `SELECT id, title AS ko, coalesce(title_en, title) AS en FROM programme WHERE id = ANY ($1::uuid[])
     UNION ALL
     SELECT id, title, coalesce(title_en, title) FROM legislative_item WHERE id = ANY ($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return Object.fromEntries(rows.map(({ id, ko, en }) => [id, { ko, en }]));
}
