import { randomBytes } from 'node:crypto';
import { type Role, SCOPES, scopesFor, type Scope } from '@jeonghap/identity';
import { type DataSource, type EntityManager } from 'typeorm';
import { insertAccount } from '../../libs/identity/src/account/account.store.js';
import { insertKey } from '../../libs/identity/src/api-key/api-key.store.js';
import { hashPassword } from '../../libs/identity/src/password/password-hash.js';
import { SAMPLE_ACCOUNTS } from '../../libs/identity/src/sample/sample-accounts.js';
import { insertSession } from '../../libs/identity/src/session/session.store.js';

/** Password of every account that a test makes. */
export const TEST_PASSWORD = 'a password for tests only';

export interface TestAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** An API key with all scopes that the roles allow. */
  readonly key: string;
}

let passwordHash: Promise<string> | undefined;

/** Makes an account with a key, through the database, as an invitation would have. */
export async function makeAccount(
  { manager }: DataSource | { readonly manager: EntityManager },
  roles: readonly Role[],
  stakeholderId: string | null = null,
): Promise<TestAccount> {
  const name = `시험 ${roles.join(' ')}`;
  const email = `${[...roles, randomBytes(4).toString('hex')].join('-')}@test.invalid`;
  const hash = await (passwordHash ??= hashPassword(TEST_PASSWORD));
  const draft = { email, name, roles, stakeholderId, state: 'active', passwordHash: hash } as const;
  const id = await insertAccount(manager, draft);
  return { id, email, name, key: await makeKey({ manager }, id, scopesFor(roles)) };
}

/** A further key of an account. */
export async function makeKey(
  { manager }: { readonly manager: EntityManager },
  accountId: string,
  scopes: readonly Scope[] = SCOPES,
): Promise<string> {
  const { key } = await insertKey(manager, accountId, { name: 'test', scopes, days: 1 });
  return key;
}

export const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

/** What the web app sends with each change. */
export const OWN_SCRIPT = { 'x-jeonghap-request': '1' } as const;

/** Signs in as a page of the product does. @returns headers of further requests in that session */
export async function signIn(
  origin: string,
  email: string,
  password: string = TEST_PASSWORD,
): Promise<Record<string, string>> {
  const response = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...OWN_SCRIPT },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in: ${String(response.status)} ${await response.text()}`);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, ...OWN_SCRIPT };
}

/** Signs in to a product that has the sample catalogue. @returns headers of further requests in that session */
export function signInAsSample(origin: string, role: Role): Promise<Record<string, string>> {
  const account = SAMPLE_ACCOUNTS.find((one) => one.role === role);
  if (account === undefined) throw new Error(`no sample account is ${role}`);
  return signIn(origin, account.email, account.password);
}

/** Begins a session of an account, through the database. @returns headers of requests in that session */
export async function openSession(
  { manager }: { readonly manager: EntityManager },
  accountId: string,
): Promise<Record<string, string>> {
  const client = { address: '127.0.0.1', userAgent: 'test', isLocal: true };
  const { token } = await insertSession(manager, accountId, client, { idleMinutes: 60, hours: 1 });
  return { cookie: `jeonghap_session=${token}`, ...OWN_SCRIPT };
}
