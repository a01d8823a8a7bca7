import { type EntityManager } from 'typeorm';
import {
  type Claim,
  type DeliveryCause,
  type DeliveryKind,
  LEASE_SECONDS,
  type Outcome,
  pauseSeconds,
  TRIED_HOURS,
} from './outbox.js';

/** What a sender of a kind takes on besides: whoever sends reports by mail knows their editions. */
const TAKEN_ALONG: Partial<Record<DeliveryKind, DeliveryKind>> = { mail: 'company-mail' };

/**
 * Takes on due deliveries. The attempt is counted and the next one set here, in a transaction that commits before the work starts: a
 * worker that dies leaves a delivery that is tried again later, and one that kills its worker each time is given up like any other.
 */
export async function claimDue(
  manager: EntityManager,
  kind: DeliveryKind,
  limit: number,
): Promise<readonly Claim[]> {
  const [rows] = await manager.query<[Claim[], number]>(
    `UPDATE delivery d
        SET attempts = attempts + 1, lease_token = gen_random_uuid(), attempted_at = clock_timestamp(),
            not_before = clock_timestamp() + make_interval(secs => $3)
       FROM (SELECT id FROM delivery WHERE kind = ANY ($1::text[]) AND state = 'waiting' AND not_before <= clock_timestamp()
              ORDER BY not_before, id LIMIT $2 FOR UPDATE SKIP LOCKED) due
      WHERE d.id = due.id
      RETURNING d.id, d.kind, d.event, d.endpoint_id AS "endpointId", d.data, d.created_at AS "createdAt", d.week, d.edition, d.subscription_id AS "subscriptionId",
        d.fit_mail_subscription_id AS "fitMailSubscriptionId", d.account_id AS "accountId",
        d.attempts, d.lease_token AS "leaseToken"`,
    [[kind, TAKEN_ALONG[kind] ?? kind], limit, LEASE_SECONDS],
  );
  return rows;
}

/**
 * Writes down what came of an attempt, unless another worker took the delivery over meanwhile.
 * @returns why it was given up; null where it was not
 */
export async function settle(
  manager: EntityManager,
  claim: Claim,
  outcome: Outcome,
): Promise<DeliveryCause | null> {
  const { id, leaseToken, attempts } = claim;
  const cause: DeliveryCause | null = 'cause' in outcome ? outcome.cause : null;
  const [rows] = await manager.query<[{ cause: DeliveryCause | null }[], number]>(
    `UPDATE delivery
        SET last_answer = coalesce($4, last_answer), lease_token = NULL,
            state = CASE WHEN $3::text <> 'again' THEN $3 WHEN give_up_at <= clock_timestamp() THEN 'failed' ELSE 'waiting' END,
            cause = CASE WHEN $3 <> 'again' THEN $5 WHEN give_up_at <= clock_timestamp() THEN 'given-up' END,
            settled_at = CASE WHEN $3 <> 'again' OR give_up_at <= clock_timestamp() THEN clock_timestamp() END,
            not_before = clock_timestamp() + make_interval(secs => $6)
      WHERE id = $1 AND lease_token = $2 AND state = 'waiting' RETURNING cause`,
    [id, leaseToken, outcome.state, outcome.answer, cause, pauseSeconds(attempts)],
  );
  return rows[0]?.cause ?? null;
}

/** Gives claims back that nothing was tried for, as if they had not been taken. */
export async function giveBack(manager: EntityManager, claims: readonly Claim[]): Promise<void> {
  await manager.query(
    `UPDATE delivery SET attempts = attempts - 1, lease_token = NULL, not_before = clock_timestamp()
      WHERE id = ANY ($1::uuid[]) AND lease_token = ANY ($2::uuid[])`,
    [claims.map(({ id }) => id), claims.map(({ leaseToken }) => leaseToken)],
  );
}

/** Gives up deliveries whose time is over though no attempt ended with a word: their workers died on them. */
export async function giveUpExhausted(manager: EntityManager): Promise<void> {
  await manager.query(
    `UPDATE delivery SET state = 'failed', cause = 'given-up', settled_at = clock_timestamp(), lease_token = NULL
      WHERE state = 'waiting' AND attempts > 0 AND give_up_at + make_interval(hours => 1) < clock_timestamp()
        AND not_before <= clock_timestamp()`,
  );
}

/**
 * Puts mail into the outbox for a report that was published: a first edition for every subscription that is on, unless a later week has
 * its report already; a correction for those who were sent the week before it was corrected. Mail of a company's edition gets its kind from the
 * database, whichever release puts it there.
 */
export async function putMail(
  manager: EntityManager,
  { week, edition }: { readonly week: string; readonly edition: number },
): Promise<void> {
  await manager.query(
    `INSERT INTO delivery (kind, key, week, edition, subscription_id, account_id, give_up_at)
     SELECT 'mail', 'report/' || $1::text || '/' || $2::int || '/subscription/' || s.id, $1, $2, s.id, s.account_id,
            clock_timestamp() + make_interval(hours => $3)
       FROM report_subscription s
      WHERE s.state = 'active'
        AND CASE WHEN $2 = 1
              THEN NOT EXISTS (SELECT FROM report r WHERE r.audience = 'public' AND r.week > $1)
              ELSE EXISTS (SELECT FROM delivery d
                            WHERE d.subscription_id = s.id AND d.week = $1 AND d.state IN ('sent', 'waiting')) END
     ON CONFLICT (key) DO NOTHING`,
    [week, edition, TRIED_HOURS],
  );
}
