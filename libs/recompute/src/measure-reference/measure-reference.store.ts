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

/** What is written of a measure elsewhere: its title, and whose it is. */
export interface MeasureHeading {
  readonly title: BilingualText;
  readonly ministry: string | null;
}

/** Headings of measures by id as they stand now, deleted ones too. */
export async function readMeasureHeadings(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MeasureHeading>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<{ id: string; ko: string; en: string; ministry: string | null }[]>(
    `SELECT id, title AS ko, coalesce(title_en, title) AS en, ministry FROM programme WHERE id = ANY ($1::uuid[])
     UNION ALL
     SELECT id, title, coalesce(title_en, title), ministry FROM legislative_item WHERE id = ANY ($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, ko, en, ministry }) => [id, { title: { ko, en }, ministry }]));
}
