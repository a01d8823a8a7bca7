import { type EntityManager } from 'typeorm';
import {
  type Subscription,
  type SubscriptionChange,
  type SubscriptionDraft,
  type SubscriptionState,
} from './subscription.js';

const COLUMNS = `s.id, s.lang, s.edition, s.filter, s.state, s.created_at AS "createdAt",
  (SELECT jsonb_build_object('week', d.week, 'state', d.state, 'cause', d.cause,
            'at', coalesce(d.settled_at, d.attempted_at, d.created_at))
     FROM delivery d WHERE d.subscription_id = s.id ORDER BY d.no DESC LIMIT 1) AS last`;

type Row = Omit<Subscription, 'last'> & {
  readonly last: (Omit<NonNullable<Subscription['last']>, 'at'> & { readonly at: string }) | null;
};

const toSubscription = ({ last, ...row }: Row): Subscription => ({
  ...row,
  last: last === null ? null : { ...last, at: new Date(last.at) },
});

/** A person's subscriptions, by the time at which they were made. */
export async function listSubscriptions(
  manager: EntityManager,
  accountId: string,
): Promise<readonly Subscription[]> {
  const rows = await manager.query<Row[]>(
    `SELECT ${COLUMNS} FROM report_subscription s WHERE s.account_id = $1 ORDER BY s.created_at, s.id`,
    [accountId],
  );
  return rows.map(toSubscription);
}

export async function findSubscription(
  manager: EntityManager,
  accountId: string,
  id: string,
): Promise<Subscription | undefined> {
  const [row] = await manager.query<Row[]>(
    `SELECT ${COLUMNS} FROM report_subscription s WHERE s.account_id = $1 AND s.id = $2`,
    [accountId, id],
  );
  return row === undefined ? undefined : toSubscription(row);
}

export async function insertSubscription(
  manager: EntityManager,
  accountId: string,
  { lang, edition, filter }: SubscriptionDraft,
): Promise<string | undefined> {
  const [row] = await manager.query<{ id: string }[]>(
    'INSERT INTO report_subscription (account_id, lang, edition, filter) VALUES ($1, $2, $3, $4) RETURNING id',
    [accountId, lang, edition, JSON.stringify(filter)],
  );
  return row?.id;
}

/** @returns whether there is such a subscription of that person */
export async function updateSubscription(
  manager: EntityManager,
  [accountId, id]: readonly [accountId: string, id: string],
  { lang, filter, state }: SubscriptionChange,
): Promise<boolean> {
  const [, changed] = await manager.query<[unknown[], number]>(
    `UPDATE report_subscription
        SET lang = coalesce($3, lang), filter = coalesce($4::jsonb, filter), state = coalesce($5, state)
      WHERE account_id = $1 AND id = $2`,
    [accountId, id, lang ?? null, filter === undefined ? null : JSON.stringify(filter), state ?? null],
  );
  return changed > 0;
}

/** @returns whether there was such a subscription of that person */
export async function deleteSubscription(
  manager: EntityManager,
  accountId: string,
  id: string,
): Promise<boolean> {
  const [, removed] = await manager.query<[unknown[], number]>(
    'DELETE FROM report_subscription WHERE account_id = $1 AND id = $2',
    [accountId, id],
  );
  return removed > 0;
}

/** What a mail is made for, as of now; undefined where the subscription is gone. */
export async function findSubscribed(
  manager: EntityManager,
  id: string | null,
): Promise<(SubscriptionDraft & { readonly state: SubscriptionState }) | undefined> {
  const [row] = await manager.query<(SubscriptionDraft & { readonly state: SubscriptionState })[]>(
    'SELECT lang, edition, filter, state FROM report_subscription WHERE id = $1',
    [id],
  );
  return row;
}

/** Whether the person behind a transaction acts for a company. */
export async function actsForCompany(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<{ acts: boolean }[]>('SELECT transaction_company() IS NOT NULL AS acts');
  return row?.acts ?? false;
}
