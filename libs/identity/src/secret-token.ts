import { createHash, randomBytes } from 'node:crypto';

/** Bytes of a secret; nobody guesses 256 bits. */
const SECRET_BYTES = 32;

/** A new secret, 43 characters that may stand in an address. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** What is stored of a secret. A plain hash does: unlike a password, a secret cannot be guessed. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
