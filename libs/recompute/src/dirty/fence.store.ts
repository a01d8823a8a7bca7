import { type EntityManager } from 'typeorm';

/** First half of the advisory locks between batches of proposals and measures; the second half is the score set's id. */
const BATCH_LOCK = 7003;

/**
 * Keeps measures of a score set from being written until the transaction ends, so that a batch of proposals need not lock
 * the fences of thousands of them. Other batches go on.
 */
export async function holdBackMeasures(manager: EntityManager, scoreSetId: number): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock_shared($1::int, $2::int)', [BATCH_LOCK, scoreSetId]);
}

/** The other side of it, for whoever writes a measure. Batches only write what a set began with; after that nobody waits. */
export async function holdBackBatches(manager: EntityManager, scoreSetId: number): Promise<void> {
  await manager.query(
    `SELECT pg_advisory_xact_lock($1::int, $2::int)
      WHERE EXISTS (SELECT FROM recompute_dirty WHERE score_set_id = $2::int AND initial)`,
    [BATCH_LOCK, scoreSetId],
  );
}

/**
 * Locks the fence rows of some entries in the order of their ids, so that two computations that touch the same pairs
 * run one after the other and never dead-lock.
 * @returns revision up to which each entry's pairs are written; 0 when never
 */
export async function lockFences(
  manager: EntityManager,
  scoreSetId: number,
  entries: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, number>> {
  const ids = [...entries.keys()].sort();
  await manager.query(
    `INSERT INTO entry_computation (score_set_id, entry_id, entry_kind)
     SELECT $1, e.id, e.kind FROM unnest($2::uuid[], $3::text[]) AS e (id, kind) ORDER BY e.id
     ON CONFLICT DO NOTHING`,
    [scoreSetId, ids, ids.map((id) => entries.get(id))],
  );
  const rows = await manager.query<{ entry_id: string; revision: string }[]>(
    `SELECT entry_id, revision FROM entry_computation
      WHERE score_set_id = $1 AND entry_id = ANY ($2::uuid[]) ORDER BY entry_id FOR UPDATE`,
    [scoreSetId, ids],
  );
  return new Map(rows.map((row) => [row.entry_id, Number(row.revision)]));
}

/** Stores what the scorer read from measures' texts, without a word on their pairs. @param facets by id of the measure */
export async function storeFacets(
  manager: EntityManager,
  scoreSetId: number,
  facets: ReadonlyMap<string, unknown>,
): Promise<void> {
  await manager.query(
    `UPDATE entry_computation c SET facets = f.facets, computed_at = clock_timestamp()
       FROM unnest($2::uuid[], $3::jsonb[]) AS f (entry_id, facets)
      WHERE c.score_set_id = $1 AND c.entry_id = f.entry_id`,
    [
      scoreSetId,
      [...facets.keys()],
      [...facets.values()].map((read) => (read === null ? null : JSON.stringify(read))),
    ],
  );
}

/**
 * Notes that an entry's pairs are written up to a revision.
 * @param entry.refills how many wanted refills that serves
 * @param facets what the scorer read from its text
 */
export async function raiseFence(
  manager: EntityManager,
  scoreSetId: number,
  entry: { readonly id: string; readonly revision: number; readonly refills: number },
  facets: unknown,
): Promise<void> {
  await manager.query(
    `UPDATE entry_computation SET revision = $3, facets = $4::jsonb, computed_at = clock_timestamp(),
            refills_done = greatest(refills_done, $5)
      WHERE score_set_id = $1 AND entry_id = $2`,
    [scoreSetId, entry.id, entry.revision, facets === null ? null : JSON.stringify(facets), entry.refills],
  );
}

/** Raises the fences of proposals as `raiseFence` does. */
export async function raiseFences(
  manager: EntityManager,
  scoreSetId: number,
  entries: readonly { readonly id: string; readonly revision: number; readonly refills: number }[],
): Promise<void> {
  await manager.query(
    `UPDATE entry_computation c SET revision = e.revision, facets = NULL, computed_at = clock_timestamp(),
            refills_done = greatest(c.refills_done, e.refills)
       FROM unnest($2::uuid[], $3::bigint[], $4::int[]) AS e (id, revision, refills)
      WHERE c.score_set_id = $1 AND c.entry_id = e.id`,
    [
      scoreSetId,
      entries.map(({ id }) => id),
      entries.map(({ revision }) => revision),
      entries.map(({ refills }) => refills),
    ],
  );
}

/** Revisions up to which the pairs of entries are written; those that were never written are absent. */
export async function readWrittenRevisions(
  manager: EntityManager,
  scoreSetId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await manager.query<{ entry_id: string; revision: string }[]>(
    `SELECT entry_id, revision FROM entry_computation
      WHERE score_set_id = $1 AND entry_id = ANY ($2::uuid[]) AND revision > 0`,
    [scoreSetId, ids],
  );
  return new Map(rows.map((row) => [row.entry_id, Number(row.revision)]));
}
