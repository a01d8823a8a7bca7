import { presentTrail } from '@jeonghap/audit';
import { newSecret, secretHash } from '@jeonghap/identity';
import { NotFound } from '@jeonghap/platform';
import { type Language } from '@jeonghap/reports';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type SubscriptionState } from './subscription.js';

/** Makes the secret of a mail's link to its opt-out, and stores its hash. */
export async function makeOptOutToken(manager: EntityManager, subscriptionId: string): Promise<string> {
  const token = newSecret();
  await manager.query('INSERT INTO opt_out_token (token_sha256, subscription_id) VALUES ($1, $2)', [
    secretHash(token),
    subscriptionId,
  ]);
  return token;
}

/** Whether a text may be such a secret. */
const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** Ends subscriptions by the link in a mail, for whoever holds it, signed in or not. */
@Injectable()
export class OptOutService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The subscription that a link is of. @throws NotFound `opt-out.not-found` for one that was ended otherwise, too */
  look(token: string): Promise<{ readonly lang: Language; readonly state: SubscriptionState }> {
    return this.holding(token, async (manager) => {
      const [row] = await manager.query<{ lang: Language; state: SubscriptionState }[]>(
        `SELECT lang, state FROM report_subscription
          WHERE id = (SELECT subscription_id FROM opt_out_token WHERE token_sha256 = $1)`,
        [secretHash(token)],
      );
      if (row === undefined) throw new NotFound('opt-out.not-found');
      return row;
    });
  }

  /** Lets no further mail go out; again and again to the same end. @throws NotFound `opt-out.not-found` */
  async use(token: string): Promise<void> {
    await this.look(token);
    await this.holding(token, (manager) =>
      manager.query(
        `UPDATE report_subscription SET state = 'opted-out'
          WHERE id = (SELECT subscription_id FROM opt_out_token WHERE token_sha256 = $1) AND state <> 'opted-out'`,
        [secretHash(token)],
      ),
    );
  }

  private holding<T>(token: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (!isToken(token)) throw new NotFound('opt-out.not-found');
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `SELECT set_config('jeonghap.opt_out', $1, true), set_config('jeonghap.trail', $2, true)`,
        [secretHash(token).toString('hex'), presentTrail()],
      );
      return work(manager);
    });
  }
}
