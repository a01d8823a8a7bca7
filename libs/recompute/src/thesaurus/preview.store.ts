import { type EntityManager } from 'typeorm';
import { type PreviewResult, type PreviewState } from './preview.js';

/** A look at what a draft would move. */
export interface Preview {
  readonly id: number;
  readonly versionId: number;
  /** Of the draft that it is about. */
  readonly versionRevision: number;
  /** Proposals to look at; null for all. */
  readonly sampleSize: number | null;
  readonly state: PreviewState;
  readonly total: number;
  readonly done: number;
  readonly result: PreviewResult | null;
  readonly error: string | null;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

/** How long a worker may go without a word, seconds on the database's clock. */
const LEASE_SECONDS = 60;
/** How often a worker may die of a preview. */
const MAX_ATTEMPTS = 3;

const COLUMNS = `id, version_id AS "versionId", version_revision AS "versionRevision", sample_size AS "sampleSize", state,
  total, done, result, error, requested_by AS "requestedBy", requested_at AS "requestedAt", finished_at AS "finishedAt"`;

/** Asks for a preview; those that were asked for before are not wanted any more. @returns its id */
export async function insertPreview(
  manager: EntityManager,
  draft: { readonly id: number; readonly revision: number },
  sampleSize: number | null,
  actor: string,
): Promise<number> {
  await manager.query(
    `UPDATE thesaurus_preview SET state = 'cancelled', finished_at = clock_timestamp()
      WHERE state IN ('waiting', 'running')`,
  );
  const rows = await manager.query<{ id: number }[]>(
    `INSERT INTO thesaurus_preview (version_id, version_revision, sample_size, state, requested_by)
     VALUES ($1, $2, $3, 'waiting', $4) RETURNING id`,
    [draft.id, draft.revision, sampleSize, actor],
  );
  return rows[0]?.id ?? 0;
}

/** The newest preview of a version. */
export async function findPreviewOf(manager: EntityManager, versionId: number): Promise<Preview | undefined> {
  const [row] = await manager.query<Preview[]>(
    `SELECT ${COLUMNS} FROM thesaurus_preview WHERE version_id = $1 ORDER BY id DESC LIMIT 1`,
    [versionId],
  );
  return row;
}

/** @returns whether there was one to cancel */
export async function cancelPreview(manager: EntityManager, id: number): Promise<boolean> {
  const [, count] = await manager.query<[unknown[], number]>(
    `UPDATE thesaurus_preview SET state = 'cancelled', finished_at = clock_timestamp()
      WHERE id = $1 AND state IN ('waiting', 'running')`,
    [id],
  );
  return count > 0;
}

/** Takes a preview up that waits, or whose worker went without a word; one that kills its workers fails. */
export async function claimPreview(manager: EntityManager): Promise<Preview | undefined> {
  const isFree = `(state = 'waiting' OR state = 'running' AND lease_until < clock_timestamp())`;
  await manager.query(
    `UPDATE thesaurus_preview SET state = 'failed', error = 'the worker ended during the preview',
            finished_at = clock_timestamp()
      WHERE ${isFree} AND attempts >= $1`,
    [MAX_ATTEMPTS],
  );
  const [rows] = await manager.query<[Preview[], number]>(
    `UPDATE thesaurus_preview
        SET state = 'running', attempts = attempts + 1, done = 0, started_at = clock_timestamp(),
            lease_until = clock_timestamp() + make_interval(secs => $1)
      WHERE id = (SELECT id FROM thesaurus_preview WHERE ${isFree} ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING ${COLUMNS}`,
    [LEASE_SECONDS],
  );
  return rows[0];
}

/** Says how far a preview is. @returns whether it is still wanted */
export async function noteProgress(
  manager: EntityManager,
  id: number,
  { done, total }: { readonly done: number; readonly total: number },
): Promise<boolean> {
  const [, count] = await manager.query<[unknown[], number]>(
    `UPDATE thesaurus_preview SET done = $2, total = $3, lease_until = clock_timestamp() + make_interval(secs => $4)
      WHERE id = $1 AND state = 'running'`,
    [id, done, total, LEASE_SECONDS],
  );
  return count > 0;
}

export async function finishPreview(
  manager: EntityManager,
  id: number,
  end: { readonly result: PreviewResult } | { readonly error: string },
): Promise<void> {
  const [result, error] = 'result' in end ? [JSON.stringify(end.result), null] : [null, end.error];
  await manager.query(
    `UPDATE thesaurus_preview
        SET state = CASE WHEN $3::text IS NULL THEN 'done' ELSE 'failed' END, result = $2::jsonb, error = $3,
            done = CASE WHEN $3::text IS NULL THEN total ELSE done END, finished_at = clock_timestamp()
      WHERE id = $1 AND state = 'running'`,
    [id, result, error],
  );
}
