import { Conflict, NotFound } from '@jeonghap/platform';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { lockAccount } from '../account/account.store.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from '../identity-settings.js';
import { inTask } from '../in-task.js';
import { type Principal } from '../rights/rights.js';
import { endSessionsOf } from '../session/session.store.js';
import { isUsable, type LinkedSignIn } from './linked-sign-in.js';
import { deleteLinkedSignIn, listLinkedSignIns } from './linked-sign-in.store.js';

/** The ways by which somebody can sign in. */
export interface WaysIn {
  readonly hasPassword: boolean;
  readonly items: readonly (LinkedSignIn & { readonly isUsable: boolean })[];
}

/** What people do with their own linked sign-ins. */
@Injectable()
export class LinkedSignInService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  list({ accountId }: Principal): Promise<WaysIn> {
    return this.asOwner(accountId, (manager) => this.waysIn(manager, accountId));
  }

  /**
   * Removes one of the own linked sign-ins; sessions elsewhere end, since one may have begun by it.
   * @throws NotFound `linked-sign-in.not-found` also for one of somebody else, Conflict `linked-sign-in.last`
   */
  async remove({ accountId, sessionId }: Principal, id: string): Promise<void> {
    await this.asOwner(accountId, async (manager) => {
      const { hasPassword, items } = await this.waysIn(manager, accountId);
      if (!items.some((one) => one.id === id)) throw new NotFound('linked-sign-in.not-found');
      const isWayLeft = hasPassword || items.some((one) => one.id !== id && one.isUsable);
      if (!isWayLeft) throw new Conflict('linked-sign-in.last');
      await deleteLinkedSignIn(manager, id);
      await endSessionsOf(manager, accountId, sessionId);
    });
  }

  /** The account is locked, so that two ways cannot be removed at the same time. */
  private async waysIn(manager: EntityManager, accountId: string): Promise<WaysIn> {
    const account = await lockAccount(manager, accountId);
    const links = await listLinkedSignIns(manager, accountId);
    return {
      hasPassword: account?.passwordHash != null,
      items: links.map((link) => ({ ...link, isUsable: isUsable(link, this.settings.provider?.issuer) })),
    };
  }

  private asOwner<T>(accountId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return inTask(this.dataSource, 'own-account', work, accountId);
  }
}
