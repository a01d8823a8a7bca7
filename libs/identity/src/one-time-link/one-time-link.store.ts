import { type EntityManager } from 'typeorm';
import { newSecret, secretHash } from '../secret-token.js';
import { type IssuedLink, linkPath, type LinkPurpose } from './one-time-link.js';

interface LinkDraft {
  readonly purpose: LinkPurpose;
  readonly accountId: string | null;
  readonly createdBy: string | null;
  readonly hours: number;
}

export interface StoredLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly accountId: string | null;
  readonly expiresAt: Date;
  readonly isUsed: boolean;
  readonly isExpired: boolean;
}

/** Stores a new link; unused ones of the same person end. */
export async function insertLink(manager: EntityManager, draft: LinkDraft): Promise<IssuedLink> {
  await endLinksOf(manager, draft.accountId);
  const token = newSecret();
  const [row] = await manager.query<{ expiresAt: Date }[]>(
    `INSERT INTO one_time_link (token_sha256, purpose, account_id, created_by, expires_at)
     VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(hours => $5)) RETURNING expires_at AS "expiresAt"`,
    [secretHash(token), draft.purpose, draft.accountId, draft.createdBy, draft.hours],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return { purpose: draft.purpose, path: linkPath(token), expiresAt: row.expiresAt };
}

/** Finds a link and locks it until the end of the transaction. */
export async function lockLink(manager: EntityManager, token: string): Promise<StoredLink | undefined> {
  const [row] = await manager.query<StoredLink[]>(
    `SELECT id, purpose, account_id AS "accountId", expires_at AS "expiresAt", used_at IS NOT NULL AS "isUsed",
            expires_at <= clock_timestamp() AS "isExpired"
       FROM one_time_link WHERE token_sha256 = $1 FOR UPDATE`,
    [secretHash(token)],
  );
  return row;
}

export async function markLinkUsed(manager: EntityManager, id: string): Promise<void> {
  await manager.query('UPDATE one_time_link SET used_at = clock_timestamp() WHERE id = $1', [id]);
}

/** Ends the unused links of a person. Those of the first administrator end by themselves when there is one. */
async function endLinksOf(manager: EntityManager, accountId: string | null): Promise<void> {
  if (accountId === null) return;
  await manager.query(
    `UPDATE one_time_link SET expires_at = clock_timestamp()
      WHERE account_id = $1 AND used_at IS NULL AND expires_at > clock_timestamp()`,
    [accountId],
  );
}
