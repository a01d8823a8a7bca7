import { type EntityManager } from 'typeorm';
import { dayInSeoul } from '../day-in-seoul.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { readStoredCriteria } from '../programme-criteria/criteria.store.js';
import { toProgrammeCriteria } from '../programme-criteria/programme-criteria.service.js';
import { SIZE_TABLE } from '../size/statutory-sizes.js';
import { decideFit } from '../verdict/decide-fit.js';
import { type FitVerdict } from '../verdict/verdict.js';
import { GATHERED, type GatheredRow, IS_NOTICE_SHOWN, toGathered } from './gathered-notice.js';
import { type FitNotice } from './fit-notice.service.js';

/** A verdict on a saved profile that changed. */
export type OwnVerdictChange = Pick<
  FitNotice,
  | 'id'
  | 'profileName'
  | 'programmeId'
  | 'programmeTitle'
  | 'programmeTitleEn'
  | 'gathered'
  | 'before'
  | 'after'
  | 'cause'
  | 'decidedOn'
>;

/** The verdict on a saved profile by a programme. */
export interface OwnVerdict {
  readonly profileName: string;
  readonly programmeId: string;
  readonly verdict: FitVerdict;
}

/** What some programmes come to for the saved profiles of a company. */
export interface OwnVerdicts {
  readonly profiles: number;
  /** By name of the profile, then by programme. */
  readonly verdicts: readonly OwnVerdict[];
  /** The day as of which it is decided, in Seoul. */
  readonly decidedOn: string;
}

/**
 * The notices to the company of a transaction's person that were written in a span, the first one first. A programme that is not public any more is
 * left out.
 */
export async function readOwnVerdictChanges(
  manager: EntityManager,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly OwnVerdictChange[]> {
  const rows = await manager.query<
    (Omit<OwnVerdictChange, 'gathered'> & { readonly gathered: GatheredRow | null })[]
  >(
    `SELECT n.id, f.name AS "profileName", p.id AS "programmeId", p.title AS "programmeTitle",
            p.title_en AS "programmeTitleEn", ${GATHERED} AS gathered,
            n.before, n.after, n.cause, n.decided_on::text AS "decidedOn"
       FROM fit_notice n JOIN company_profile f ON f.id = n.profile_id
       LEFT JOIN programme p ON p.id = n.programme_id AND p.deleted_at IS NULL AND p.visibility = 'published'
      WHERE n.company_id = transaction_company() AND n.created_at >= $1 AND n.created_at < $2 AND ${IS_NOTICE_SHOWN}
      ORDER BY n.created_at, n.id`,
    [from, until],
  );
  return rows.map(({ gathered, ...change }) => ({ ...change, gathered: toGathered(gathered) }));
}

interface ProfileRow {
  readonly name: string;
  readonly facts: CompanyFacts;
}

/**
 * How the saved profiles of the company of a transaction's person do by some programmes, decided now: no verdict is stored.
 * @param now whose day in Seoul it is decided on
 */
export async function readOwnVerdicts(
  manager: EntityManager,
  programmeIds: readonly string[],
  now: Date,
): Promise<OwnVerdicts> {
  const profiles = await manager.query<ProfileRow[]>(
    'SELECT name, facts FROM company_profile WHERE company_id = transaction_company() ORDER BY name, id',
  );
  const stored = profiles.length === 0 ? [] : await readStoredCriteria(manager, programmeIds);
  const programmes = stored.map(toProgrammeCriteria);
  const context = { today: dayInSeoul(now), sizes: SIZE_TABLE };
  const verdicts = profiles.flatMap(({ name, facts }) =>
    programmes.map(({ programmeId, criteria }) => ({
      ...{ profileName: name, programmeId },
      verdict: decideFit(facts, criteria, context).verdict,
    })),
  );
  return { profiles: profiles.length, verdicts, decidedOn: context.today };
}
