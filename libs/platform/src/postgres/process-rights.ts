import { type ClientBase, escapeIdentifier } from 'pg';
import { QUEUE_SCHEMA } from '../queue/queue-schema.js';

/** Role that API processes log in as: it may read and write the tables as far as row-level security lets it. */
export const APPLICATION_ROLE = 'jeonghap_app';
/** Role of workers: the same, and the row policies let it see all entries. They know it by this name. */
export const WORKER_ROLE = 'jeonghap_worker';

/** Schema of what processes only add to, through its functions: they may read its tables and change none of them. */
const APPEND_ONLY_SCHEMA = 'audit';

/** The schema can be read; statistics can be taken where PostgreSQL has a right for that (17). */
const TABLE_RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
const MAINTAIN_SINCE = 170_000;

/**
 * Gives the roles of processes what they need of the tables that the present role owns, queue included: rows, never the
 * schema. Where one role does everything nothing is to be given.
 */
export async function grantToProcesses(client: ClientBase): Promise<void> {
  const { rows: roles } = await client.query<{ role: string }>(
    `SELECT rolname AS role FROM pg_roles WHERE rolname = ANY ($1) AND NOT pg_has_role(rolname, current_user, 'USAGE')
        AND NOT pg_has_role(rolname, (SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE')`,
    [[APPLICATION_ROLE, WORKER_ROLE]],
  );
  const { rows: schemas } = await client.query<{ name: string }>(
    'SELECT nspname AS name FROM pg_namespace WHERE nspname = ANY ($1)',
    [['public', QUEUE_SCHEMA, APPEND_ONLY_SCHEMA]],
  );
  const { rows: versions } = await client.query<{ number: number }>(
    `SELECT current_setting('server_version_num')::int AS number`,
  );
  const hasMaintain = (versions[0]?.number ?? 0) >= MAINTAIN_SINCE;
  const tableRights = [...TABLE_RIGHTS, ...(hasMaintain ? ['MAINTAIN'] : [])].join(', ');
  for (const { role } of roles) {
    for (const { name } of schemas) {
      if (name === APPEND_ONLY_SCHEMA) await grantAppending(client, role);
      else await grantRows(client, role, name, tableRights);
    }
  }
}

async function grantRows(client: ClientBase, role: string, name: string, rights: string): Promise<void> {
  const [to, schema] = [escapeIdentifier(role), escapeIdentifier(name)];
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${to}`);
  await client.query(`GRANT ${rights} ON ALL TABLES IN SCHEMA ${schema} TO ${to}`);
  await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${to}`);
}

/** Functions that are not for everybody are for workers. */
async function grantAppending(client: ClientBase, role: string): Promise<void> {
  const [to, schema] = [escapeIdentifier(role), escapeIdentifier(APPEND_ONLY_SCHEMA)];
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${to}`);
  await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${to}`);
  if (role === WORKER_ROLE) await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${to}`);
}
