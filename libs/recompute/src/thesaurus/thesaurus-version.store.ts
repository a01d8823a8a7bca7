import { type ConceptRecord } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';
import { type ConceptChange } from './concept-change.js';
import { type StoredChange, type ThesaurusVersion } from './thesaurus-version.js';

const COLUMNS = `id, state, revision, from_model AS "fromModel", model_version AS "modelVersion", note,
  created_by AS "createdBy", created_at AS "createdAt", closed_by AS "closedBy", closed_at AS "closedAt"`;

/** The thesaurus of a stored model, whatever release made it. */
export async function findThesaurusOfModel(
  manager: EntityManager,
  version: string,
): Promise<readonly ConceptRecord[] | undefined> {
  const [row] = await manager.query<{ thesaurus: readonly ConceptRecord[] }[]>(
    `SELECT assets -> 'thesaurus' AS thesaurus FROM alignment_model WHERE version = $1`,
    [version],
  );
  return row?.thesaurus;
}

/** The model that a stored model's thesaurus rests on: what shipped with the release that it was made under. */
export async function findBaseVersion(manager: EntityManager, version: string): Promise<string | undefined> {
  const [row] = await manager.query<{ base: string | null }[]>(
    'SELECT base_version AS base FROM alignment_model WHERE version = $1',
    [version],
  );
  return row?.base ?? undefined;
}

/** The open draft. @param isHeld whether nobody else may change it until the transaction ends */
export async function findDraft(
  manager: EntityManager,
  isHeld: boolean,
): Promise<ThesaurusVersion | undefined> {
  const [row] = await manager.query<ThesaurusVersion[]>(
    `SELECT ${COLUMNS} FROM thesaurus_version WHERE state = 'draft' ${isHeld ? 'FOR UPDATE' : ''}`,
  );
  return row;
}

export async function findVersion(manager: EntityManager, id: number): Promise<ThesaurusVersion | undefined> {
  const [row] = await manager.query<ThesaurusVersion[]>(
    `SELECT ${COLUMNS} FROM thesaurus_version WHERE id = $1`,
    [id],
  );
  return row;
}

/** The newest version that was published as a model. */
export async function findVersionOfModel(
  manager: EntityManager,
  modelVersion: string,
): Promise<ThesaurusVersion | undefined> {
  const [row] = await manager.query<ThesaurusVersion[]>(
    `SELECT ${COLUMNS} FROM thesaurus_version WHERE model_version = $1 ORDER BY id DESC LIMIT 1`,
    [modelVersion],
  );
  return row;
}

export interface VersionDraft {
  readonly state: 'draft' | 'published';
  readonly fromModel: string;
  readonly modelVersion: string | null;
  readonly note: string | null;
  readonly actor: string | null;
}

/** @returns the id of the new version; undefined when a draft was begun at the same time */
export async function insertVersion(
  manager: EntityManager,
  { state, fromModel, modelVersion, note, actor }: VersionDraft,
): Promise<number | undefined> {
  const rows = await manager.query<{ id: number }[]>(
    `INSERT INTO thesaurus_version (state, from_model, model_version, note, created_by, closed_at)
     VALUES ($1, $2, $3, $4, $5, CASE WHEN $1 = 'published' THEN clock_timestamp() END)
     ON CONFLICT DO NOTHING RETURNING id`,
    [state, fromModel, modelVersion, note, actor],
  );
  return rows[0]?.id;
}

/** Changes of a version, by the ids of the concepts. */
export function listChanges(manager: EntityManager, versionId: number): Promise<readonly StoredChange[]> {
  return manager.query<StoredChange[]>(
    `SELECT concept_id AS "conceptId", revision, record, base, deferred
       FROM thesaurus_change WHERE version_id = $1 ORDER BY concept_id COLLATE "C"`,
    [versionId],
  );
}

/** Writes changes of a version; those of the same concepts before are replaced. */
export async function putChanges(
  manager: EntityManager,
  { id, revision }: Pick<ThesaurusVersion, 'id' | 'revision'>,
  changes: readonly (ConceptChange & { readonly deferred?: boolean })[],
  actor: string | null,
): Promise<void> {
  if (changes.length === 0) return;
  await manager.query(
    `INSERT INTO thesaurus_change AS c (version_id, concept_id, revision, record, base, deferred, actor)
     SELECT $1, x.concept_id, $2, nullif(x.record, 'null'), nullif(x.base, 'null'), x.deferred, $4
       FROM jsonb_to_recordset($3::jsonb) AS x (concept_id text, record jsonb, base jsonb, deferred boolean)
     ON CONFLICT (version_id, concept_id) DO UPDATE
       SET revision = EXCLUDED.revision, record = EXCLUDED.record, base = EXCLUDED.base, deferred = EXCLUDED.deferred,
           actor = EXCLUDED.actor, at = clock_timestamp()`,
    [
      id,
      revision,
      JSON.stringify(
        changes.map(({ conceptId, record, base, deferred = false }) => ({
          concept_id: conceptId,
          record,
          base,
          deferred,
        })),
      ),
      actor,
    ],
  );
}

export async function removeChange(
  manager: EntityManager,
  versionId: number,
  conceptId: string,
): Promise<void> {
  await manager.query('DELETE FROM thesaurus_change WHERE version_id = $1 AND concept_id = $2', [
    versionId,
    conceptId,
  ]);
}

/** Counts a step in a draft. @returns the new revision */
export async function raiseRevision(manager: EntityManager, versionId: number): Promise<number> {
  const [rows] = await manager.query<[{ revision: number }[], number]>(
    'UPDATE thesaurus_version SET revision = revision + 1 WHERE id = $1 RETURNING revision',
    [versionId],
  );
  return rows[0]?.revision ?? 0;
}

/** Ends a draft. What a worker was finding out about it is not wanted any more. */
export async function closeDraft(
  manager: EntityManager,
  id: number,
  end: {
    readonly state: 'published' | 'discarded';
    readonly modelVersion: string | null;
    readonly note: string | null;
    readonly actor: string;
  },
): Promise<void> {
  await manager.query(
    `UPDATE thesaurus_version
        SET state = $2, model_version = $3, note = $4, closed_by = $5, closed_at = clock_timestamp()
      WHERE id = $1`,
    [id, end.state, end.modelVersion, end.note, end.actor],
  );
  await manager.query(
    `UPDATE thesaurus_preview SET state = 'cancelled', finished_at = clock_timestamp()
      WHERE version_id = $1 AND state IN ('waiting', 'running')`,
    [id],
  );
}

/** A version with what it comes to. */
export interface VersionSummary extends ThesaurusVersion {
  /** Concepts that it changes against what shipped. */
  readonly changes: number;
  /** The score set that was built with it, while there is one. */
  readonly scoreSetId: number | null;
}

/** Versions that are no draft, the newest first. @param before id of the last one on the page before */
export function listVersions(
  manager: EntityManager,
  before: number | null,
  limit: number,
): Promise<readonly VersionSummary[]> {
  return manager.query<VersionSummary[]>(
    `SELECT ${COLUMNS},
            (SELECT count(*)::int FROM thesaurus_change c WHERE c.version_id = v.id AND NOT c.deferred) AS changes,
            (SELECT s.id FROM score_set s WHERE s.model_version = v.model_version AND s.state <> 'cancelled')
              AS "scoreSetId"
       FROM thesaurus_version v WHERE state <> 'draft' AND ($1::int IS NULL OR id < $1)
      ORDER BY id DESC LIMIT $2`,
    [before, limit],
  );
}

export async function countVersions(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM thesaurus_version WHERE state <> 'draft'`,
  );
  return row?.n ?? 0;
}
