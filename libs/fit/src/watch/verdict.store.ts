import { type EntityManager } from 'typeorm';
import { PROGRAMME_STAMP, PROGRAMME_STAMP_SOURCES } from '../assessment/fit-programme.store.js';
import { type Criterion } from '../criteria/criterion.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { CRITERIA_RULES_VERSION } from '../programme-criteria/rules-version.js';
import { type Gathering } from './gather-changes.js';
import { type DecidedProgramme } from './timed-criteria.js';
import { type VerdictChange } from './verdict-change.js';

/** A profile that is decided on. */
export interface WatchedProfile {
  readonly id: string;
  readonly companyId: string;
  readonly revision: number;
  readonly facts: CompanyFacts;
}

/** A profile on which time alone may change a verdict by now. */
export interface DueProfile extends WatchedProfile {
  /** Day up to which its verdicts are told. */
  readonly decidedOn: string;
}

/** A programme that is not decided as it is now. */
export interface ChangedProgramme {
  readonly id: string;
  readonly stamp: string;
  /** By what profiles were decided; null where there was nothing, and where another release decided since. */
  readonly before: readonly Criterion[] | null;
}

/** What is to be told to a company. */
export interface NewNotice {
  readonly profile: WatchedProfile;
  /** The programme, or many of them. */
  readonly about: { readonly programmeId: string } | { readonly gathering: Gathering };
  readonly change: VerdictChange;
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

/** Programmes that are not decided as they are now; some of them. */
export function listChangedProgrammes(
  manager: EntityManager,
  limit: number,
): Promise<readonly ChangedProgramme[]> {
  return manager.query(
    `WITH ${READY} SELECT r.id, r.stamp, CASE WHEN d.criteria_stamp = d.stamp THEN d.criteria END AS before
       FROM ready r LEFT JOIN fit_decided_programme d ON d.programme_id = r.id
      WHERE d.criteria_stamp IS DISTINCT FROM r.stamp ORDER BY r.id LIMIT $1`,
    [limit],
  );
}

/** Forgets programmes that nobody sees any more. @returns how many */
export async function forgetGoneProgrammes(manager: EntityManager): Promise<number> {
  const [, gone] = await manager.query<[unknown[], number]>(
    `DELETE FROM fit_decided_programme d USING programme p
      WHERE p.id = d.programme_id AND (p.deleted_at IS NOT NULL OR p.visibility <> 'published')`,
  );
  return gone;
}

/** Notes by what all profiles are decided from now on. */
export async function markProgrammes(
  manager: EntityManager,
  marks: readonly (DecidedProgramme & { readonly stamp: string })[],
): Promise<void> {
  const rows = marks.map(({ id, stamp, criteria }) => ({
    ...{ programme_id: id, stamp },
    criteria: criteria.map(({ polarity, rule, sentence, span, confidence, origin, ...rest }) => ({
      ...{ id: rest.id, polarity, rule, sentence, span, confidence, origin },
    })),
  }));
  await manager.query(
    `INSERT INTO fit_decided_programme (programme_id, stamp, criteria, criteria_stamp)
     SELECT r.programme_id, r.stamp, r.criteria, r.stamp
       FROM jsonb_to_recordset($1::jsonb) AS r (programme_id uuid, stamp text, criteria jsonb)
       JOIN programme p ON p.id = r.programme_id FOR KEY SHARE OF p
     ON CONFLICT (programme_id) DO UPDATE
       SET stamp = EXCLUDED.stamp, criteria = EXCLUDED.criteria, criteria_stamp = EXCLUDED.criteria_stamp`,
    [JSON.stringify(rows)],
  );
}

/** Which programmes are decided, and by which state of theirs. */
export function listDecidedStamps(
  manager: EntityManager,
): Promise<readonly { readonly id: string; readonly stamp: string }[]> {
  return manager.query(
    `SELECT programme_id AS id, criteria_stamp AS stamp FROM fit_decided_programme WHERE criteria IS NOT NULL`,
  );
}

export function readDecidedProgrammes(
  manager: EntityManager,
  ids: readonly string[],
): Promise<readonly (DecidedProgramme & { readonly stamp: string })[]> {
  return manager.query(
    `SELECT programme_id AS id, criteria_stamp AS stamp, criteria FROM fit_decided_programme
      WHERE programme_id = ANY ($1::uuid[]) AND criteria IS NOT NULL`,
    [ids],
  );
}

const PROFILE = `p.id, p.company_id AS "companyId", p.revision, p.facts`;

/** Profiles on which time alone may have changed a verdict by the day; some of them. */
export function listDueProfiles(
  manager: EntityManager,
  today: string,
  limit: number,
): Promise<readonly DueProfile[]> {
  return manager.query(
    `SELECT ${PROFILE}, d.decided_on::text AS "decidedOn"
       FROM fit_decided_profile d JOIN company_profile p ON p.id = d.profile_id AND p.revision = d.revision
      WHERE d.due_on <= $1::date ORDER BY d.profile_id LIMIT $2`,
    [today, limit],
  );
}

/** Profiles that are new or were edited since; some of them. */
export function listEditedProfiles(
  manager: EntityManager,
  limit: number,
): Promise<readonly WatchedProfile[]> {
  return manager.query(
    `SELECT ${PROFILE} FROM company_profile p LEFT JOIN fit_decided_profile d ON d.profile_id = p.id
      WHERE d.revision IS DISTINCT FROM p.revision ORDER BY p.id LIMIT $1`,
    [limit],
  );
}

/** Profiles that were not edited since they were decided, by id; the page after one of them. */
export function listDecidedProfiles(
  manager: EntityManager,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly WatchedProfile[]> {
  return manager.query(
    `SELECT ${PROFILE} FROM company_profile p
       JOIN fit_decided_profile d ON d.profile_id = p.id AND d.revision = p.revision
      WHERE $1::uuid IS NULL OR p.id > $1::uuid ORDER BY p.id LIMIT $2`,
    [after ?? null, limit],
  );
}

/** Notes that profiles are decided as of the day, and when time can change that; null for never. */
export async function markProfiles(
  manager: EntityManager,
  marks: readonly { readonly profile: WatchedProfile; readonly dueOn: string | null }[],
  today: string,
): Promise<void> {
  const rows = marks.map(({ profile: { id, revision }, dueOn }) => ({
    ...{ profile_id: id, revision, due_on: dueOn ?? 'infinity' },
  }));
  await manager.query(
    `INSERT INTO fit_decided_profile (profile_id, revision, decided_on, due_on)
     SELECT r.profile_id, r.revision, $2::date, r.due_on::date
       FROM jsonb_to_recordset($1::jsonb) AS r (profile_id uuid, revision int, due_on text)
       JOIN company_profile p ON p.id = r.profile_id FOR KEY SHARE OF p
     ON CONFLICT (profile_id) DO UPDATE
       SET revision = EXCLUDED.revision, decided_on = EXCLUDED.decided_on, due_on = EXCLUDED.due_on`,
    [JSON.stringify(rows), today],
  );
}

/** Writes notices; of what is gone meanwhile none. */
export async function putNotices(
  manager: EntityManager,
  notices: readonly NewNotice[],
  today: string,
): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ profile, about, change }) => ({
    ...{ profile_id: profile.id, company_id: profile.companyId, change },
    programme_id: 'programmeId' in about ? about.programmeId : null,
    gathered: 'gathering' in about ? about.gathering : null,
  }));
  await manager.query(
    `INSERT INTO fit_notice (company_id, profile_id, programme_id, gathered, before, after, cause, deciding, decided_on)
     SELECT r.company_id, r.profile_id, p.id, nullif(r.gathered, 'null'), change->>'before', change->>'after', change->>'cause',
            nullif(change->'deciding', 'null'), $2::date
       FROM jsonb_to_recordset($1::jsonb)
              AS r (company_id uuid, profile_id uuid, programme_id uuid, gathered jsonb, change jsonb)
       JOIN (SELECT id FROM company_profile WHERE id = ANY ($3::uuid[]) FOR KEY SHARE) f ON f.id = r.profile_id
       LEFT JOIN (SELECT id FROM programme WHERE id = ANY ($4::uuid[]) FOR KEY SHARE) p ON p.id = r.programme_id
      WHERE p.id IS NOT NULL OR r.programme_id IS NULL`,
    [
      JSON.stringify(rows),
      today,
      [...new Set(rows.map((row) => row.profile_id))],
      [...new Set(rows.flatMap((row) => row.programme_id ?? []))],
    ],
  );
}
