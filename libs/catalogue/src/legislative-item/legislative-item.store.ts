import { type Page } from '@jeonghap/platform';
import { type EntityManager, In, IsNull } from 'typeorm';
import { fetchPage, type SortKey } from '../entry/entry-list.js';
import { documentsOf, findRow, likePattern } from '../entry/entry-table.js';
import { type Axis } from '../entry/entry.js';
import { toEntry } from '../entry/to-entry.js';
import { type SourceDocumentEntity } from '../source-document/source-document.entity.js';
import { LegislativeItemEntity } from './legislative-item.entity.js';
import {
  type LegislativeItem,
  type LegislativeItemReference,
  type LegislativeStage,
} from './legislative-item.js';

export const LEGISLATIVE_ITEM_SORTS = {
  title: { sql: 'entry.title', type: 'text', direction: 'ASC' },
  '-updated': { sql: 'entry.updated_at', type: 'timestamptz', direction: 'DESC' },
} as const satisfies Record<string, SortKey>;

export interface LegislativeItemFilter {
  readonly q?: string | undefined;
  readonly stage?: readonly LegislativeStage[] | undefined;
  readonly axis?: readonly Axis[] | undefined;
  readonly ministry?: readonly string[] | undefined;
  readonly law?: readonly string[] | undefined;
  readonly sort: keyof typeof LEGISLATIVE_ITEM_SORTS;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Finds a live legislative item by id or external reference. */
export async function findLegislativeItem(
  manager: EntityManager,
  key: string,
): Promise<LegislativeItem | undefined> {
  const row = await findRow(manager, LegislativeItemEntity, key);
  if (row === null) return undefined;
  const [item] = await toLegislativeItems(manager, [row]);
  return item;
}

/** One page of published legislative items; `q` also finds a law by its aliases. */
export async function listLegislativeItems(
  manager: EntityManager,
  filter: LegislativeItemFilter,
): Promise<Page<LegislativeItem>> {
  const { limit, cursor, ...scope } = filter;
  const builder = manager
    .createQueryBuilder(LegislativeItemEntity, 'entry')
    .where(`entry.deleted_at IS NULL AND entry.visibility = 'published'`);
  if (filter.q !== undefined) {
    builder.andWhere(
      `((entry.title || ' ' || coalesce(entry.title_en, '') || ' ' || entry.body) ILIKE :q
        OR (coalesce(entry.law, '') || ' ' || array_to_string(entry.law_aliases, ' ')) ILIKE :q
        OR entry.article ILIKE :q OR entry.external_ref = :exact)`,
      { q: likePattern(filter.q), exact: filter.q },
    );
  }
  const { stage, axis, ministry, law } = filter;
  if (stage?.length) builder.andWhere('entry.stage IN (:...stage)', { stage });
  if (axis?.length) builder.andWhere('entry.axis IN (:...axis)', { axis });
  if (ministry?.length) builder.andWhere('entry.ministry IN (:...ministry)', { ministry });
  if (law?.length) {
    builder.andWhere('(entry.law = ANY (:law::text[]) OR entry.law_aliases && :law::text[])', { law });
  }
  const page = await fetchPage(builder, { sort: LEGISLATIVE_ITEM_SORTS[filter.sort], limit, cursor, scope });
  return { ...page, items: await toLegislativeItems(manager, page.items) };
}

async function toLegislativeItems(
  manager: EntityManager,
  rows: readonly LegislativeItemEntity[],
): Promise<LegislativeItem[]> {
  const documents = await documentsOf(manager, rows);
  const delegating = await delegatingItems(manager, rows);
  return rows.map((row) => ({
    ...toLegislativeItem(row, documents.get(row.sourceDocumentId ?? '')),
    delegatedBy: row.delegatedBy.flatMap((id) => delegating.get(id) ?? []),
  }));
}

/** The live items that some rows name as delegating to them, by id; those that the reader may not see are left out. */
async function delegatingItems(
  manager: EntityManager,
  rows: readonly LegislativeItemEntity[],
): Promise<ReadonlyMap<string, LegislativeItemReference>> {
  const ids = [...new Set(rows.flatMap((row) => row.delegatedBy))];
  if (ids.length === 0) return new Map();
  const found = await manager.find(LegislativeItemEntity, {
    select: { id: true, externalRef: true, title: true, titleEn: true },
    where: { id: In(ids), deletedAt: IsNull() },
  });
  return new Map(
    found.map(({ id, externalRef, title, titleEn }) => [id, { id, externalRef, title, titleEn }]),
  );
}

function toLegislativeItem(
  row: LegislativeItemEntity,
  document: SourceDocumentEntity | undefined,
): Omit<LegislativeItem, 'delegatedBy'> {
  return {
    ...toEntry(row, document),
    law: row.law,
    lawAliases: row.lawAliases,
    article: row.article,
    stage: row.stage,
    ministry: row.ministry,
    promulgatedOn: row.promulgatedOn,
    effectiveOn: row.effectiveOn,
    delegation: row.delegation,
    confirmed: row.confirmed,
    unconfirmedNote: row.unconfirmedNote,
    rank: row.rank,
    unmadeRules: row.unmadeRules,
    axis: row.axis,
    facetOverrides: row.facetOverrides,
  };
}
