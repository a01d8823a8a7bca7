import { type EntityManager } from 'typeorm';
import { type Right, type Role, rightsOf } from '../rights/rights.js';

/** Somebody to whom a message goes. */
export interface Recipient {
  readonly email: string;
  readonly name: string;
  /** What the person may see, as of now. */
  readonly rights: readonly Right[];
}

/** Where messages to an account go; undefined for one that may not sign in, or not yet. For workers, which see all accounts. */
export async function findRecipient(
  manager: EntityManager,
  accountId: string,
): Promise<Recipient | undefined> {
  const [row] = await manager.query<{ email: string; name: string; roles: readonly Role[] }[]>(
    `SELECT email, name, roles FROM user_account WHERE id = $1 AND state = 'active'`,
    [accountId],
  );
  return row === undefined ? undefined : { email: row.email, name: row.name, rights: rightsOf(row.roles) };
}
