import {
  Conflict,
  cutPage,
  decodeCursor,
  fieldError,
  InvalidInput,
  NotFound,
  type Page,
} from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { inTask } from '../in-task.js';
import { type IssuedLink, LINK_HOURS } from '../one-time-link/one-time-link.js';
import { insertLink } from '../one-time-link/one-time-link.store.js';
import { accountIdOfActor, actorOf, type Principal } from '../rights/rights.js';
import { endSessionsOf } from '../session/session.store.js';
import {
  type Account,
  type AccountDraft,
  type AccountPatch,
  changed,
  isAdmin,
  isEmail,
  isOtherPrivilege,
  normaliseEmail,
} from './account.js';
import {
  countAccounts,
  countAdmins,
  countStaff,
  insertAccount,
  isEmailTaken,
  isStakeholderUnknown,
  listAccounts,
  listStaff,
  type ListedAccount,
  lockAccount,
  lockAdmins,
  namesOfAccounts,
  type StaffMember,
  updateAccount,
} from './account.store.js';

/** What administrators do with accounts. */
@Injectable()
export class AccountService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Accounts by their addresses. @throws InvalidInput `request.cursor-invalid` */
  async list(limit: number, cursor?: string): Promise<Page<ListedAccount>> {
    const scope = ['accounts'];
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, scope, 1);
    return inTask(this.dataSource, 'administer', async (manager) => {
      const rows = await listAccounts(manager, limit + 1, after == null ? null : String(after));
      const page = cutPage(rows, limit, scope, ({ email }) => [email]);
      return { ...page, total: await countAccounts(manager) };
    });
  }

  /**
   * Makes an account and the link by which its owner chooses a password.
   * @throws InvalidInput, Conflict `account.email-taken`
   */
  async invite(
    draft: AccountDraft,
    by: Principal,
  ): Promise<{ readonly account: Account; readonly link: IssuedLink }> {
    const email = normaliseEmail(draft.email);
    assertEmail(email);
    return this.write(async (manager) => {
      const id = await insertAccount(manager, { ...draft, email, state: 'invited' });
      const link = await this.issueLink(manager, id, 'invitation', by);
      return { account: await this.get(manager, id), link };
    });
  }

  /**
   * Changes an account. Who gains or loses rights has to sign in anew.
   * @throws NotFound `account.not-found`, Conflict `entry.stale`, `account.last-admin` or `account.sample`
   */
  async change(id: string, revision: number, patch: AccountPatch): Promise<Account> {
    return this.write(async (manager) => {
      await lockAdmins(manager);
      const { passwordHash, hasLinkedSignIn, ...before } = await this.getLocked(manager, id);
      if (before.revision !== revision)
        throw new Conflict('entry.stale', { details: { current: before.revision } });
      const after = changed(before, patch, passwordHash !== null || hasLinkedSignIn);
      if (before.isSample && after.roles.join() !== before.roles.join()) throw new Conflict('account.sample');
      if (isAdmin(before) && !isAdmin(after) && (await countAdmins(manager, id)) === 0) {
        throw new Conflict('account.last-admin');
      }
      await updateAccount(manager, after);
      if (isOtherPrivilege(before, after)) await endSessionsOf(manager, id);
      return this.get(manager, id);
    }, id);
  }

  /**
   * A new link for somebody who lost the invitation or forgot the password. Earlier links of that person end.
   * @throws NotFound `account.not-found`, Conflict `account.deactivated` or `account.sample`
   */
  async renewLink(id: string, by: Principal): Promise<IssuedLink> {
    return this.write(async (manager) => {
      const { state, isSample } = await this.getLocked(manager, id);
      if (isSample) throw new Conflict('account.sample');
      if (state === 'deactivated') throw new Conflict('account.deactivated');
      return this.issueLink(manager, id, state === 'invited' ? 'invitation' : 'password_reset', by);
    });
  }

  /**
   * Those who work here, by name: for choosing who looks after something.
   * @param words that the name holds, in any case
   * @throws InvalidInput `request.cursor-invalid`
   */
  async listStaff(words: string, limit: number, cursor?: string): Promise<Page<StaffMember>> {
    const scope = ['staff', words];
    const after = cursor === undefined ? [null, null] : decodeCursor(cursor, scope, 2);
    return inTask(this.dataSource, 'names', async (manager) => {
      const rows = await listStaff(manager, words, limit + 1, after);
      const page = cutPage(rows, limit, scope, ({ name, id }) => [name, id]);
      return { ...page, total: await countStaff(manager, words) };
    });
  }

  /** Names of accounts by their ids; what is no account is left out. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return inTask(this.dataSource, 'names', (manager) => namesOfAccounts(manager, ids));
  }

  /** Names of the people behind the actors of a history; actors of other kinds are left out. */
  async namesOfActors(actors: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    for (const actor of actors) {
      const id = actor === null ? undefined : accountIdOfActor(actor);
      if (actor !== null && id !== undefined) ids.set(id, actor);
    }
    const names = await this.namesOf([...ids.keys()]);
    return new Map([...names].map(([id, name]) => [ids.get(id) ?? id, name]));
  }

  private async issueLink(
    manager: EntityManager,
    accountId: string,
    purpose: 'invitation' | 'password_reset',
    by: Principal,
  ): Promise<IssuedLink> {
    return insertLink(manager, { purpose, accountId, createdBy: actorOf(by), hours: LINK_HOURS[purpose] });
  }

  private async get(manager: EntityManager, id: string): Promise<Account> {
    const {
      passwordHash: _passwordHash,
      hasLinkedSignIn: _hasLinkedSignIn,
      ...account
    } = await this.getLocked(manager, id);
    return account;
  }

  private async getLocked(manager: EntityManager, id: string) {
    const account = await lockAccount(manager, id);
    if (account === undefined) throw new NotFound('account.not-found');
    return account;
  }

  /** @param accountId whom it is about: who steps down sees the own rows to the end, though no longer by right */
  private async write<T>(work: (manager: EntityManager) => Promise<T>, accountId?: string): Promise<T> {
    try {
      return await inTask(this.dataSource, 'administer', work, accountId);
    } catch (error) {
      if (isEmailTaken(error)) throw new Conflict('account.email-taken', { cause: error });
      if (!isStakeholderUnknown(error)) throw error;
      throw new InvalidInput('request.invalid', {
        details: { count: 1 },
        fields: [fieldError('stakeholderId', 'isIn')],
        cause: error,
      });
    }
  }
}

/** @throws InvalidInput naming the field */
export function assertEmail(email: string): void {
  if (isEmail(email)) return;
  throw new InvalidInput('request.invalid', {
    details: { count: 1 },
    fields: [fieldError('email', 'isEmail')],
  });
}
