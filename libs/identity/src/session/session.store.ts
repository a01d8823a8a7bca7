import { type EntityManager } from 'typeorm';
import { type Account } from '../account/account.js';
import { ACCOUNT_COLUMNS } from '../account/account.store.js';
import { newSecret, secretHash } from '../secret-token.js';
import { type ClientTrace, type SessionLimits, type SessionView } from './session.js';

/** A use is noted at most this often, seconds, so that reading does not write all the time. */
const NOTE_SECONDS = 60;

const IS_LIVE = 's.expires_at > clock_timestamp() AND s.idle_expires_at > clock_timestamp()';

export async function insertSession(
  manager: EntityManager,
  accountId: string,
  { address, userAgent }: ClientTrace,
  { idleMinutes, hours }: SessionLimits,
): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: Date }> {
  const token = newSecret();
  const [row] = await manager.query<{ id: string; expiresAt: Date }[]>(
    `INSERT INTO session (token_sha256, account_id, idle_expires_at, expires_at, user_agent, address)
     VALUES ($1, $2, clock_timestamp() + make_interval(mins => $3), clock_timestamp() + make_interval(hours => $4), $5, $6)
     RETURNING id, expires_at AS "expiresAt"`,
    [secretHash(token), accountId, idleMinutes, hours, userAgent, address],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return { ...row, token };
}

export interface FoundSession {
  readonly sessionId: string;
  readonly account: Account;
  /** Whether it is time to note that the session is used. */
  readonly isDue: boolean;
}

/** The live session of a token whose owner may sign in. */
export async function findLiveSession(
  manager: EntityManager,
  token: string,
): Promise<FoundSession | undefined> {
  const [row] = await manager.query<(Account & { sessionId: string; isDue: boolean })[]>(
    `SELECT ${ACCOUNT_COLUMNS}, s.id AS "sessionId",
            s.last_seen_at < clock_timestamp() - make_interval(secs => $2) AS "isDue"
       FROM session s JOIN user_account a ON a.id = s.account_id
      WHERE s.token_sha256 = $1 AND ${IS_LIVE} AND a.state = 'active'`,
    [secretHash(token), NOTE_SECONDS],
  );
  if (row === undefined) return undefined;
  const { sessionId, isDue, ...account } = row;
  return { sessionId, account, isDue };
}

/** Notes that a session is used, and so goes on. */
export async function noteSessionUse(
  manager: EntityManager,
  id: string,
  { idleMinutes }: SessionLimits,
): Promise<void> {
  await manager.query(
    `UPDATE session SET last_seen_at = clock_timestamp(),
            idle_expires_at = least(expires_at, clock_timestamp() + make_interval(mins => $2)) WHERE id = $1`,
    [id, idleMinutes],
  );
}

export function listSessions(
  manager: EntityManager,
  accountId: string,
  currentId: string | null,
): Promise<readonly Omit<SessionView, 'device'>[]> {
  return manager.query(
    `SELECT s.id, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
            least(s.expires_at, s.idle_expires_at) AS "expiresAt", s.user_agent AS "userAgent", s.address,
            s.id IS NOT DISTINCT FROM $2::uuid AS "isCurrent"
       FROM session s WHERE s.account_id = $1 AND ${IS_LIVE} ORDER BY s.last_seen_at DESC, s.id`,
    [accountId, currentId],
  );
}

/** Ends one session of a person. @returns whether there was such a one */
export async function endSession(manager: EntityManager, accountId: string, id: string): Promise<boolean> {
  const [rows] = await manager.query<[{ id: string }[], number]>(
    'DELETE FROM session WHERE account_id = $1 AND id = $2 RETURNING id',
    [accountId, id],
  );
  return rows.length > 0;
}

export async function endSessionOfToken(manager: EntityManager, token: string): Promise<void> {
  await manager.query('DELETE FROM session WHERE token_sha256 = $1', [secretHash(token)]);
}

/** Ends the sessions of a person. @param exceptId one that goes on */
export async function endSessionsOf(
  manager: EntityManager,
  accountId: string,
  exceptId: string | null = null,
): Promise<void> {
  await manager.query('DELETE FROM session WHERE account_id = $1 AND id IS DISTINCT FROM $2::uuid', [
    accountId,
    exceptId,
  ]);
}

export async function forgetEndedSessions(manager: EntityManager): Promise<void> {
  await manager.query(`DELETE FROM session s WHERE NOT (${IS_LIVE})`);
}
