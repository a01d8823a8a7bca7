import { type EntityManager } from 'typeorm';
import { type LinkedSignIn } from './linked-sign-in.js';
import { type ProvedPerson } from './provider.js';

/** The account of somebody whom the provider proved, found by issuer and subject and by nothing else. */
export async function findLinkedAccountId(
  manager: EntityManager,
  { issuer, subject }: ProvedPerson,
): Promise<string | undefined> {
  const [row] = await manager.query<{ id: string }[]>(
    'SELECT account_id AS id FROM linked_sign_in WHERE issuer = $1 AND subject = $2',
    [issuer, subject],
  );
  return row?.id;
}

export async function insertLinkedSignIn(
  manager: EntityManager,
  accountId: string,
  { issuer, subject, email }: ProvedPerson,
): Promise<void> {
  await manager.query(
    'INSERT INTO linked_sign_in (account_id, issuer, subject, email) VALUES ($1, $2, $3, $4)',
    [accountId, issuer, subject, email ?? null],
  );
}

export async function noteLinkedSignInUse(
  manager: EntityManager,
  { issuer, subject, email }: ProvedPerson,
): Promise<void> {
  await manager.query(
    `UPDATE linked_sign_in SET last_used_at = clock_timestamp(), email = coalesce($3, email)
      WHERE issuer = $1 AND subject = $2`,
    [issuer, subject, email ?? null],
  );
}

export function listLinkedSignIns(
  manager: EntityManager,
  accountId: string,
): Promise<readonly LinkedSignIn[]> {
  return manager.query(
    `SELECT id, issuer, email, created_at AS "createdAt", last_used_at AS "lastUsedAt"
       FROM linked_sign_in WHERE account_id = $1 ORDER BY created_at, id`,
    [accountId],
  );
}

export async function deleteLinkedSignIn(manager: EntityManager, id: string): Promise<void> {
  await manager.query('DELETE FROM linked_sign_in WHERE id = $1', [id]);
}

/** Which rule an insert broke: the sign-in is another account's, or the account has one of this provider already. */
export function brokenLinkRule(error: unknown): 'subject' | 'account' | undefined {
  const { driverError } = error as { driverError?: { code?: unknown; constraint?: unknown } };
  if (driverError?.code !== '23505') return undefined;
  if (driverError.constraint === 'linked_sign_in_subject') return 'subject';
  return driverError.constraint === 'linked_sign_in_account' ? 'account' : undefined;
}
