/** Columns of an entry's history that say that it was published. @param snapshot alias of the snapshot */
export const wasPublished = (snapshot: string): string =>
  `(${snapshot} ->> 'visibility' = 'published' AND ${snapshot} ->> 'deleted_at' IS NULL)`;

/**
 * Condition that an entry is published still, so that a report may name it: what was withdrawn before the report is made is
 * not published by it once more.
 * @param id SQL of the entry's id
 */
export const isShown = (id: string): string => `EXISTS (
  ${['proposal', 'programme', 'legislative_item', 'stakeholder']
    .map(
      (table) =>
        `SELECT FROM ${table} shown WHERE shown.id = ${id} AND shown.deleted_at IS NULL AND shown.visibility = 'published'`,
    )
    .join(' UNION ALL ')})`;

/**
 * The entries of a kind as they were before a moment: `id` and `snapshot`, published or not.
 * @param moment SQL of a timestamptz
 */
export const entriesBefore = (kind: string, moment: string): string => `
  SELECT DISTINCT ON (entry_id) entry_id AS id, snapshot FROM entry_revision
   WHERE entry_kind = '${kind}' AND at < ${moment} ORDER BY entry_id, revision DESC`;

/** One entry as it was before a moment, for a lateral join: `snapshot`, only while it was published. */
export const entryBefore = (kind: string, id: string, moment: string): string => `
  (SELECT snapshot FROM (
     SELECT snapshot FROM entry_revision
      WHERE entry_kind = ${kind} AND entry_id = ${id} AND at < ${moment} ORDER BY revision DESC LIMIT 1) last
    WHERE ${wasPublished('last.snapshot')})`;
