import { type AlignmentModel } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import { type ScoreSet } from './score-set.js';

/** Advisory lock that edits hold shared (in the trigger) and the creation and switch of a score set exclusively. */
const SCORE_SET_LOCK = 7001;

interface ScoreSetRow {
  readonly id: number;
  readonly model_version: string;
  readonly state: ScoreSet['state'];
}

const toScoreSet = (row: ScoreSetRow): ScoreSet => ({
  id: row.id,
  modelVersion: row.model_version,
  state: row.state,
});

/** The score set that readers see; undefined before the first start. */
export async function findLiveScoreSet(manager: EntityManager): Promise<ScoreSet | undefined> {
  const [row] = await manager.query<ScoreSetRow[]>(
    `SELECT id, model_version, state FROM score_set WHERE state = 'live'`,
  );
  return row === undefined ? undefined : toScoreSet(row);
}

/**
 * Finds or creates the score set of a model. The first set of a database is live at once; a later one is built beside
 * the live one. A new set has every entry dirty. Call it inside a READ COMMITTED transaction.
 */
export async function ensureScoreSet(manager: EntityManager, model: AlignmentModel): Promise<ScoreSet> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [SCORE_SET_LOCK]);
  const [existing] = await manager.query<ScoreSetRow[]>(
    `SELECT id, model_version, state FROM score_set WHERE model_version = $1 AND state IN ('building', 'live')`,
    [model.version],
  );
  if (existing !== undefined) return toScoreSet(existing);
  const [created] = await manager.query<ScoreSetRow[]>(
    `INSERT INTO score_set (model_version, state, live_at)
     SELECT $1, CASE WHEN live.present THEN 'building' ELSE 'live' END,
            CASE WHEN live.present THEN NULL ELSE clock_timestamp() END
       FROM (SELECT EXISTS (SELECT FROM score_set WHERE state = 'live') AS present) live
     RETURNING id, model_version, state`,
    [model.version],
  );
  if (created === undefined) throw new Error('INSERT ... RETURNING gave no row');
  await storeConceptLabels(manager, created.id, model);
  await markAllDirty(manager, created.id);
  return toScoreSet(created);
}

/** Readers name concepts without loading the model. */
async function storeConceptLabels(
  manager: EntityManager,
  scoreSetId: number,
  model: AlignmentModel,
): Promise<void> {
  await manager.query(
    `INSERT INTO concept_label (score_set_id, concept_id, ko, en)
     SELECT $1, c.id, c.ko, c.en FROM unnest($2::text[], $3::text[], $4::text[]) AS c (id, ko, en)`,
    [
      scoreSetId,
      model.concepts.map((concept) => concept.id),
      model.concepts.map((concept) => concept.ko),
      model.concepts.map((concept) => concept.en),
    ],
  );
}

async function markAllDirty(manager: EntityManager, scoreSetId: number): Promise<void> {
  for (const table of ['proposal', 'programme', 'legislative_item']) {
    await manager.query(
      `INSERT INTO recompute_dirty (score_set_id, entry_id, entry_kind, want_revision)
       SELECT $1, id, '${table}', revision FROM ${table} WHERE deleted_at IS NULL
       ON CONFLICT DO NOTHING`,
      [scoreSetId],
    );
  }
}

/**
 * Makes a finished set the live one, if nothing of it is left to compute. The set that was live before is kept, so
 * that an older release finds its numbers; sets before that are dropped.
 * @returns whether the set is live now
 */
export async function switchIfComplete(manager: EntityManager, scoreSetId: number): Promise<boolean> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [SCORE_SET_LOCK]);
  const [left] = await manager.query<{ n: number }[]>(
    'SELECT count(*)::int AS n FROM recompute_dirty WHERE score_set_id = $1',
    [scoreSetId],
  );
  if (left === undefined || left.n > 0) return false;
  await manager.query(`DELETE FROM score_set WHERE state = 'retired'`);
  await manager.query(`UPDATE score_set SET state = 'retired' WHERE state = 'live' AND id <> $1`, [
    scoreSetId,
  ]);
  await manager.query(
    `DELETE FROM recompute_dirty WHERE score_set_id IN (SELECT id FROM score_set WHERE state = 'retired')`,
  );
  await manager.query(
    `UPDATE score_set SET state = 'live', live_at = clock_timestamp() WHERE id = $1 AND state = 'building'`,
    [scoreSetId],
  );
  return true;
}
