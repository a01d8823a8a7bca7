import { type CursorPosition } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { ENTRY_KINDS, type EntryKind } from '../entry/entry.js';
import { type Import, type ImportedEntry, type NewImportedEntry } from './import.js';

/** Notes an import with what it made. @returns its id */
export async function insertImport(
  manager: EntityManager,
  draft: { readonly actor: string; readonly fileName: string | null },
  entries: readonly NewImportedEntry[],
): Promise<string> {
  const [row] = await manager.query<{ id: string }[]>(
    'INSERT INTO catalogue_import (actor, file_name) VALUES ($1, $2) RETURNING id',
    [draft.actor, draft.fileName],
  );
  const id = row?.id ?? '';
  await manager.query(
    `INSERT INTO imported_entry (import_id, no, entry_kind, entry_id)
     SELECT $1, no, kind, entry_id FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS made (kind, entry_id, no)`,
    [id, entries.map(({ kind }) => kind), entries.map((entry) => entry.id)],
  );
  return id;
}

const COUNTS = `(SELECT json_object_agg(kind, (SELECT count(*)::int FROM imported_entry e
                     WHERE e.import_id = i.id AND e.entry_kind = kind))
                   FROM unnest('{${ENTRY_KINDS.join(', ')}}'::text[]) kind) AS counts`;
const COLUMNS = `i.id, i.actor, i.file_name AS "fileName", i.at, ${COUNTS}`;

export async function findImport(manager: EntityManager, id: string): Promise<Import | undefined> {
  const [row] = await manager.query<Import[]>(`SELECT ${COLUMNS} FROM catalogue_import i WHERE i.id = $1`, [
    id,
  ]);
  return row;
}

interface PageOf {
  readonly limit: number;
  readonly after: CursorPosition | undefined;
}

/** Of an import `i`: whether it made the entry of the first parameter, where one is given. */
const MADE = `($1::uuid IS NULL OR EXISTS (SELECT FROM imported_entry e WHERE e.import_id = i.id AND e.entry_id = $1))`;

/** Imports, the latest first, and how many there are; of an entry, the one that made it. */
export async function listImports(
  manager: EntityManager,
  { limit, after = [], entry = null }: PageOf & { readonly entry?: string | null | undefined },
): Promise<{ readonly rows: readonly (Import & { readonly sortValue: string })[]; readonly total: number }> {
  const [at = null, id = null] = after;
  const rows = await manager.query<(Import & { readonly sortValue: string })[]>(
    `SELECT ${COLUMNS}, i.at::text AS "sortValue" FROM catalogue_import i
      WHERE ${MADE} AND ($2::text IS NULL OR (i.at, i.id) < ($2::timestamptz, $3::uuid))
      ORDER BY i.at DESC, i.id DESC LIMIT $4`,
    [entry, at, id, limit],
  );
  const total = await countOf(manager, `SELECT count(*)::int AS n FROM catalogue_import i WHERE ${MADE}`, [
    entry,
  ]);
  return { rows, total };
}

const titleOf = (kind: EntryKind): string =>
  `SELECT title, title_en, visibility = 'published' AND deleted_at IS NULL AS is_published FROM ${kind}
    WHERE m.entry_kind = '${kind}' AND id = m.entry_id`;

/** What an import made, in its order, and how much that is. */
export async function listImported(
  manager: EntityManager,
  importId: string,
  { limit, after = [] }: PageOf,
): Promise<{ readonly rows: readonly ImportedEntry[]; readonly total: number }> {
  const rows = await manager.query<ImportedEntry[]>(
    `SELECT m.no, m.entry_kind AS kind, m.entry_id AS id, e.title, e.title_en AS "titleEn", e.is_published AS "isPublished"
       FROM imported_entry m JOIN LATERAL (${ENTRY_KINDS.map(titleOf).join(' UNION ALL ')}) e ON true
      WHERE m.import_id = $1 AND m.no > coalesce($2::int, 0) ORDER BY m.no LIMIT $3`,
    [importId, after[0] ?? null, limit],
  );
  const total = await countOf(manager, 'SELECT count(*)::int AS n FROM imported_entry WHERE import_id = $1', [
    importId,
  ]);
  return { rows, total };
}

async function countOf(manager: EntityManager, sql: string, values: readonly unknown[]): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(sql, [...values]);
  return row?.n ?? 0;
}

/**
 * The stakeholders that texts name: an id, a reference, or the whole of a name or alias of one that is published.
 * @returns for each text the ids it may mean; a text that means none is absent
 */
export async function stakeholdersNamed(
  manager: EntityManager,
  texts: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await manager.query<{ text: string; ids: string[] }[]>(
    `WITH named AS (SELECT DISTINCT text FROM unnest($1::text[]) text),
          meant AS (
            SELECT text, s.id FROM named JOIN stakeholder s ON s.deleted_at IS NULL AND s.external_ref = named.text
            UNION SELECT text, s.id FROM named JOIN stakeholder s ON s.deleted_at IS NULL AND s.id::text = lower(named.text)
            UNION SELECT text, n.entry_id FROM named
                    JOIN entry_name n ON n.entry_kind = 'stakeholder' AND n.form = search_form(named.text)
                   WHERE NOT EXISTS (SELECT FROM stakeholder s WHERE s.external_ref = named.text)
                     AND NOT EXISTS (SELECT FROM stakeholder s WHERE s.id::text = lower(named.text)))
     SELECT text, array_agg(id) AS ids FROM meant GROUP BY text`,
    [texts],
  );
  return new Map(rows.map(({ text, ids }) => [text, ids]));
}
