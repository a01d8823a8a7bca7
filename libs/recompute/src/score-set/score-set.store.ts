import { type AlignmentModel } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import { estimateSecondsLeft, type ScoreSet, type ScoreSetProgress } from './score-set.js';

/** Advisory lock that edits (in the trigger) and workers' writings hold shared, and the creation and switch of a score set exclusively. */
const SCORE_SET_LOCK = 7001;
/** Computation rate is measured over this long, seconds. */
const RATE_WINDOW_SECONDS = 60;

const COLUMNS = `s.id, s.model_version AS "modelVersion", s.state, s.switch_mode AS "switchMode", s.paused`;

/** Common table `live` for statements that read with one look: the score set that readers see, or no row. */
export const LIVE_SCORE_SET = `live AS MATERIALIZED (
  SELECT id, model_version AS "modelVersion" FROM score_set WHERE state = 'live')`;
export const LIVE_SCORE_SET_ID = '(SELECT id FROM live)';

/** Makes edits in flight commit first and others wait, until the transaction ends. */
export async function lockScoreSets(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [SCORE_SET_LOCK]);
}

/** Makes the creation and switch of score sets wait until the transaction ends; other writers go on. */
export async function holdScoreSets(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock_shared($1)', [SCORE_SET_LOCK]);
}

/** The score set that readers see; undefined before the first start. */
export async function findLiveScoreSet(manager: EntityManager): Promise<ScoreSet | undefined> {
  const [row] = await manager.query<ScoreSet[]>(`SELECT ${COLUMNS} FROM score_set s WHERE s.state = 'live'`);
  return row;
}

export async function findScoreSet(manager: EntityManager, id: number): Promise<ScoreSet | undefined> {
  const [row] = await manager.query<ScoreSet[]>(`SELECT ${COLUMNS} FROM score_set s WHERE s.id = $1`, [id]);
  return row;
}

/** The set of a model that is not cancelled. */
export async function findScoreSetOfModel(
  manager: EntityManager,
  version: string,
): Promise<ScoreSet | undefined> {
  const [row] = await manager.query<ScoreSet[]>(
    `SELECT ${COLUMNS} FROM score_set s WHERE s.model_version = $1 AND s.state <> 'cancelled'`,
    [version],
  );
  return row;
}

/** Sets that workers keep up to date: the live one first, then those under construction, then the retired ones. */
export function listComputableScoreSets(manager: EntityManager): Promise<readonly ScoreSet[]> {
  return manager.query<ScoreSet[]>(
    `SELECT ${COLUMNS} FROM score_set s
      WHERE s.state IN ('live', 'building', 'complete', 'retired') AND NOT s.paused
      ORDER BY array_position(ARRAY['live', 'building', 'complete', 'retired'], s.state), s.id DESC`,
  );
}

export interface ScoreSetDraft {
  readonly switchMode: ScoreSet['switchMode'];
  readonly createdBy: string | null;
}

/**
 * Creates the set of a model with every entry dirty. The first set of a database is live at once; a later one is built
 * beside the live one. Call it in a READ COMMITTED transaction that holds the score-set lock.
 */
