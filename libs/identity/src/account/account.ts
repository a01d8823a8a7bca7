import { type Role } from '../rights/rights.js';

export const ACCOUNT_STATES = ['invited', 'active', 'deactivated'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Somebody who can sign in (계정). */
export interface Account {
  readonly id: string;
  /** Lower-case; what the person signs in with. */
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly state: AccountState;
  /** The stakeholder for whom a company user acts. */
  readonly stakeholderId: string | null;
  /** One of the accounts that come with the sample catalogue and whose passwords are public. */
  readonly isSample: boolean;
  /** Whether the roles follow what the provider says; ends when an administrator changes them. */
  readonly hasClaimedRoles: boolean;
  readonly revision: number;
  readonly createdAt: Date;
}

export interface AccountDraft {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly stakeholderId?: string | null | undefined;
}

export interface AccountPatch {
  readonly name?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly stakeholderId?: string | null | undefined;
  /** Whether the person may sign in. */
  readonly isActive?: boolean | undefined;
}

/** The form in which an address is stored and compared. */
export const normaliseEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();

/** Whether a text looks like an e-mail address; whether it is one only a message can tell. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"',;:()]{1,64}@[^\s@<>"',;:()]+\.[^\s@.<>"',;:()]+$/.test(text);

/** Whether the account counts as an administrator: one whose password everybody knows does not. */
export const isAdmin = ({ roles, state, isSample }: Pick<Account, 'roles' | 'state' | 'isSample'>): boolean =>
  roles.includes('admin') && state === 'active' && !isSample;

/** The account as it is after a change. One without a way to sign in can be active only through its invitation. */
export function changed(account: Account, patch: AccountPatch, hasWayIn: boolean): Account {
  const { isActive } = patch;
  const state =
    isActive === undefined
      ? account.state
      : isActive
        ? hasWayIn
          ? ('active' as const)
          : ('invited' as const)
        : ('deactivated' as const);
  const after = {
    ...account,
    name: patch.name ?? account.name,
    roles: patch.roles ?? account.roles,
    stakeholderId: patch.stakeholderId === undefined ? account.stakeholderId : patch.stakeholderId,
    state,
  };
  return { ...after, hasClaimedRoles: account.hasClaimedRoles && rolesOf(after) === rolesOf(account) };
}

const rolesOf = ({ roles }: Account): string => [...roles].sort().join(' ');

/** Whether a change takes or gives rights, so that sessions begun under the old ones have to end. */
export function isOtherPrivilege(before: Account, after: Account): boolean {
  return (
    before.state !== after.state ||
    before.stakeholderId !== after.stakeholderId ||
    rolesOf(before) !== rolesOf(after)
  );
}
