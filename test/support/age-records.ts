import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { superuserUrl } from './superuser-url.js';

/** Line of `postmaster.pid` that has the port, from 0. */
const PORT_LINE = 3;
const AGED = [
  ['coverage_change', 'at'],
  ['alignment_change', 'at'],
  ['entry_revision', 'at'],
  ['score_set', 'live_at'],
  ['proposal_coverage', 'computed_at'],
] as const;

/** Moves what a running product has on record some weeks into the past, so that there are weeks to report on. */
export async function ageRecords(dataDir: string, weeks: number): Promise<void> {
  const read = (...names: string[]): string => readFileSync(path.join(dataDir, 'postgres', ...names), 'utf8');
  const port = Number(read('cluster', 'postmaster.pid').split('\n')[PORT_LINE]);
  const client = new Client({
    connectionString: superuserUrl(
      { port, superuserPassword: read('superuser.password').trim() },
      'jeonghap',
    ),
  });
  await client.connect();
  try {
    await ageRecordsIn(client, weeks);
  } finally {
    await client.end();
  }
}

/** The same by a connection of the superuser. */
export async function ageRecordsIn(client: Client, weeks: number): Promise<void> {
  // records cannot be changed otherwise
  await client.query('SET session_replication_role = replica');
  for (const [table, column] of AGED)
    await client.query(`UPDATE ${table} SET ${column} = ${column} - make_interval(weeks => $1)`, [weeks]);
  await client.query('RESET session_replication_role');
}
