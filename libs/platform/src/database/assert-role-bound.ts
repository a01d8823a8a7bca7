import { Client } from 'pg';
import { StartUpProblem } from '../postgres/start-up-problem.js';

/**
 * Refuses a database role to which row-level security does not apply: a superuser or one with BYPASSRLS sees every row
 * whatever the policies say.
 * @throws StartUpProblem `database.role-unbound`
 */
export async function assertRoleBound(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the awaited calls report it
  await client.connect();
  try {
    const { rows } = await client.query<{ role: string; unbound: boolean }>(
      `SELECT current_user AS role, rolsuper OR rolbypassrls AS unbound FROM pg_roles WHERE rolname = current_user`,
    );
    if (rows[0]?.unbound === true) throw new StartUpProblem('database.role-unbound', { role: rows[0].role });
  } finally {
    await client.end();
  }
}
