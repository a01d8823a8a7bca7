import { noteAct, setTrail } from '@jeonghap/audit';
import { Forbidden, InvalidInput, NotFound, NotSignedIn, TooManyRequests } from '@jeonghap/platform';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Account, normaliseEmail } from '../account/account.js';
import { findAccountByEmail, lockAccount, storePassword } from '../account/account.store.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from '../identity-settings.js';
import { inTask } from '../in-task.js';
import { forgetOldAttempts, forgiveAttempt, takeAttempt } from '../login/login-throttle.store.js';
import { aboutPerson, assertNewPassword } from '../password/assert-new-password.js';
import { hashPassword, isPasswordOf } from '../password/password-hash.js';
import { actorOf, type Principal, rightsOf } from '../rights/rights.js';
import { deviceName } from './device-name.js';
import { type ClientTrace, type OpenedSession, type SessionView } from './session.js';
import {
  endSession,
  endSessionOfToken,
  endSessionsOf,
  findLiveSession,
  forgetEndedSessions,
  insertSession,
  listSessions,
  noteSessionUse,
} from './session.store.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signing in and out, and what a person does with the own sessions and password. */
@Injectable()
export class SessionService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  /**
   * Signs somebody in under a new token, whatever token the browser had before.
   * @param formerToken ends with it
   * @throws NotSignedIn `login.failed` for a wrong password and an unknown, invited or deactivated account alike;
   *   TooManyRequests `login.throttled`; Forbidden `login.sample-elsewhere`
   */
  async signIn(
    { email, password }: Credentials,
    client: ClientTrace,
    formerToken?: string,
  ): Promise<OpenedSession> {
    const address = normaliseEmail(email);
    const waitSeconds = await this.signIns((manager) => takeAttempt(manager, address, client.address));
    if (waitSeconds !== undefined) {
      throw new TooManyRequests('login.throttled', { details: { retryAfterSeconds: waitSeconds } });
    }
    const account = await this.signIns((manager) => findAccountByEmail(manager, address));
    const isRight = await isPasswordOf(account?.passwordHash, password);
    if (account === undefined || !isRight || account.state !== 'active') {
      await this.noteRefusal(account?.id);
      throw new NotSignedIn('login.failed');
    }
    if (account.isSample && !client.isLocal) {
      await this.noteRefusal(account.id);
      throw new Forbidden('login.sample-elsewhere');
    }
    return this.signIns(async (manager) => {
      await forgiveAttempt(manager, address, client.address);
      await forgetOldAttempts(manager);
      await forgetEndedSessions(manager);
      if (formerToken !== undefined) await endSessionOfToken(manager, formerToken);
      return this.open(manager, account.id, client);
    });
  }

  /** Begins a session of an account. */
  async open(manager: EntityManager, accountId: string, client: ClientTrace): Promise<OpenedSession> {
    const account = await lockAccount(manager, accountId);
    if (account === undefined) throw new NotFound('account.not-found');
    await setTrail(manager, actorOf({ accountId })); // only now it is known who that is
    const { id, token, expiresAt } = await insertSession(manager, accountId, client, this.settings);
    return { token, expiresAt, principal: toPrincipal(account, id) };
  }

  /** Who holds this token; undefined when its session ended or its owner may no longer sign in. */
  async authenticate(token: string): Promise<Principal | undefined> {
    const found = await this.signIns((manager) => findLiveSession(manager, token));
    if (found === undefined) return undefined;
    const { sessionId, account, isDue } = found;
    if (isDue) {
      const note = this.signIns((manager) => noteSessionUse(manager, sessionId, this.settings));
      await note.catch(() => undefined); // on a full disk people can still read
    }
    return toPrincipal(account, sessionId);
  }

  async signOut(token: string): Promise<void> {
    await this.signIns((manager) => endSessionOfToken(manager, token));
  }

  async list({ accountId, sessionId }: Principal): Promise<readonly SessionView[]> {
    const sessions = await this.asOwner(accountId, (manager) => listSessions(manager, accountId, sessionId));
    return sessions.map((session) => ({ ...session, device: deviceName(session.userAgent) }));
  }

  /** Ends one of the own sessions. @throws NotFound `session.not-found` also for one of somebody else */
  async end({ accountId }: Principal, id: string): Promise<void> {
    const isEnded = await this.asOwner(accountId, (manager) => endSession(manager, accountId, id));
    if (!isEnded) throw new NotFound('session.not-found');
  }

  /** Ends all own sessions but this one. */
  async endOthers({ accountId, sessionId }: Principal): Promise<void> {
    await this.asOwner(accountId, (manager) => endSessionsOf(manager, accountId, sessionId));
  }

  /**
   * Changes the own password: all sessions end, and a new one begins here.
   * @throws InvalidInput `password.wrong` or naming the field, Forbidden `account.sample`, TooManyRequests
   */
  async changePassword(
    principal: Principal,
    { current, next }: { readonly current: string; readonly next: string },
    client: ClientTrace,
  ): Promise<OpenedSession> {
    if (principal.isSample) throw new Forbidden('account.sample');
    const { email, name, accountId } = principal;
    assertNewPassword('next', next, aboutPerson(email, name));
    await this.confirmPassword(email, current, client);
    const passwordHash = await hashPassword(next);
    return this.asOwner(accountId, async (manager) => {
      await storePassword(manager, accountId, passwordHash);
      await endSessionsOf(manager, accountId);
      return this.open(manager, accountId, client);
    });
  }

  /**
   * Asks for the own password again. Who found a browser open must not guess it at leisure either.
   * @throws InvalidInput `password.wrong`, TooManyRequests `login.throttled`
   */
  async confirmPassword(email: string, password: string, { address }: ClientTrace): Promise<void> {
    const waitSeconds = await this.signIns((manager) => takeAttempt(manager, email, address));
    if (waitSeconds !== undefined) {
      throw new TooManyRequests('login.throttled', { details: { retryAfterSeconds: waitSeconds } });
    }
    const account = await this.signIns((manager) => findAccountByEmail(manager, email));
    if (!(await isPasswordOf(account?.passwordHash, password))) {
      await this.noteRefusal(account?.id);
      throw new InvalidInput('password.wrong');
    }
    await this.signIns((manager) => forgiveAttempt(manager, email, address));
  }

  /**
   * Writes a refused sign-in into the audit log: without what was typed, which may be a password in the wrong field.
   * @param accountId whose account it was for, if there is one
   */
  async noteRefusal(accountId: string | undefined): Promise<void> {
    const note = { kind: 'account', subject: accountId ?? null, act: 'refuse' } as const;
    await this.signIns((manager) => noteAct(manager, note));
  }

  private signIns<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return inTask(this.dataSource, 'sign-in', work);
  }

  private asOwner<T>(accountId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return inTask(this.dataSource, 'own-account', work, accountId);
  }
}

function toPrincipal(account: Account, sessionId: string): Principal {
  const { id, email, name, roles, stakeholderId, isSample } = account;
  const rights = rightsOf(roles);
  return { accountId: id, email, name, roles, stakeholderId, isSample, rights, sessionId, keyId: null };
}
