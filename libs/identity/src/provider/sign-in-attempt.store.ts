import { type EntityManager } from 'typeorm';
import { newSecret, secretHash } from '../secret-token.js';
import { type AttemptSecrets } from './provider-client.js';

/** How long somebody may take at the provider, minutes. */
const ATTEMPT_MINUTES = 10;

export interface StoredAttempt extends Omit<AttemptSecrets, 'state'> {
  /** The session that wants the sign-in linked to its account; null to sign in. */
  readonly sessionId: string | null;
}

/** Stores an attempt. @returns what binds it to the browser */
export async function insertAttempt(
  manager: EntityManager,
  { state, nonce, codeVerifier }: AttemptSecrets,
  sessionId: string | null,
): Promise<string> {
  await manager.query('DELETE FROM sign_in_attempt WHERE expires_at <= clock_timestamp()');
  const browserToken = newSecret();
  await manager.query(
    `INSERT INTO sign_in_attempt (state_sha256, browser_sha256, nonce, code_verifier, session_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(mins => $6))`,
    [secretHash(state), secretHash(browserToken), nonce, codeVerifier, sessionId, ATTEMPT_MINUTES],
  );
  return browserToken;
}

/** Takes the attempt that this browser began; whatever comes of it, it is gone then. */
export async function consumeAttempt(
  manager: EntityManager,
  state: string,
  browserToken: string,
): Promise<StoredAttempt | undefined> {
  const [rows] = await manager.query<[StoredAttempt[], number]>(
    `DELETE FROM sign_in_attempt WHERE state_sha256 = $1 AND browser_sha256 = $2 AND expires_at > clock_timestamp()
     RETURNING nonce, code_verifier AS "codeVerifier", session_id AS "sessionId"`,
    [secretHash(state), secretHash(browserToken)],
  );
  return rows[0];
}
