import { type EntityManager } from 'typeorm';
import { type Account } from '../account/account.js';
import { ACCOUNT_COLUMNS } from '../account/account.store.js';
import { type Scope } from '../rights/rights.js';
import { newSecret, secretHash } from '../secret-token.js';
import { type ApiKey, type ApiKeyDraft, prefixOf, toKey } from './api-key.js';

/** A use is noted at most this often, seconds. */
const NOTE_SECONDS = 60;

const COLUMNS = `k.id, k.name, k.prefix, k.scopes, k.created_at AS "createdAt", k.expires_at AS "expiresAt",
  k.last_used_at AS "lastUsedAt"`;

export async function insertKey(
  manager: EntityManager,
  accountId: string,
  { name, scopes, days }: ApiKeyDraft,
): Promise<ApiKey & { readonly key: string }> {
  const key = toKey(newSecret());
  const [row] = await manager.query<ApiKey[]>(
    `INSERT INTO api_key AS k (key_sha256, prefix, name, scopes, account_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(days => $6)) RETURNING ${COLUMNS}`,
    [secretHash(key), prefixOf(key), name, scopes, accountId, days],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return { ...row, key };
}

/** Keys of a person, newest first; expired ones stay until they are removed. */
export function listKeys(manager: EntityManager, accountId: string): Promise<readonly ApiKey[]> {
  return manager.query(
    `SELECT ${COLUMNS} FROM api_key k WHERE k.account_id = $1 ORDER BY k.created_at DESC, k.id`,
    [accountId],
  );
}

/** @returns whether there was such a key of that person */
export async function deleteKey(manager: EntityManager, accountId: string, id: string): Promise<boolean> {
  const [rows] = await manager.query<[{ id: string }[], number]>(
    'DELETE FROM api_key WHERE account_id = $1 AND id = $2 RETURNING id',
    [accountId, id],
  );
  return rows.length > 0;
}

export interface FoundKey {
  readonly account: Account;
  readonly scopes: readonly Scope[];
  readonly keyId: string;
  /** Whether it is time to note that the key is used. */
  readonly isDue: boolean;
}

/** The owner of a key that holds and whose owner may sign in. */
export async function findLiveKey(manager: EntityManager, key: string): Promise<FoundKey | undefined> {
  const [row] = await manager.query<(Account & { keyId: string; scopes: Scope[]; isDue: boolean })[]>(
    `SELECT ${ACCOUNT_COLUMNS}, k.id AS "keyId", k.scopes,
            coalesce(k.last_used_at < clock_timestamp() - make_interval(secs => $2), true) AS "isDue"
       FROM api_key k JOIN user_account a ON a.id = k.account_id
      WHERE k.key_sha256 = $1 AND k.expires_at > clock_timestamp() AND a.state = 'active'`,
    [secretHash(key), NOTE_SECONDS],
  );
  if (row === undefined) return undefined;
  const { keyId, scopes, isDue, ...account } = row;
  return { account, scopes, keyId, isDue };
}

export async function noteKeyUse(manager: EntityManager, id: string): Promise<void> {
  await manager.query('UPDATE api_key SET last_used_at = clock_timestamp() WHERE id = $1', [id]);
}
