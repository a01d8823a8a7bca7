import { newSecret, secretHash } from '@jeonghap/identity';
import { type Language } from '@jeonghap/reports';
import { type EntityManager } from 'typeorm';
import { type SubscriptionState } from './subscription.js';

/** What a subscription is of: the weekly report, or what changes for a company. */
export const MAIL_SORTS = ['report', 'fit'] as const;
export type MailSort = (typeof MAIL_SORTS)[number];

const TABLES: Readonly<Record<MailSort, { readonly subscriptions: string; readonly tokens: string }>> = {
  report: { subscriptions: 'report_subscription', tokens: 'opt_out_token' },
  fit: { subscriptions: 'fit_mail_subscription', tokens: 'fit_mail_token' },
};

/** Makes the secret of a mail's link to its opt-out, and stores its hash. */
export async function makeOptOutToken(
  manager: EntityManager,
  of: MailSort,
  subscriptionId: string,
): Promise<string> {
  const token = newSecret();
  await manager.query(`INSERT INTO ${TABLES[of].tokens} (token_sha256, subscription_id) VALUES ($1, $2)`, [
    secretHash(token),
    subscriptionId,
  ]);
  return token;
}

/** The subscription that a secret is of; what is off for another reason counts as paused. */
export async function findHeld(
  manager: EntityManager,
  hash: Buffer,
): Promise<
  { readonly of: MailSort; readonly lang: Language; readonly state: SubscriptionState } | undefined
> {
  for (const of of MAIL_SORTS) {
    const { subscriptions, tokens } = TABLES[of];
    const [row] = await manager.query<{ lang: Language; state: SubscriptionState }[]>(
      `SELECT lang, CASE state WHEN 'off' THEN 'paused' ELSE state END AS state FROM ${subscriptions}
        WHERE id = (SELECT subscription_id FROM ${tokens} WHERE token_sha256 = $1)`,
      [hash],
    );
    if (row !== undefined) return { of, ...row };
  }
  return undefined;
}

/** Ends the subscription that a secret is of. */
export async function endHeld(manager: EntityManager, of: MailSort, hash: Buffer): Promise<void> {
  const { subscriptions, tokens } = TABLES[of];
  await manager.query(
    `UPDATE ${subscriptions} SET state = 'opted-out'
      WHERE id = (SELECT subscription_id FROM ${tokens} WHERE token_sha256 = $1) AND state <> 'opted-out'`,
    [hash],
  );
}
