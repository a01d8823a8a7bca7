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

const PUBLISHED = `p.deleted_at IS NULL AND p.visibility = 'published'`;

/**
 * Published programmes that were not read yet, or not at their revision, or by older rules. Those of newer rules are left alone, so that
 * two releases that run side by side do not undo each other's work.
 * @param except ids that are passed over
 */
export async function listUnread(
  manager: EntityManager,
  rulesVersion: number,
  { except, limit }: { readonly except: readonly string[]; readonly limit: number },
): Promise<readonly UnreadProgramme[]> {
  return manager.query(
    `SELECT p.id, p.revision::float8 AS revision, p.body
       FROM programme p LEFT JOIN programme_criteria c ON c.programme_id = p.id
      WHERE ${PUBLISHED} AND p.id <> ALL ($2::uuid[])
        AND (c.programme_id IS NULL OR c.programme_revision < p.revision OR c.rules_version < $1)
      ORDER BY p.id LIMIT $3`,
    [rulesVersion, except, limit],
  );
}

/** Stores what was read, unless somebody stored what a newer text or newer rules gave. */
export async function putRead(
  manager: EntityManager,
  programmeId: string,
  { programmeRevision, rulesVersion, criteria }: ReadCriteria,
): Promise<void> {
  await manager.query(
    `INSERT INTO programme_criteria AS c (programme_id, programme_revision, rules_version, criteria)
     SELECT id, $2, $3, $4::jsonb FROM programme WHERE id = $1
     ON CONFLICT (programme_id) DO UPDATE
       SET programme_revision = EXCLUDED.programme_revision, rules_version = EXCLUDED.rules_version,
           criteria = EXCLUDED.criteria, read_at = clock_timestamp()
     WHERE (c.programme_revision, c.rules_version) < (EXCLUDED.programme_revision, EXCLUDED.rules_version)`,
    [programmeId, programmeRevision, rulesVersion, JSON.stringify(criteria)],
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
