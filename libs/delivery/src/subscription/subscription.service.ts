import { asActor } from '@jeonghap/catalogue';
import { Conflict, NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { findSuppression } from '../mail/suppression.store.js';
import {
  MOST_SUBSCRIPTIONS,
  type Subscription,
  type SubscriptionChange,
  type SubscriptionDraft,
} from './subscription.js';
import {
  actsForCompany,
  deleteSubscription,
  findSubscription,
  insertSubscription,
  listSubscriptions,
  updateSubscription,
} from './subscription.store.js';

/** What of the weekly report people want by mail, each for themselves. */
@Injectable()
export class SubscriptionService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** All of a person, by the time at which they were made, and what the mail server said if it refused the address for good. */
  list(
    accountId: string,
  ): Promise<{ readonly items: readonly Subscription[]; readonly refusal: string | null }> {
    return this.asOwner(accountId, async (manager) => ({
      items: await listSubscriptions(manager, accountId),
      refusal: await findSuppression(manager, accountId),
    }));
  }

  /** @throws Conflict `subscription.too-many`, `subscription.no-company` for a company's edition of who acts for none */
  create(accountId: string, draft: SubscriptionDraft): Promise<Subscription> {
    return this.asOwner(accountId, async (manager) => {
      // of two requests at once the second counts what the first saved
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `report_subscription/${accountId}`,
      ]);
      const present = await listSubscriptions(manager, accountId);
      if (present.length >= MOST_SUBSCRIPTIONS)
        throw new Conflict('subscription.too-many', { details: { most: MOST_SUBSCRIPTIONS } });
      if (draft.edition === 'company' && !(await actsForCompany(manager)))
        throw new Conflict('subscription.no-company');
      const id = await insertSubscription(manager, accountId, draft);
      return this.get(manager, accountId, id ?? '');
    });
  }

  /** Changes what it tells, pauses it or lets it go on. @throws NotFound `subscription.not-found` also for one of somebody else */
  change(accountId: string, id: string, change: SubscriptionChange): Promise<Subscription> {
    return this.asOwner(accountId, async (manager) => {
      await updateSubscription(manager, [accountId, id], change);
      return this.get(manager, accountId, id);
    });
  }

  /** @throws NotFound `subscription.not-found` also for one of somebody else */
  remove(accountId: string, id: string): Promise<void> {
    return this.asOwner(accountId, async (manager) => {
      if (!(await deleteSubscription(manager, accountId, id))) throw new NotFound('subscription.not-found');
    });
  }

  private async get(manager: EntityManager, accountId: string, id: string): Promise<Subscription> {
    const subscription = await findSubscription(manager, accountId, id);
    if (subscription === undefined) throw new NotFound('subscription.not-found');
    return subscription;
  }

  private asOwner<T>(accountId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return asActor(this.dataSource, `user:${accountId}`, work);
  }
}
