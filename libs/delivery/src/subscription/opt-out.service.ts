import { presentTrail } from '@jeonghap/audit';
import { secretHash } from '@jeonghap/identity';
import { NotFound } from '@jeonghap/platform';
import { type Language } from '@jeonghap/reports';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { endHeld, findHeld, type MailSort } from './opt-out.store.js';
import { type SubscriptionState } from './subscription.js';

/** Whether a text may be the secret of a mail's link. */
const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** The subscription that the link in a mail is of. */
export interface HeldSubscription {
  readonly of: MailSort;
  readonly lang: Language;
  readonly state: SubscriptionState;
}

/** Ends subscriptions by the link in a mail, for whoever holds it, signed in or not. */
@Injectable()
export class OptOutService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The subscription that a link is of. @throws NotFound `opt-out.not-found` for one that was ended otherwise, too */
  look(token: string): Promise<HeldSubscription> {
    return this.holding(token, async (manager) => {
      const held = await findHeld(manager, secretHash(token));
      if (held === undefined) throw new NotFound('opt-out.not-found');
      return held;
    });
  }

  /** Lets no further mail go out; again and again to the same end. @throws NotFound `opt-out.not-found` */
  async use(token: string): Promise<void> {
    const { of } = await this.look(token);
    await this.holding(token, (manager) => endHeld(manager, of, secretHash(token)));
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
