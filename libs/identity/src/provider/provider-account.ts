import { Forbidden } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { type Account, isAdmin, isOtherPrivilege } from '../account/account.js';
import {
  countAdmins,
  insertAccount,
  lockAccount,
  lockAdmins,
  updateAccount,
} from '../account/account.store.js';
import { endSessionsOf } from '../session/session.store.js';
import { findLinkedAccountId, insertLinkedSignIn, noteLinkedSignInUse } from './linked-sign-in.store.js';
import { type ProvedPerson, type ProviderSettings } from './provider.js';

/**
 * The account of somebody whom the provider proved; made here when it is the first time and the settings say so. An
 * account with the same address is not theirs by that: whoever can choose an address at the provider would own it.
 * @throws Forbidden `provider.no-account`, `provider.email-unverified` or `provider.account-inactive`
 */
export async function accountOf(
  manager: EntityManager,
  person: ProvedPerson,
  settings: ProviderSettings,
): Promise<string> {
  // before the account itself is locked, in the order of whoever changes accounts
  if (person.roles !== undefined) await lockAdmins(manager);
  const accountId = await findLinkedAccountId(manager, person);
  if (accountId === undefined) return makeAccount(manager, person, settings);
  const account = await lockAccount(manager, accountId);
  if (account?.state !== 'active') throw new Forbidden('provider.account-inactive');
  await followClaimedRoles(manager, account, person);
  await noteLinkedSignInUse(manager, person);
  return accountId;
}

async function makeAccount(
  manager: EntityManager,
  person: ProvedPerson,
  { makesAccounts }: ProviderSettings,
): Promise<string> {
  const { email, name, roles } = person;
  if (!makesAccounts) throw new Forbidden('provider.no-account');
  if (email === undefined) throw new Forbidden('provider.email-unverified');
  const accountId = await insertAccount(manager, {
    email,
    name,
    roles: roles ?? [],
    state: 'active',
    hasClaimedRoles: roles !== undefined,
  });
  await insertLinkedSignIn(manager, accountId, person);
  await noteLinkedSignInUse(manager, person);
  return accountId;
}

/** Takes over the roles that the provider says, unless an administrator decided them or no administrator would be left. */
async function followClaimedRoles(
  manager: EntityManager,
  account: Account,
  { roles }: ProvedPerson,
): Promise<void> {
  if (!account.hasClaimedRoles || roles === undefined) return;
  const after = { ...account, roles };
  if (!isOtherPrivilege(account, after)) return;
  if (isAdmin(account) && !isAdmin(after) && (await countAdmins(manager, account.id)) === 0) return;
  await updateAccount(manager, after);
  await endSessionsOf(manager, account.id);
}
