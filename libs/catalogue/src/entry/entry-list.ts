import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/** A sort key of a list: the SQL that it reads, its type for the way back, and its direction. */
export interface SortKey {
  readonly sql: string;
  readonly type: 'text' | 'timestamptz' | 'int';
  readonly direction: 'ASC' | 'DESC';
}

export interface PageRequest {
  readonly sort: SortKey;
  readonly limit: number;
  readonly cursor: string | undefined;
  /** Filters and sort: what a cursor is bound to. */
  readonly scope: unknown;
}

/**
 * Runs one page of a filtered query by keyset (sort value, id), so that pages stay stable while entries change.
 * @param builder query with alias `entry` and its filters set
 */
export async function fetchPage<T extends ObjectLiteral & { id: string }>(
  builder: SelectQueryBuilder<T>,
  { sort, limit, cursor, scope }: PageRequest,
): Promise<Page<T>> {
  const total = await builder.clone().getCount();
  if (cursor !== undefined) {
    const [value, id] = decodeCursor(cursor, scope, 2);
    const comparison = sort.direction === 'ASC' ? '>' : '<';
    builder.andWhere(`(${sort.sql}, entry.id) ${comparison} (:after::${sort.type}, :afterId::uuid)`, {
      after: value,
      afterId: id,
    });
  }
  const { entities, raw } = await builder
    .addSelect(`(${sort.sql})::text`, 'sort_value')
    .orderBy(sort.sql, sort.direction)
    .addOrderBy('entry.id', sort.direction)
    .limit(limit + 1)
    .getRawAndEntities<{ sort_value: string }>();
  const rows = entities.map((entity, index) => ({ entity, sortValue: raw[index]?.sort_value ?? null }));
  const page = cutPage(rows, limit, scope, ({ entity, sortValue }) => [sortValue, entity.id]);
  return { items: page.items.map(({ entity }) => entity), total, nextCursor: page.nextCursor };
}
