import { type EntityManager } from 'typeorm';
import { addDays } from '../calendar.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { readStoredCriteria } from '../programme-criteria/criteria.store.js';
import { toProgrammeCriteria } from '../programme-criteria/programme-criteria.service.js';
import { availabilityOn } from '../rank/availability.js';
import { type FitPeriod } from '../rank/ranking.js';
import { SIZE_TABLE } from '../size/statutory-sizes.js';
import { decideFit } from '../verdict/decide-fit.js';
import { GATHERED, type GatheredRow, IS_NOTICE_SHOWN, toGathered } from '../watch/gathered-notice.js';
import { type ChangeNews, CLOSING_STAGES, type ClosingNews, type FitNews, stageOf } from './fit-news.js';

const PUBLISHED = `p.deleted_at IS NULL AND p.visibility = 'published'`;

/** Whose news, and what of them. */
export interface NewsScope {
  readonly accountId: string;
  /** Notices that are older are not told. */
  readonly since: Date;
  /** `YYYY-MM-DD` in Seoul. */
  readonly today: string;
}

type ChangeRow = Omit<ChangeNews, 'gathered'> & { readonly gathered: GatheredRow | null };

const CHANGES = `
SELECT n.id AS "noticeId", n.profile_id AS "profileId", f.name AS "profileName", n.before, n.after,
       CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'title', p.title, 'titleEn', p.title_en) END AS programme,
       p.application_to::text AS "closesOn", ${GATHERED} AS gathered, n.deciding -> 'outline' AS outline
  FROM fit_notice n JOIN company_profile f ON f.id = n.profile_id
  LEFT JOIN programme p ON p.id = n.programme_id AND ${PUBLISHED}
 WHERE n.company_id = transaction_company() AND ${IS_NOTICE_SHOWN}`;

async function readChanges(
  manager: EntityManager,
  condition: string,
  parameters: readonly unknown[],
): Promise<readonly ChangeNews[]> {
  const rows = await manager.query<ChangeRow[]>(`${CHANGES} AND ${condition} ORDER BY n.created_at, n.id`, [
    ...parameters,
  ]);
  return rows.map(({ gathered, ...change }) => ({ ...change, gathered: toGathered(gathered) }));
}

interface ClosingProgramme {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly period: FitPeriod;
  readonly isOver: boolean;
  readonly closesOn: string;
}

/** Programmes whose last day of application is near and to which one can still apply, what closes first, first. */
async function listClosing(manager: EntityManager, today: string): Promise<readonly ClosingProgramme[]> {
  const rows = await manager.query<ClosingProgramme[]>(
    `SELECT p.id, p.title, p.title_en AS "titleEn", p.status = 'closed' AS "isOver", p.application_to::text AS "closesOn",
            json_build_object('kind', p.application_kind, 'from', p.application_from, 'to', p.application_to) AS period
       FROM programme p WHERE ${PUBLISHED} AND p.application_to BETWEEN $1::date AND $2::date
      ORDER BY p.application_to, p.title, p.id`,
    [today, addDays(today, CLOSING_STAGES[0])],
  );
  return rows.filter(({ period, isOver }) => availabilityOn(period, isOver, today) !== 'closed');
}

/** All of the company's profiles with all programmes that close soon and do not shut them out, decided now: no verdict is stored. */
async function readClosings(manager: EntityManager, today: string): Promise<readonly ClosingNews[]> {
  const profiles = await manager.query<
    { readonly id: string; readonly name: string; readonly facts: CompanyFacts }[]
  >('SELECT id, name, facts FROM company_profile WHERE company_id = transaction_company() ORDER BY name, id');
  const closing = profiles.length === 0 ? [] : await listClosing(manager, today);
  const stored = await readStoredCriteria(
    manager,
    closing.map(({ id }) => id),
  );
  const criteriaOf = new Map(stored.map((one) => [one.programmeId, toProgrammeCriteria(one).criteria]));
  return closing.flatMap(({ id, title, titleEn, closesOn }) => {
    const stage = stageOf(closesOn, today);
    if (stage === undefined) return [];
    return profiles.flatMap((profile): readonly ClosingNews[] => {
      const context = { today, sizes: SIZE_TABLE };
      const { verdict } = decideFit(profile.facts, criteriaOf.get(id) ?? [], context);
      if (verdict === 'not_eligible') return [];
      const programme = { id, title, titleEn };
      return [{ profileId: profile.id, profileName: profile.name, programme, verdict, closesOn, stage }];
    });
  });
}

