import { type EntityManager } from 'typeorm';
import { type CompanyFacts } from '../facts/company-facts.js';
import { PROGRAMME_STAMP, PROGRAMME_STAMP_SOURCES } from '../assessment/fit-programme.store.js';
import { CRITERIA_RULES_VERSION } from '../programme-criteria/rules-version.js';
import { type StoredVerdict, type VerdictChange } from './verdict-change.js';

/** A profile that is decided on. */
export interface WatchedProfile {
  readonly id: string;
  readonly companyId: string;
  readonly revision: number;
  readonly facts: CompanyFacts;
}

/** A programme whose criteria are read, with what it is known by. */
export interface ProgrammeMark {
  readonly id: string;
  readonly stamp: string;
}

/** A verdict on a profile by a programme, and what of it is to be told. */
export interface DecidedPair {
  readonly profile: WatchedProfile;
  readonly programmeId: string;
  readonly stored: StoredVerdict;
  readonly change: VerdictChange | undefined;
}

export interface PairId {
  readonly profileId: string;
  readonly programmeId: string;
}

/**
 * Published programmes that are read as they are now. One that waits to be read keeps its verdicts until then, so that nobody is told of criteria
 * that were away for some seconds.
 */
const READY = `
ready AS MATERIALIZED (
  SELECT p.id, ${PROGRAMME_STAMP} AS stamp FROM ${PROGRAMME_STAMP_SOURCES}
   WHERE p.deleted_at IS NULL AND p.visibility = 'published' AND c.programme_revision >= p.revision
     AND c.rules_version >= ${String(CRITERIA_RULES_VERSION)})`;

