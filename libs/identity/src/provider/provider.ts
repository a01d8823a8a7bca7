import { Forbidden, NotSignedIn } from '@jeonghap/platform';
import { isEmail, normaliseEmail } from '../account/account.js';
import { type Role, ROLES } from '../rights/rights.js';

/** The OpenID provider through which people may sign in, and what its word counts for. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly label: { readonly ko: string; readonly en: string };
  /** Domains of the addresses that are let in; empty for any. */
  readonly emailDomains: readonly string[];
  /** The claim that has somebody's roles; absent means that claims give none. */
  readonly roleClaim?: string;
  readonly roles: Readonly<Record<string, Role>>;
  /** Whether somebody who comes for the first time gets an account. */
  readonly makesAccounts: boolean;
}

/** Where the provider sends people back to, within the web app. */
export const RETURN_PATH = '/sign-in/return';

export type Claims = Readonly<Record<string, unknown>>;

/** Somebody as the provider knows them. */
export interface ProvedPerson {
  readonly issuer: string;
  /** Never given to anybody else by the same issuer, other than an address. */
  readonly subject: string;
  /** Present only when the provider vouches for it. */
  readonly email?: string;
  readonly name: string;
  /** Undefined when claims say nothing about roles here. */
  readonly roles?: readonly Role[];
}

/** Most characters of a subject (OpenID Connect Core, section 2) and of a name. */
const MAX_SUBJECT = 255;
const MAX_NAME = 100;

/**
 * Reads the claims that the provider made about somebody.
 * @throws NotSignedIn `provider.answer-invalid`, Forbidden `provider.email-unverified` or `provider.email-domain`
 */
export function toProvedPerson(claims: Claims, settings: ProviderSettings): ProvedPerson {
  const { iss, sub } = claims;
  if (typeof iss !== 'string' || typeof sub !== 'string' || !/^[\x20-\x7e]+$/.test(sub)) {
    throw new NotSignedIn('provider.answer-invalid');
  }
  if (sub.length > MAX_SUBJECT) throw new NotSignedIn('provider.answer-invalid');
  const email = verifiedEmail(claims);
  assertDomain(email, settings.emailDomains);
  const roles = claimedRoles(claims, settings);
  return {
    issuer: iss,
    subject: sub,
    ...(email === undefined ? {} : { email }),
    name: nameFrom(claims) ?? email ?? sub,
    ...(roles === undefined ? {} : { roles }),
  };
}

/** An address that anybody may write into a profile is worth nothing. */
function verifiedEmail({ email, email_verified: isVerified }: Claims): string | undefined {
  if (typeof email !== 'string' || isVerified !== true) return undefined;
  const address = normaliseEmail(email);
  return isEmail(address) ? address : undefined;
}

function assertDomain(email: string | undefined, domains: readonly string[]): void {
  if (domains.length === 0) return;
  if (email === undefined) throw new Forbidden('provider.email-unverified');
  if (!domains.includes(email.slice(email.lastIndexOf('@') + 1)))
    throw new Forbidden('provider.email-domain');
}

function nameFrom({ name, preferred_username: username }: Claims): string | undefined {
  const texts = [name, username].map((text) =>
    typeof text === 'string' ? text.replaceAll(/[\p{Cc}\p{Surrogate}]/gu, '').trim() : '',
  );
  return texts.find((text) => text !== '')?.slice(0, MAX_NAME);
}

/** Values of the role claim, one or a list, in the words of this service and in their order there. */
function claimedRoles(claims: Claims, { roleClaim, roles }: ProviderSettings): readonly Role[] | undefined {
  if (roleClaim === undefined) return undefined;
  const values = [claims[roleClaim]].flat();
  const known = new Map(Object.entries(roles));
  const claimed = new Set(values.map((value) => known.get(String(value))));
  return ROLES.filter((role) => claimed.has(role));
}
