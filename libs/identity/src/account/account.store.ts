import { type EntityManager } from 'typeorm';
import { type Account, type AccountDraft, type AccountState } from './account.js';

/** Columns of an account `a`, without its password. */
export const ACCOUNT_COLUMNS = `a.id, a.email, a.name, a.roles, a.state, a.stakeholder_id AS "stakeholderId",
  a.is_sample AS "isSample", a.has_claimed_roles AS "hasClaimedRoles", a.revision, a.created_at AS "createdAt"`;

export interface AccountWithPassword extends Account {
  readonly passwordHash: string | null;
}

export interface LockedAccount extends AccountWithPassword {
  /** Whether somebody can come in through a provider. */
  readonly hasLinkedSignIn: boolean;
}

export interface ListedAccount extends Account {
  /** When one of the person's sessions was last used; null when none is left. */
  readonly lastSeenAt: Date | null;
}

export async function findAccountByEmail(
  manager: EntityManager,
  email: string,
): Promise<AccountWithPassword | undefined> {
  const [row] = await manager.query<AccountWithPassword[]>(
    `SELECT ${ACCOUNT_COLUMNS}, a.password_hash AS "passwordHash" FROM user_account a WHERE a.email = $1`,
    [email],
  );
  return row;
}

/** Finds an account and locks it until the end of the transaction. */
export async function lockAccount(manager: EntityManager, id: string): Promise<LockedAccount | undefined> {
  const [row] = await manager.query<LockedAccount[]>(
    `SELECT ${ACCOUNT_COLUMNS}, a.password_hash AS "passwordHash",
            EXISTS (SELECT FROM linked_sign_in l WHERE l.account_id = a.id) AS "hasLinkedSignIn"
       FROM user_account a WHERE a.id = $1 FOR UPDATE`,
    [id],
  );
  return row;
}

/** Accounts by address, after `afterEmail`. */
export function listAccounts(
  manager: EntityManager,
  limit: number,
  afterEmail: string | null,
): Promise<readonly ListedAccount[]> {
  return manager.query(
    `SELECT ${ACCOUNT_COLUMNS}, (SELECT max(s.last_seen_at) FROM session s WHERE s.account_id = a.id) AS "lastSeenAt"
       FROM user_account a WHERE $2::text IS NULL OR a.email > $2 ORDER BY a.email LIMIT $1`,
    [limit, afterEmail],
  );
}

export async function countAccounts(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>('SELECT count(*)::int AS n FROM user_account');
  return row?.n ?? 0;
}

/** How many administrators there are, other than one account; see `isAdmin`. */
export async function countAdmins(manager: EntityManager, exceptId: string | null = null): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM user_account
      WHERE 'admin' = ANY (roles) AND state = 'active' AND NOT is_sample AND id IS DISTINCT FROM $1::uuid`,
    [exceptId],
  );
  return row?.n ?? 0;
}

/** Any number that no other part of the product uses. */
const ADMIN_LOCK = 7004;

/** Makes whatever could change the number of administrators wait for each other, until the end of the transaction. */
export async function lockAdmins(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
}

export async function insertAccount(
  manager: EntityManager,
  draft: AccountDraft & {
    readonly state: AccountState;
    readonly passwordHash?: string;
    readonly isSample?: boolean;
    readonly hasClaimedRoles?: boolean;
  },
): Promise<string> {
  const [row] = await manager.query<{ id: string }[]>(
    `INSERT INTO user_account (email, name, roles, state, password_hash, stakeholder_id, is_sample, has_claimed_roles)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      draft.email,
      draft.name,
      draft.roles,
      draft.state,
      draft.passwordHash ?? null,
      draft.stakeholderId ?? null,
      draft.isSample ?? false,
      draft.hasClaimedRoles ?? false,
    ],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return row.id;
}

export async function updateAccount(manager: EntityManager, account: Account): Promise<void> {
  await manager.query(
    `UPDATE user_account SET name = $2, roles = $3, state = $4, stakeholder_id = $5, has_claimed_roles = $6,
            revision = revision + 1 WHERE id = $1`,
    [account.id, account.name, account.roles, account.state, account.stakeholderId, account.hasClaimedRoles],
  );
}

/** Sets a password; whoever could do that may sign in. */
export async function storePassword(manager: EntityManager, id: string, passwordHash: string): Promise<void> {
  await manager.query(
    `UPDATE user_account SET password_hash = $2, state = 'active', revision = revision + 1 WHERE id = $1`,
    [id, passwordHash],
  );
}

/** Accounts of those who work here and whose name holds $1. */
const STAFF = `FROM user_account WHERE state = 'active' AND roles && ARRAY['admin', 'editor', 'reviewer']
  AND strpos(lower(name), lower($1)) > 0`;

/** Id and name of those who work here, by name. @param after name and id of the last one before */
export function listStaff(
  manager: EntityManager,
  words: string,
  limit: number,
  [name, id]: readonly unknown[],
): Promise<readonly StaffMember[]> {
  return manager.query(
    `SELECT id, name ${STAFF} AND ($2::text IS NULL OR (name, id) > ($2, $3::uuid)) ORDER BY name, id LIMIT $4`,
    [words, name, id, limit],
  );
}

export async function countStaff(manager: EntityManager, words: string): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(`SELECT count(*)::int AS n ${STAFF}`, [words]);
  return row?.n ?? 0;
}

/** Somebody who works here. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
}

/** Names of accounts by their ids. */
export async function namesOfAccounts(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<{ id: string; name: string }[]>(
    'SELECT id, name FROM user_account WHERE id::text = ANY ($1)',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whether an insert failed since the address is taken. */
export function isEmailTaken(error: unknown): boolean {
  const { driverError } = error as { driverError?: { code?: unknown; constraint?: unknown } };
  return driverError?.code === '23505' && driverError.constraint === 'user_account_email';
}

/** Whether a write failed since it names a stakeholder that does not exist. */
export function isStakeholderUnknown(error: unknown): boolean {
  const { driverError } = error as { driverError?: { code?: unknown; constraint?: unknown } };
  return driverError?.code === '23503' && driverError.constraint === 'user_account_stakeholder_id_fkey';
}
