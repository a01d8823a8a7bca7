import {
  Conflict,
  Forbidden,
  InvalidInput,
  ProductError,
  TooManyRequests,
  Unavailable,
} from '@jeonghap/platform';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { isEmailTaken } from '../account/account.store.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from '../identity-settings.js';
import { inTask } from '../in-task.js';
import {
  forgetOldAttempts,
  forgiveProviderAttempt,
  takeProviderAttempt,
} from '../login/login-throttle.store.js';
import { type Principal } from '../rights/rights.js';
import { type ClientTrace, type OpenedSession } from '../session/session.js';
import { SessionService } from '../session/session.service.js';
import { endSessionOfToken, forgetEndedSessions } from '../session/session.store.js';
import { isUsable } from './linked-sign-in.js';
import {
  brokenLinkRule,
  findLinkedAccountId,
  insertLinkedSignIn,
  listLinkedSignIns,
} from './linked-sign-in.store.js';
import { type ProvedPerson, type ProviderSettings, RETURN_PATH, toProvedPerson } from './provider.js';
import { accountOf } from './provider-account.js';
import { ProviderClient } from './provider-client.js';
import { consumeAttempt, insertAttempt, type StoredAttempt } from './sign-in-attempt.store.js';

/** The browser of an attempt. */
export interface ProviderBrowser {
  /** Scheme, host and port under which it reaches this service. */
  readonly origin: string;
  readonly client: ClientTrace;
}

export interface BegunAttempt {
  /** Where to send the browser. */
  readonly address: string;
  /** For a cookie: binds the attempt to the browser. */
  readonly browserToken: string;
}

/** What the provider sent the browser back with. */
export interface ProviderAnswer {
  readonly state: string;
  readonly code?: string | undefined;
  readonly iss?: string | undefined;
  readonly error?: string | undefined;
}

/** Who comes back with the answer. */
export interface ReturnedBrowser extends ProviderBrowser {
  readonly browserToken: string | undefined;
  /** Ends with the sign-in. */
  readonly formerToken: string | undefined;
  readonly viewer: Principal | undefined;
}

/** The session that began, or none where a signed-in person linked the account at the provider. */
export type ProviderOutcome =
  | { readonly purpose: 'sign-in'; readonly session: OpenedSession }
  | { readonly purpose: 'link'; readonly principal: Principal };

