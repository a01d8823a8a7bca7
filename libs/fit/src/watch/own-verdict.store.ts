import { type EntityManager } from 'typeorm';
import { type FitVerdict } from '../verdict/verdict.js';
import { type FitNotice } from './fit-notice.service.js';

/** A verdict on a saved profile that changed. */
export type OwnVerdictChange = Pick<
  FitNotice,
  | 'id'
  | 'profileName'
  | 'programmeId'
  | 'programmeTitle'
  | 'programmeTitleEn'
  | 'before'
  | 'after'
  | 'cause'
  | 'decidedOn'
>;

/** The last verdict on a saved profile by a programme. */
export interface OwnVerdict {
  readonly profileName: string;
  readonly programmeId: string;
  readonly verdict: FitVerdict;
}

/** Up to where the saved profiles of a company are decided. */
export interface OwnDecisions {
  readonly profiles: number;
  /** Profiles that wait to be decided as they are now. */
  readonly undecided: number;
  /** The earliest day, in Seoul, as of which the others are decided; null where there are none. */
  readonly decidedOn: string | null;
}

/** A profile whose stored verdicts are on what it says now. */
const IS_DECIDED = 'd.revision = f.revision';

/**
 * The notices to the company of a transaction's person that were written in a span, the first one first. A programme that is not public any more is
 * left out.
 */
export function readOwnVerdictChanges(
  manager: EntityManager,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly OwnVerdictChange[]> {
  return manager.query(
    `SELECT n.id, f.name AS "profileName", p.id AS "programmeId", p.title AS "programmeTitle",
            p.title_en AS "programmeTitleEn", n.before, n.after, n.cause, n.decided_on::text AS "decidedOn"
       FROM fit_notice n JOIN company_profile f ON f.id = n.profile_id JOIN programme p ON p.id = n.programme_id
      WHERE n.company_id = transaction_company() AND n.created_at >= $1 AND n.created_at < $2
        AND p.deleted_at IS NULL AND p.visibility = 'published'
      ORDER BY n.created_at, n.id`,
    [from, until],
  );
}

/** How the saved profiles of the company of a transaction's person do by some programmes, as last decided. */
export function readOwnVerdicts(
  manager: EntityManager,
  programmeIds: readonly string[],
): Promise<readonly OwnVerdict[]> {
  return manager.query(
    `SELECT f.name AS "profileName", v.programme_id AS "programmeId", v.verdict
       FROM company_profile f JOIN fit_decided_profile d ON d.profile_id = f.id AND ${IS_DECIDED}
       JOIN fit_verdict v ON v.profile_id = f.id
      WHERE f.company_id = transaction_company() AND v.programme_id = ANY ($1::uuid[])
      ORDER BY f.name, f.id, v.programme_id`,
    [programmeIds],
  );
}

/** Up to where the saved profiles of the company of a transaction's person are decided. */
export async function readOwnDecisions(manager: EntityManager): Promise<OwnDecisions> {
  const [row] = await manager.query<OwnDecisions[]>(
    `SELECT count(*)::int AS profiles, (count(*) FILTER (WHERE (${IS_DECIDED}) IS NOT TRUE))::int AS undecided,
            (min(d.decided_on) FILTER (WHERE ${IS_DECIDED}))::text AS "decidedOn"
       FROM company_profile f LEFT JOIN fit_decided_profile d ON d.profile_id = f.id
      WHERE f.company_id = transaction_company()`,
  );
  return row ?? { profiles: 0, undecided: 0, decidedOn: null };
}