/** Lets one worker at a time decide, until the end of the transaction. @returns whether it is this one */
export async function takeTurn(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<{ mine: boolean }[]>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('fit_verdict', 0)) AS mine`,
  );
  return row?.mine === true;
}

/** Programmes that are not decided as they are now, or gone; some of them. */
export async function listChangedProgrammes(
  manager: EntityManager,
  limit: number,
): Promise<{ readonly changed: readonly ProgrammeMark[]; readonly gone: readonly string[] }> {
  const changed = await manager.query<ProgrammeMark[]>(
    `WITH ${READY} SELECT r.id, r.stamp FROM ready r LEFT JOIN fit_decided_programme d ON d.programme_id = r.id
      WHERE d.stamp IS DISTINCT FROM r.stamp ORDER BY r.id LIMIT $1`,
    [limit],
  );
  const gone = await manager.query<{ id: string }[]>(
    `SELECT d.programme_id AS id FROM fit_decided_programme d JOIN programme p ON p.id = d.programme_id
      WHERE p.deleted_at IS NOT NULL OR p.visibility <> 'published' LIMIT $1`,
    [limit],
  );
  return { changed, gone: gone.map(({ id }) => id) };
}

/** Forgets programmes that nobody sees any more. */
export async function forgetProgrammes(manager: EntityManager, ids: readonly string[]): Promise<void> {
  for (const table of ['fit_verdict', 'fit_decided_programme'])
    await manager.query(`DELETE FROM ${table} WHERE programme_id = ANY ($1::uuid[])`, [ids]);
}

/** Notes that all profiles are decided by these programmes as they are. */
export async function markProgrammes(manager: EntityManager, marks: readonly ProgrammeMark[]): Promise<void> {
  await manager.query(
    `INSERT INTO fit_decided_programme (programme_id, stamp) SELECT * FROM unnest($1::uuid[], $2::text[])
     ON CONFLICT (programme_id) DO UPDATE SET stamp = EXCLUDED.stamp`,
    [marks.map(({ id }) => id), marks.map(({ stamp }) => stamp)],
  );
}

/** Pairs of profiles that are decided and of programmes that changed since; some of them. */
export function listChangedPairs(
  manager: EntityManager,
  marks: readonly ProgrammeMark[],
  limit: number,
): Promise<readonly PairId[]> {
  return manager.query(
    `SELECT d.profile_id AS "profileId", m.id AS "programmeId"
       FROM unnest($1::uuid[], $2::text[]) AS m (id, stamp) CROSS JOIN fit_decided_profile d
       LEFT JOIN fit_verdict v ON v.profile_id = d.profile_id AND v.programme_id = m.id
      WHERE v.programme_stamp IS DISTINCT FROM m.stamp ORDER BY m.id, d.profile_id LIMIT $3`,
    [marks.map(({ id }) => id), marks.map(({ stamp }) => stamp), limit],
  );
}

const PROFILE = `p.id, p.company_id AS "companyId", p.revision, p.facts`;

/** A profile that is new, was edited, or was last decided on another day; undefined when there is none. */
export async function findChangedProfile(
  manager: EntityManager,
  today: string,
): Promise<WatchedProfile | undefined> {
  const [row] = await manager.query<WatchedProfile[]>(
    `SELECT ${PROFILE} FROM company_profile p LEFT JOIN fit_decided_profile d ON d.profile_id = p.id
      WHERE d.profile_id IS NULL OR d.revision <> p.revision OR d.decided_on < $1::date
      ORDER BY d.decided_on DESC NULLS FIRST, p.id LIMIT 1`,
    [today],
  );
  return row;
}

export function readProfiles(
  manager: EntityManager,
  ids: readonly string[],
): Promise<readonly WatchedProfile[]> {
  return manager.query(`SELECT ${PROFILE} FROM company_profile p WHERE p.id = ANY ($1::uuid[])`, [ids]);
}

/** Notes that a profile is decided by all programmes. */
export async function markProfile(
  manager: EntityManager,
  { id, revision }: WatchedProfile,
  today: string,
): Promise<void> {
  await manager.query(
    `INSERT INTO fit_decided_profile (profile_id, revision, decided_on) VALUES ($1, $2, $3)
     ON CONFLICT (profile_id) DO UPDATE SET revision = EXCLUDED.revision, decided_on = EXCLUDED.decided_on`,
    [id, revision, today],
  );
}

/** Ids of the programmes that are read as they are now. */
export async function listReadyProgrammes(manager: EntityManager): Promise<readonly ProgrammeMark[]> {
  return manager.query(`WITH ${READY} SELECT id, stamp FROM ready ORDER BY id`);
}

interface VerdictRow extends PairId, StoredVerdict {}

/** Stored verdicts of profiles by programme: `profileId/programmeId`. */
export async function readVerdicts(
  manager: EntityManager,
  profileIds: readonly string[],
  programmeIds: readonly string[],
): Promise<ReadonlyMap<string, StoredVerdict>> {
  const rows = await manager.query<VerdictRow[]>(
    `SELECT profile_id AS "profileId", programme_id AS "programmeId", verdict, deciding,
            profile_revision AS "profileRevision", programme_stamp AS "programmeStamp"
       FROM fit_verdict WHERE profile_id = ANY ($1::uuid[]) AND programme_id = ANY ($2::uuid[])`,
    [profileIds, programmeIds],
  );
  return new Map(rows.map((row) => [pairKey(row), row]));
}

export const pairKey = ({ profileId, programmeId }: PairId): string => `${profileId}/${programmeId}`;

/** Stores verdicts, and notices of those that changed. */
export async function putVerdicts(
  manager: EntityManager,
  pairs: readonly DecidedPair[],
  today: string,
): Promise<void> {
  const rows = pairs.map(({ profile, programmeId, stored, change }) => ({
    ...{ profile_id: profile.id, company_id: profile.companyId, programme_id: programmeId },
    ...{ verdict: stored.verdict, deciding: stored.deciding, profile_revision: stored.profileRevision },
    ...{ programme_stamp: stored.programmeStamp, change: change ?? null },
  }));
  await manager.query(
    `INSERT INTO fit_verdict (profile_id, programme_id, verdict, deciding, profile_revision, programme_stamp)
     SELECT profile_id, programme_id, verdict, nullif(deciding, 'null'), profile_revision, programme_stamp
       FROM jsonb_to_recordset($1::jsonb) AS r (profile_id uuid, programme_id uuid, verdict text, deciding jsonb,
            profile_revision int, programme_stamp text)
     ON CONFLICT (profile_id, programme_id) DO UPDATE SET verdict = EXCLUDED.verdict, deciding = EXCLUDED.deciding,
       profile_revision = EXCLUDED.profile_revision, programme_stamp = EXCLUDED.programme_stamp`,
    [JSON.stringify(rows)],
  );
  await manager.query(
    `INSERT INTO fit_notice (company_id, profile_id, programme_id, before, after, cause, deciding, decided_on)
     SELECT company_id, profile_id, programme_id, change->>'before', change->>'after', change->>'cause',
            nullif(change->'deciding', 'null'), $2::date
       FROM jsonb_to_recordset($1::jsonb) AS r (company_id uuid, profile_id uuid, programme_id uuid, change jsonb)`,
    [JSON.stringify(rows.filter(({ change }) => change !== null)), today],
  );
}
