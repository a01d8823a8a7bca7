import { hash, verify } from '@node-rs/argon2';
import { normalisePassword } from './password.js';

/** Argon2id as OWASP recommends it: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of a random word that was thrown away, at the same cost: compared where there is no account. */
export const HASH_OF_NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$R6xq46/gS0wA/vjOVXKisw$A+LBJs7XA8FOY1dDsPn9Swmq6wQkSyucUvlCHSQTjtc';

/** Hash to be stored, with its salt and cost. Takes some 30 ms of a core, off the event loop. */
export const hashPassword = (password: string): Promise<string> => hash(normalisePassword(password), COST);

/**
 * Whether a password is the one that was hashed. Without a hash the same work is done for nothing, so that the time of
 * an answer does not tell whether there is such an account.
 */
export async function isPasswordOf(stored: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? HASH_OF_NOBODY, normalisePassword(password));
  return fits && stored != null;
}
