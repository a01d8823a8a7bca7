import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { inEdit } from '../entry/entry-writer.js';
import { ENTRY_KINDS, type EntryKind, type Visibility } from '../entry/entry.js';

/** An entry that readers do not see yet. */
export interface UnpublishedEntry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly visibility: Exclude<Visibility, 'published'>;
  readonly updatedAt: Date;
}

export interface UnpublishedFilter {
  readonly kind?: EntryKind | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface Row extends UnpublishedEntry {
  readonly sortValue: string;
  readonly total: number;
}

/** What a merge hid is no draft: it is found under what it became part of. */
const hidden = (kind: EntryKind): string => `
  SELECT '${kind}' AS kind, e.id, e.external_ref, e.title, e.title_en, e.visibility, e.updated_at FROM ${kind} e
   WHERE e.deleted_at IS NULL AND e.visibility <> 'published'
     AND NOT EXISTS (SELECT FROM rearrangement r WHERE r.from_id = e.id AND r.action = 'merge' AND r.undone_at IS NULL)`;

/** Drafts and internal entries of all kinds, for those who edit the catalogue. */
@Injectable()
export class UnpublishedService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page, the one changed last first. @throws InvalidInput `request.cursor-invalid` */
  async list({ kind, limit, cursor }: UnpublishedFilter, actor: string): Promise<Page<UnpublishedEntry>> {
    const scope = ['unpublished', kind];
    const [at = null, id = null] = cursor === undefined ? [] : decodeCursor(cursor, scope, 2);
    const kinds = kind === undefined ? ENTRY_KINDS : [kind];
    const rows = await inEdit(this.dataSource, actor, undefined, (manager) =>
      manager.query<Row[]>(
        `WITH entry AS (${kinds.map(hidden).join(' UNION ALL ')})
         SELECT kind, id, external_ref AS "externalRef", title, title_en AS "titleEn", visibility,
                updated_at AS "updatedAt", updated_at::text AS "sortValue", (SELECT count(*)::int FROM entry) AS total
           FROM entry WHERE $1::text IS NULL OR (updated_at, id) < ($1::timestamptz, $2::uuid)
          ORDER BY updated_at DESC, id DESC LIMIT $3`,
        [at, id, limit + 1],
      ),
    );
    const page = cutPage(rows, limit, scope, (row) => [row.sortValue, row.id]);
    const items = page.items.map(({ sortValue: _sortValue, total: _total, ...entry }) => entry);
    return { items, nextCursor: page.nextCursor, total: rows[0]?.total ?? 0 };
  }
}
