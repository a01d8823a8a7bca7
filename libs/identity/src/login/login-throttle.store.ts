import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  decideAttempt,
  FORGET_SECONDS,
  networkOf,
  type ThrottleRule,
  type ThrottleState,
} from './login-throttle.js';

/** Names are hashed: the table shall not become a list of who tried to sign in from where. */
const subjectOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url');

const addressSubject = (address: string): string => subjectOf('address', networkOf(address));
const providerSubject = (address: string): string => subjectOf('provider', networkOf(address));
const accountSubject = (email: string, address: string): string =>
  subjectOf('account', email, networkOf(address));

/**
 * Takes an attempt to sign in and counts it as failed before the password is looked at, so that many at once gain
 * nothing.
 * @returns undefined when it is taken, else the seconds to wait
 */
export function takeAttempt(
  manager: EntityManager,
  email: string,
  address: string,
): Promise<number | undefined> {
  return take(manager, [
    [addressSubject(address), ADDRESS_RULE],
    [accountSubject(email, address), ACCOUNT_RULE],
  ]);
}

/** The same for an attempt through a provider, of which no account is known yet. */
export function takeProviderAttempt(manager: EntityManager, address: string): Promise<number | undefined> {
  return take(manager, [[providerSubject(address), ADDRESS_RULE]]);
}

async function take(
  manager: EntityManager,
  subjects: readonly (readonly [string, ThrottleRule])[],
): Promise<number | undefined> {
  const decisions = [];
  for (const [subject, rule] of subjects) {
    decisions.push({ subject, decision: decideAttempt(await lockState(manager, subject), rule) });
  }
  const waits = decisions.flatMap(({ decision }) => (decision.isTaken ? [] : [decision.retryAfterSeconds]));
  if (waits.length > 0) return Math.max(...waits);
  for (const { subject, decision } of decisions) {
    if (!decision.isTaken) continue;
    await manager.query(
      `UPDATE login_throttle SET failures = $2, updated_at = clock_timestamp(),
              retry_at = clock_timestamp() + make_interval(secs => $3) WHERE subject = $1`,
      [subject, decision.failures, decision.delaySeconds],
    );
  }
  return undefined;
}

/** Takes back what an attempt counted, once it proved right. */
export async function forgiveAttempt(manager: EntityManager, email: string, address: string): Promise<void> {
  await manager.query('DELETE FROM login_throttle WHERE subject = $1', [accountSubject(email, address)]);
  await takeBack(manager, addressSubject(address));
}

export function forgiveProviderAttempt(manager: EntityManager, address: string): Promise<void> {
  return takeBack(manager, providerSubject(address));
}

async function takeBack(manager: EntityManager, subject: string): Promise<void> {
  await manager.query(
    `UPDATE login_throttle SET failures = greatest(failures - 1, 0), retry_at = clock_timestamp() WHERE subject = $1`,
    [subject],
  );
}

/** Removes what no longer counts. */
export async function forgetOldAttempts(manager: EntityManager): Promise<void> {
  await manager.query(
    `DELETE FROM login_throttle
      WHERE updated_at < clock_timestamp() - make_interval(secs => $1) AND retry_at < clock_timestamp()`,
    [FORGET_SECONDS],
  );
}

async function lockState(manager: EntityManager, subject: string): Promise<ThrottleState> {
  await manager.query('INSERT INTO login_throttle (subject) VALUES ($1) ON CONFLICT DO NOTHING', [subject]);
  const [state] = await manager.query<ThrottleState[]>(
    `SELECT failures, extract(epoch FROM retry_at - clock_timestamp())::float8 AS "waitSeconds",
            extract(epoch FROM clock_timestamp() - updated_at)::float8 AS "quietSeconds"
       FROM login_throttle WHERE subject = $1 FOR UPDATE`,
    [subject],
  );
  return state ?? { failures: 0, waitSeconds: 0, quietSeconds: 0 };
}