export async function insertScoreSet(
  manager: EntityManager,
  model: AlignmentModel,
  { switchMode, createdBy }: ScoreSetDraft,
): Promise<ScoreSet> {
  const [created] = await manager.query<ScoreSet[]>(
    `INSERT INTO score_set AS s (model_version, state, live_at, switch_mode, created_by)
     SELECT $1, CASE WHEN live.present THEN 'building' ELSE 'live' END,
            CASE WHEN live.present THEN NULL ELSE clock_timestamp() END, $2, $3
       FROM (SELECT EXISTS (SELECT FROM score_set WHERE state = 'live') AS present) live
     RETURNING ${COLUMNS}`,
    [model.version, switchMode, createdBy],
  );
  if (created === undefined) throw new Error('INSERT ... RETURNING gave no row');
  await storeConceptLabels(manager, created.id, model);
  await markAllDirty(manager, created.id);
  await manager.query(
    `UPDATE score_set SET entries_total = (SELECT count(*) FROM recompute_dirty WHERE score_set_id = $1) WHERE id = $1`,
    [created.id],
  );
  return created;
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

/** A proposal's computation covers all its pairs, so of a measure only the facets are left to read. */
async function markAllDirty(manager: EntityManager, scoreSetId: number): Promise<void> {
  for (const table of ['programme', 'legislative_item', 'proposal']) {
    await manager.query(
      `INSERT INTO recompute_dirty (score_set_id, entry_id, entry_kind, want_revision, pairs_wanted, initial)
       SELECT $1, id, '${table}', revision, ${String(table === 'proposal')}, true FROM ${table} WHERE deleted_at IS NULL
       ON CONFLICT DO NOTHING`,
      [scoreSetId],
    );
  }
}

/**
 * Whether all that a set began with is computed; entries that failed count as left. What was edited since is as far
 * behind as in the live set, and would otherwise hold up the completion for ever.
 */
export async function isComplete(manager: EntityManager, scoreSetId: number): Promise<boolean> {
  const [left] = await manager.query<{ left: boolean }[]>(
    'SELECT EXISTS (SELECT FROM recompute_dirty WHERE score_set_id = $1 AND initial) AS left',
    [scoreSetId],
  );
  return left?.left === false;
}

/** Whether a set has nothing left to compute that the live set does not have left as well. */
export async function isInStep(manager: EntityManager, scoreSetId: number): Promise<boolean> {
  const [behind] = await manager.query<{ behind: boolean }[]>(
    `SELECT EXISTS (
       SELECT FROM recompute_dirty d WHERE d.score_set_id = $1 AND NOT EXISTS (
         SELECT FROM recompute_dirty l JOIN score_set s ON s.id = l.score_set_id AND s.state = 'live'
          WHERE l.entry_id = d.entry_id)) AS behind`,
    [scoreSetId],
  );
  return behind?.behind === false;
}

export async function markComplete(manager: EntityManager, scoreSetId: number): Promise<void> {
  await manager.query(
    `UPDATE score_set SET state = 'complete', completed_at = clock_timestamp() WHERE id = $1 AND state = 'building'`,
    [scoreSetId],
  );
}

/** Makes a set the live one in one step for all readers; the one before is kept for a roll-back. */
export async function makeLive(manager: EntityManager, scoreSetId: number): Promise<void> {
  await manager.query(
    `UPDATE score_set SET state = 'retired', retired_at = clock_timestamp() WHERE state = 'live' AND id <> $1`,
    [scoreSetId],
  );
  await manager.query(
    `UPDATE score_set SET state = 'live', live_at = clock_timestamp(), retired_at = NULL WHERE id = $1`,
    [scoreSetId],
  );
}

/** Drops retired sets beyond the newest `kept` ones, and cancelled ones, with all their rows. */
export async function pruneScoreSets(manager: EntityManager, kept: number): Promise<number> {
  const [, dropped] = await manager.query<[unknown[], number]>(
    `DELETE FROM score_set WHERE state = 'cancelled' OR id IN (
       SELECT id FROM score_set WHERE state = 'retired' ORDER BY retired_at DESC, id DESC OFFSET $1)`,
    [kept],
  );
  return dropped;
}

export async function setPaused(manager: EntityManager, scoreSetId: number, paused: boolean): Promise<void> {
  await manager.query('UPDATE score_set SET paused = $2 WHERE id = $1', [scoreSetId, paused]);
}

/** Ends the construction of a set. Its rows go with the next pruning. */
export async function cancelScoreSet(manager: EntityManager, scoreSetId: number): Promise<void> {
  await manager.query(`UPDATE score_set SET state = 'cancelled' WHERE id = $1`, [scoreSetId]);
  await manager.query('DELETE FROM recompute_dirty WHERE score_set_id = $1', [scoreSetId]);
}

interface ProgressRow extends Omit<ScoreSetProgress, 'secondsLeft'> {
  readonly computedLately: number;
  readonly windowSeconds: number;
}

/** All sets, newest first, with their progress. */
export async function listScoreSetProgress(
  manager: EntityManager,
  id: number | null = null,
): Promise<readonly ScoreSetProgress[]> {
  const rows = await manager.query<ProgressRow[]>(
    `SELECT ${COLUMNS}, m.origin, m.note, s.created_by AS "createdBy", s.created_at AS "createdAt",
            s.completed_at AS "completedAt", s.live_at AS "liveAt", s.retired_at AS "retiredAt",
            s.entries_total AS "entriesTotal",
            (SELECT count(*)::int FROM recompute_dirty d WHERE d.score_set_id = s.id AND d.dead_at IS NULL)
              AS "entriesPending",
            (SELECT count(*)::int FROM recompute_dirty d WHERE d.score_set_id = s.id AND d.dead_at IS NOT NULL)
              AS "entriesFailed",
            (SELECT count(*)::int FROM alignment a WHERE a.score_set_id = s.id) AS pairs,
            coalesce(r.computed, 0)::int AS "computedLately", coalesce(r.seconds, 0)::float8 AS "windowSeconds"
       FROM score_set s LEFT JOIN alignment_model m ON m.version = s.model_version
       LEFT JOIN LATERAL (
         SELECT sum(entries_computed) AS computed,
                extract(epoch FROM clock_timestamp() - min(started_at)) AS seconds
           FROM recompute_run WHERE score_set_id = s.id
            AND started_at > clock_timestamp() - make_interval(secs => $2)) r ON true
      WHERE $1::int IS NULL OR s.id = $1
      ORDER BY s.id DESC`,
    [id, RATE_WINDOW_SECONDS],
  );
  return rows.map(({ computedLately, windowSeconds, ...row }) => ({
    ...row,
    secondsLeft: row.paused ? null : estimateSecondsLeft(row.entriesPending, computedLately, windowSeconds),
  }));
}
