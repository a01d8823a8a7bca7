import { type EntityManager } from 'typeorm';
import { TRIED_HOURS } from '../outbox/outbox.js';
import { type FitMailChoice, type FitMailReader, type FitMailState } from './fit-mail.js';

/** Days for which what a delivery did not tell is still told by another one. */
const RETOLD_DAYS = 30;

/** Somebody who wants to be told, by the subscription. */
export interface FitMailSubscriber extends FitMailReader {
  readonly subscriptionId: string;
  readonly state: FitMailState;
}

const SUBSCRIBER = `s.id AS "subscriptionId", s.account_id AS "accountId", s.lang, s.since, s.state`;

/** What a person chose. */
export async function findChoice(manager: EntityManager, accountId: string): Promise<FitMailChoice> {
  const [row] = await manager.query<FitMailChoice[]>(
    'SELECT state, lang FROM fit_mail_subscription WHERE account_id = $1',
    [accountId],
  );
  return row ?? { state: 'off', lang: null };
}

/** Switches it on, from now on, or off. A language alone changes nothing else. */
export async function putChoice(
  manager: EntityManager,
  accountId: string,
  { isOn, lang }: { readonly isOn: boolean; readonly lang: FitMailReader['lang'] },
): Promise<void> {
  await manager.query(
    `INSERT INTO fit_mail_subscription AS s (account_id, lang, state) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE
       SET lang = EXCLUDED.lang, state = EXCLUDED.state,
           since = CASE WHEN s.state = EXCLUDED.state THEN s.since ELSE clock_timestamp() END`,
    [accountId, lang, isOn ? 'active' : 'off'],
  );
}

/**
 * Subscriptions for which it was not looked today; those that come after one, in the order of their ids. One of which a mail waits or went out today is left alone: nobody gets two on one day.
 * @param day today in Seoul
 */
export function listUnlooked(
  manager: EntityManager,
  day: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly FitMailSubscriber[]> {
  return manager.query(
    `SELECT ${SUBSCRIBER} FROM fit_mail_subscription s
       LEFT JOIN fit_mail_look l ON l.subscription_id = s.id
      WHERE s.state = 'active' AND (l.day IS NULL OR l.day < $1::date) AND ($3::uuid IS NULL OR s.id > $3)
        AND NOT EXISTS (SELECT FROM delivery d WHERE d.fit_mail_subscription_id = s.id
          AND (d.state = 'waiting'
               OR (d.state = 'sent' AND (d.settled_at AT TIME ZONE 'Asia/Seoul')::date = $1::date)))
      ORDER BY s.id LIMIT $2`,
    [day, limit, after],
  );
}

/** Deliveries of a subscription that were given up or not to be sent, not long ago. */
export async function listUnsent(manager: EntityManager, subscriptionId: string): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM delivery WHERE fit_mail_subscription_id = $1 AND state IN ('failed', 'suppressed')
        AND created_at > clock_timestamp() - make_interval(days => $2)`,
    [subscriptionId, RETOLD_DAYS],
  );
  return rows.map(({ id }) => id);
}

/** Notes that it was looked on a day, and puts a mail into the outbox where there is something to tell; once, whoever looks. */
export async function noteLook(
  manager: EntityManager,
  { subscriptionId, accountId }: FitMailSubscriber,
  { day, hasNews }: { readonly day: string; readonly hasNews: boolean },
): Promise<void> {
  await manager.query(
    `INSERT INTO fit_mail_look (subscription_id, day) VALUES ($1, $2)
     ON CONFLICT (subscription_id) DO UPDATE SET day = greatest(fit_mail_look.day, EXCLUDED.day)`,
    [subscriptionId, day],
  );
  if (!hasNews) return;
  await manager.query(
    `INSERT INTO delivery (kind, key, event, fit_mail_subscription_id, account_id, give_up_at)
     VALUES ('fit-mail', 'fit/' || $3::text || '/subscription/' || $1::text, 'fit.news', $1::uuid, $2,
             clock_timestamp() + make_interval(hours => $4))
     ON CONFLICT (key) DO NOTHING`,
    [subscriptionId, accountId, day, TRIED_HOURS],
  );
}

/** For whom a mail is made, as of now; undefined where the subscription is gone. */
export async function findSubscriber(
  manager: EntityManager,
  subscriptionId: string | null,
): Promise<FitMailSubscriber | undefined> {
  const [row] = await manager.query<FitMailSubscriber[]>(
    `SELECT ${SUBSCRIBER} FROM fit_mail_subscription s WHERE s.id = $1`,
    [subscriptionId],
  );
  return row;
}
