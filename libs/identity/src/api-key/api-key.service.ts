import { Conflict, Forbidden, NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { inTask } from '../in-task.js';
import { lockAccount } from '../account/account.store.js';
import { type Principal, rightsOf, scopesFor } from '../rights/rights.js';
import { type ApiKey, type ApiKeyDraft, isKey, MAX_KEYS } from './api-key.js';
import { deleteKey, findLiveKey, insertKey, listKeys, noteKeyUse } from './api-key.store.js';

/** Keys by which programs act for people. */
@Injectable()
export class ApiKeyService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list({ accountId }: Principal): Promise<readonly ApiKey[]> {
    return this.asOwner(accountId, (manager) => listKeys(manager, accountId));
  }

  /**
   * Makes a key; it is shown this once.
   * @throws Forbidden `api-key.scope-denied` or `account.sample`, Conflict `api-key.too-many`
   */
  async create(principal: Principal, draft: ApiKeyDraft): Promise<ApiKey & { readonly key: string }> {
    // it would outlast the rule that such accounts are used on this machine only
    if (principal.isSample) throw new Forbidden('account.sample');
    const allowed = scopesFor(principal.roles);
    if (draft.scopes.some((scope) => !allowed.includes(scope))) throw new Forbidden('api-key.scope-denied');
    return this.asOwner(principal.accountId, async (manager) => {
      await lockAccount(manager, principal.accountId);
      const keys = await listKeys(manager, principal.accountId);
      if (keys.length >= MAX_KEYS) throw new Conflict('api-key.too-many', { details: { most: MAX_KEYS } });
      return insertKey(manager, principal.accountId, draft);
    });
  }

  /** Removes one of the own keys. @throws NotFound `api-key.not-found` also for one of somebody else */
  async remove({ accountId }: Principal, id: string): Promise<void> {
    if (!(await this.asOwner(accountId, (manager) => deleteKey(manager, accountId, id))))
      throw new NotFound('api-key.not-found');
  }

  /** For whom a key acts; undefined when it does not hold. */
  async authenticate(key: string): Promise<Principal | undefined> {
    const found = isKey(key)
      ? await inTask(this.dataSource, 'sign-in', (manager) => findLiveKey(manager, key))
      : undefined;
    if (found === undefined) return undefined;
    if (found.isDue) {
      const note = inTask(this.dataSource, 'sign-in', (manager) => noteKeyUse(manager, found.keyId));
      await note.catch(() => undefined); // on a full disk programs can still read
    }
    const { id, email, name, roles, stakeholderId, isSample } = found.account;
    const rights = rightsOf(roles, found.scopes);
    return {
      accountId: id,
      email,
      name,
      roles,
      stakeholderId,
      isSample,
      rights,
      sessionId: null,
      keyId: found.keyId,
    };
  }

  private asOwner<T>(accountId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return inTask(this.dataSource, 'own-account', work, accountId);
  }
}
