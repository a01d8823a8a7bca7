import { type EntityManager } from 'typeorm';
import { type Criterion } from '../criteria/criterion.js';
import { type Correction } from './programme-criteria.js';

/** The text of a programme whose criteria are to be read. */
export interface UnreadProgramme {
  readonly id: string;
  readonly revision: number;
  readonly body: string;
}

/** A programme's text now, and what was read of it and said about it. */
export interface StoredCriteria {
  readonly programmeId: string;
  readonly programmeRevision: number;
  readonly textDigest: string;
  /** Null while the rules have read nothing of it yet. */
  readonly read: ReadCriteria | null;
  readonly corrections: readonly Correction[];
}

export interface ReadCriteria {
  /** Revision of the programme that was read. */
  readonly programmeRevision: number;
  readonly rulesVersion: number;
  readonly criteria: readonly Criterion[];
}

/**
 * Published programmes that were not read yet, or not at their revision, or by older rules ($1). Those of newer rules are left alone, so that
 * two releases that run side by side do not undo each other's work.
 */
const UNREAD = `
  FROM programme p LEFT JOIN programme_criteria c ON c.programme_id = p.id
 WHERE p.deleted_at IS NULL AND p.visibility = 'published'
   AND (c.programme_id IS NULL OR c.programme_revision < p.revision OR c.rules_version < $1)`;

/** Ids of all programmes whose criteria are to be read. */
export async function listUnread(manager: EntityManager, rulesVersion: number): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(`SELECT p.id ${UNREAD}`, [rulesVersion]);
  return rows.map(({ id }) => id);
}

/** The texts of some programmes; without those that another worker has read meanwhile. */
export async function readUnread(
  manager: EntityManager,
  rulesVersion: number,
  ids: readonly string[],
): Promise<readonly UnreadProgramme[]> {
  return manager.query(
    `SELECT p.id, p.revision::float8 AS revision, p.body ${UNREAD} AND p.id = ANY ($2::uuid[])`,
    [rulesVersion, ids],
  );
}

/** Stores what was read, all or nothing, but for what somebody stored of a newer text or by newer rules. */
export async function putRead(
  manager: EntityManager,
  reads: readonly (ReadCriteria & { readonly programmeId: string })[],
): Promise<void> {
  const rows = reads.map(({ programmeId, programmeRevision, rulesVersion, criteria }) => ({
    ...{ programme_id: programmeId, programme_revision: programmeRevision },
    ...{ rules_version: rulesVersion, criteria },
  }));
  await manager.query(
    `INSERT INTO programme_criteria AS c (programme_id, programme_revision, rules_version, criteria)
     SELECT p.id, r.programme_revision, r.rules_version, r.criteria
       FROM jsonb_to_recordset($1::jsonb) AS r (programme_id uuid, programme_revision bigint, rules_version int, criteria jsonb)
       JOIN programme p ON p.id = r.programme_id ORDER BY p.id
     ON CONFLICT (programme_id) DO UPDATE
       SET programme_revision = EXCLUDED.programme_revision, rules_version = EXCLUDED.rules_version,
           criteria = EXCLUDED.criteria, read_at = clock_timestamp()
     WHERE (c.programme_revision, c.rules_version) < (EXCLUDED.programme_revision, EXCLUDED.rules_version)`,
    [JSON.stringify(rows)],
  );
}

interface CriteriaRow {
  readonly programmeId: string;
  readonly programmeRevision: number;
  readonly textDigest: string;
  readonly read: ReadCriteria | null;
  readonly corrections: readonly (Omit<Correction, 'at'> & { readonly at: string })[];
}

/** What is known of the criteria of some programmes that the transaction sees. */
export async function readStoredCriteria(
  manager: EntityManager,
  programmeIds: readonly string[],
): Promise<readonly StoredCriteria[]> {
  const rows = await manager.query<CriteriaRow[]>(
    `SELECT p.id AS "programmeId", p.revision::float8 AS "programmeRevision",
            programme_text_digest(p.title, p.body) AS "textDigest",
            CASE WHEN c.programme_id IS NOT NULL THEN json_build_object(
              'programmeRevision', c.programme_revision, 'rulesVersion', c.rules_version, 'criteria', c.criteria) END AS read,
            coalesce((SELECT json_agg(json_build_object('criterionId', k.criterion_id, 'act', k.act, 'criterion', k.criterion,
                        'reason', k.reason, 'revision', k.revision, 'at', k.at, 'textDigest', k.text_digest) ORDER BY k.at, k.id)
                        FROM criterion_correction k WHERE k.programme_id = p.id), '[]') AS corrections
       FROM programme p LEFT JOIN programme_criteria c ON c.programme_id = p.id
      WHERE p.id = ANY ($1::uuid[]) ORDER BY p.id`,
    [programmeIds],
  );
  return rows.map((row) => ({
    ...row,
    corrections: row.corrections.map((one) => ({ ...one, at: new Date(one.at) })),
  }));
}