/** Signing in through the OpenID provider, and linking one's account there to the one here. */
@Injectable()
export class ProviderSignInService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly client: ProviderClient,
    private readonly sessions: SessionService,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  /** What people call the provider; undefined when none is set up. */
  get label(): ProviderSettings['label'] | undefined {
    return this.settings.provider?.label;
  }

  /** @throws NotFound `provider.not-configured`, TooManyRequests `login.throttled`, Unavailable `provider.unavailable` */
  beginSignIn(browser: ProviderBrowser): Promise<BegunAttempt> {
    return this.begin(browser, null);
  }

  /**
   * Begins to link an account at the provider. Whoever found a browser open shall not plant a way in, so this takes the
   * password, as changing it does.
   * @throws as `beginSignIn`; Forbidden `account.sample`, Conflict `linked-sign-in.present`, InvalidInput `password.wrong`
   */
  async beginLink(principal: Principal, password: string, browser: ProviderBrowser): Promise<BegunAttempt> {
    const { accountId } = principal;
    const { issuer } = this.client.getProvider();
    if (principal.isSample) throw new Forbidden('account.sample');
    const links = await this.asOwner(accountId, (manager) => listLinkedSignIns(manager, accountId));
    if (links.some((link) => isUsable(link, issuer))) throw new Conflict('linked-sign-in.present');
    await this.sessions.confirmPassword(principal.email, password, browser.client);
    return this.begin(browser, principal.sessionId);
  }

  /**
   * Takes the provider's answer: the attempt that this browser began ends, whatever comes of it.
   * @throws InvalidInput `provider.attempt-unknown`, NotSignedIn `provider.refused` or `provider.answer-invalid`,
   *   Unavailable `provider.unavailable`, Forbidden with the reason, Conflict `provider.email-taken` or
   *   `linked-sign-in.taken`
   */
  async complete(answer: ProviderAnswer, browser: ReturnedBrowser): Promise<ProviderOutcome> {
    const attempt = await this.consume(answer.state, browser);
    const linker = attempt.sessionId === null ? undefined : browser.viewer;
    let person: ProvedPerson | undefined;
    try {
      person = await this.prove(answer, attempt, browser);
      if (linker === undefined) return { purpose: 'sign-in', session: await this.signIn(person, browser) };
      await this.link(person, linker);
      return { purpose: 'link', principal: linker };
    } catch (error) {
      const refusal = toConflict(error);
      if (isRefusal(refusal)) await this.noteRefusal(person, linker);
      throw refusal;
    }
  }

  private async prove(
    answer: ProviderAnswer,
    attempt: StoredAttempt,
    { origin }: ProviderBrowser,
  ): Promise<ProvedPerson> {
    const { state } = answer;
    const claims = await this.client.exchange(toReturnedAddress(answer, origin), { ...attempt, state });
    return toProvedPerson(claims, this.client.getProvider());
  }

  /** As a refused password is. What answers no attempt of this browser is not noted, or anybody could fill the log. */
  private async noteRefusal(person: ProvedPerson | undefined, linker: Principal | undefined): Promise<void> {
    const linked =
      person === undefined
        ? undefined
        : await this.signIns((manager) => findLinkedAccountId(manager, person));
    await this.sessions.noteRefusal(linker?.accountId ?? linked);
  }

  private signIn(person: ProvedPerson, { client, formerToken }: ReturnedBrowser): Promise<OpenedSession> {
    return this.signIns(async (manager) => {
      const accountId = await accountOf(manager, person, this.client.getProvider());
      await forgiveProviderAttempt(manager, client.address);
      await forgetEndedSessions(manager);
      if (formerToken !== undefined) await endSessionOfToken(manager, formerToken);
      return this.sessions.open(manager, accountId, client);
    });
  }

  private async link(person: ProvedPerson, { accountId }: Principal): Promise<void> {
    await this.asOwner(accountId, (manager) => insertLinkedSignIn(manager, accountId, person));
  }

  private async begin({ origin, client }: ProviderBrowser, sessionId: string | null): Promise<BegunAttempt> {
    this.client.getProvider(); // before anything is counted
    const waitSeconds = await this.signIns(async (manager) => {
      await forgetOldAttempts(manager);
      return takeProviderAttempt(manager, client.address);
    });
    if (waitSeconds !== undefined) {
      throw new TooManyRequests('login.throttled', { details: { retryAfterSeconds: waitSeconds } });
    }
    const { address, secrets } = await this.client.begin(new URL(RETURN_PATH, origin).href);
    const browserToken = await this.signIns((manager) => insertAttempt(manager, secrets, sessionId));
    return { address, browserToken };
  }

  /** An attempt to link is for the session that began it alone. */
  private async consume(state: string, { browserToken, viewer }: ReturnedBrowser): Promise<StoredAttempt> {
    const attempt =
      browserToken === undefined
        ? undefined
        : await this.signIns((manager) => consumeAttempt(manager, state, browserToken));
    if (attempt === undefined || (attempt.sessionId !== null && attempt.sessionId !== viewer?.sessionId)) {
      throw new InvalidInput('provider.attempt-unknown');
    }
    return attempt;
  }

  private signIns<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return inTask(this.dataSource, 'sign-in', work);
  }

  private asOwner<T>(accountId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return inTask(this.dataSource, 'own-account', work, accountId);
  }
}

/** Whether somebody was refused, and not merely the provider or the database out of reach. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ProductError && !(error instanceof Unavailable);

/** What the database refused, in the words of whoever can do something about it. */
function toConflict(error: unknown): unknown {
  if (isEmailTaken(error)) return new Conflict('provider.email-taken', { cause: error });
  const broken = brokenLinkRule(error);
  if (broken === undefined) return error;
  return new Conflict(broken === 'subject' ? 'linked-sign-in.taken' : 'linked-sign-in.present', {
    cause: error,
  });
}

/** The address at which the browser was, made anew: only what the protocol needs of it was sent here. */
function toReturnedAddress(answer: ProviderAnswer, origin: string): URL {
  const address = new URL(RETURN_PATH, origin);
  for (const name of ['state', 'code', 'iss', 'error'] as const) {
    const value = answer[name];
    if (value !== undefined) address.searchParams.set(name, value);
  }
  return address;
}
