import { secretHash } from '@jeonghap/identity';
import { type EntityManager } from 'typeorm';

/** What the mail server said when it refused a person's address for good; null where it did not. */
export async function findSuppression(manager: EntityManager, accountId: string): Promise<string | null> {
  const [row] = await manager.query<{ answer: string }[]>(
    'SELECT last_answer AS answer FROM mail_suppression WHERE account_id = $1',
    [accountId],
  );
  return row?.answer ?? null;
}

/** Whether this very address of the person was refused for good. */
export async function isSuppressed(
  manager: EntityManager,
  accountId: string,
  address: string,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'SELECT FROM mail_suppression WHERE account_id = $1 AND address_sha256 = $2',
    [accountId, secretHash(address)],
  );
  return rows.length > 0;
}

export async function suppress(
  manager: EntityManager,
  accountId: string,
  { address, answer }: { readonly address: string; readonly answer: string },
): Promise<void> {
  await manager.query(
    `INSERT INTO mail_suppression (account_id, address_sha256, last_answer) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE
       SET address_sha256 = EXCLUDED.address_sha256, last_answer = EXCLUDED.last_answer, created_at = clock_timestamp()`,
    [accountId, secretHash(address), answer],
  );
}

/** Lets mail go to a person again. */
export async function liftSuppression(manager: EntityManager, accountId: string): Promise<void> {
  await manager.query('DELETE FROM mail_suppression WHERE account_id = $1', [accountId]);
}
