import { randomInt } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';

/** First half of the advisory locks that living workers hold; the second half is the session's key. */
const SESSION_LOCK = 7002;
const MAX_KEY = 2 ** 31 - 1;

/** A worker that the database sees to be alive. */
export interface WorkerSession {
  readonly key: number;
  /** Runs on the session's own connection: what succeeds there was done while the session lived. */
  readonly manager: EntityManager;
}

/** SQL for the keys of all living sessions of this database, evaluated once a statement. */
export const LIVING_SESSIONS = `ARRAY(
  SELECT l.objid::bigint FROM pg_locks l JOIN pg_database b ON b.oid = l.database AND b.datname = current_database()
   WHERE l.locktype = 'advisory' AND l.classid = ${String(SESSION_LOCK)} AND l.objsubid = 2 AND l.granted)`;

/**
 * Runs work under a session: a connection of its own that holds an advisory lock. When the process is killed the kernel
 * closes the connection and the lock falls, so that others can take over its claims at once. A host that is lost
 * without a word is noticed by the server's keep-alive within half a minute.
 */
export async function withWorkerSession<T>(
  dataSource: DataSource,
  work: (session: WorkerSession) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const key = randomInt(1, MAX_KEY);
  try {
    await runner.connect();
    await runner.query(
      `SELECT pg_advisory_lock($1, $2), set_config('tcp_keepalives_idle', '10', false),
              set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)`,
      [SESSION_LOCK, key],
    );
    return await work({ key, manager: runner.manager });
  } finally {
    // a connection that is lost has let go of its lock already
    await runner.query('SELECT pg_advisory_unlock($1, $2)', [SESSION_LOCK, key]).catch(() => undefined);
    await runner.release().catch(() => undefined);
  }
}