interface ToldClosing {
  readonly key: string;
}

const keyOf = ({ profileId, programme, closesOn, stage }: ClosingNews): string =>
  [profileId, programme.id, closesOn, stage].join('/');
const KEY = `concat_ws('/', t.profile_id, t.programme_id, t.closes_on::text, t.stage)`;

/** What the person behind the transaction was not told yet. */
export async function readUntold(
  manager: EntityManager,
  { accountId, since, today }: NewsScope,
): Promise<FitNews> {
  const changes = await readChanges(
    manager,
    `n.created_at >= $1
      AND NOT EXISTS (SELECT FROM fit_told t WHERE t.account_id = $2 AND t.notice_id = n.id)`,
    [since, accountId],
  );
  const told = await manager.query<ToldClosing[]>(
    `SELECT ${KEY} AS key FROM fit_told t WHERE t.account_id = $1 AND t.closes_on >= $2::date`,
    [accountId, today],
  );
  const isTold = new Set(told.map(({ key }) => key));
  const closings = await readClosings(manager, today);
  return { changes, closings: closings.filter((one) => !isTold.has(keyOf(one))) };
}

/** What a mail is to tell, as far as it still holds; undefined where nothing was set down for it. */
export async function readOfMail(
  manager: EntityManager,
  mailId: string,
  today: string,
): Promise<FitNews | undefined> {
  const told = await manager.query<(ToldClosing & { readonly noticeId: string | null })[]>(
    `SELECT t.notice_id AS "noticeId", ${KEY} AS key FROM fit_told t WHERE t.mail_id = $1`,
    [mailId],
  );
  if (told.length === 0) return undefined;
  const keys = new Set(told.map(({ key }) => key));
  const changes = await readChanges(manager, 'n.id = ANY ($1::uuid[])', [
    told.flatMap(({ noticeId }) => noticeId ?? []),
  ]);
  // a mail that is put off may come to a nearer stage: it is told all the same, once
  const closings = (await readClosings(manager, today)).filter((one) =>
    CLOSING_STAGES.some((stage) => keys.has(keyOf({ ...one, stage }))),
  );
  return { changes, closings };
}

/** Sets down what a mail tells, before it goes out. */
export async function putTold(
  manager: EntityManager,
  { changes, closings }: FitNews,
  { accountId, mailId }: { readonly accountId: string; readonly mailId: string },
): Promise<void> {
  const rows = [
    ...changes.map(({ noticeId, profileId }) => ({ profile_id: profileId, notice_id: noticeId })),
    ...closings.map(({ profileId, programme, closesOn, stage }) => ({
      ...{ profile_id: profileId, programme_id: programme.id, closes_on: closesOn, stage },
    })),
  ];
  await manager.query(
    `INSERT INTO fit_told (account_id, profile_id, notice_id, programme_id, closes_on, stage, mail_id)
     SELECT $1, r.profile_id, r.notice_id, r.programme_id, r.closes_on, r.stage, $2
       FROM jsonb_to_recordset($3::jsonb)
              AS r (profile_id uuid, notice_id uuid, programme_id uuid, closes_on date, stage int)
     ON CONFLICT DO NOTHING`,
    [accountId, mailId, JSON.stringify(rows)],
  );
}

/** Forgets what mails were to tell that never went out, so that another one tells it. */
export async function forgetTold(manager: EntityManager, mailIds: readonly string[]): Promise<void> {
  await manager.query('DELETE FROM fit_told WHERE mail_id = ANY ($1::uuid[])', [mailIds]);
}
