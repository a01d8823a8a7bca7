import { Client } from 'pg';
import { StartUpProblem } from '../postgres/start-up-problem.js';
import { asProcess } from './process-kind.js';

/**
 * Refuses a role that the row policies do not take for a worker's: it would see published entries only, and what it writes would be nothing.
 * @throws StartUpProblem `database.not-worker`
 */
export async function assertWorkerRole(databaseUrl: string): Promise<void> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    options: asProcess('worker'),
  });
  client.on('error', () => undefined); // the awaited calls report it
  await client.connect();
  try {
    const { rows } = await client.query<{ role: string; acts: boolean }>(
      'SELECT current_user AS role, acts_for_all() AS acts',
    );
    if (rows[0]?.acts === false) throw new StartUpProblem('database.not-worker', { role: rows[0].role });
  } finally {
    await client.end();
  }
}
