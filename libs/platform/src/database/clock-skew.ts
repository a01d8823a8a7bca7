import { Client } from 'pg';
import { StartUpProblem } from '../postgres/start-up-problem.js';

/** A clock further off than this makes BullMQ run live jobs twice and stops its recovery, milliseconds. */
export const MAX_CLOCK_SKEW_MS = 2_000;

/**
 * How far this machine's clock is ahead of the database's.
 * @returns milliseconds; positive when ours is ahead. The middle of the round trip is taken as the moment of reading.
 */
export async function readClockSkewMs(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the awaited calls report it
  await client.connect();
  try {
    await client.query('SELECT 1'); // the first query of a session is slower
    const before = Date.now();
    const { rows } = await client.query<{ ms: number }>(
      'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms',
    );
    const after = Date.now();
    return (before + after) / 2 - (rows[0]?.ms ?? Number.NaN);
  } finally {
    await client.end();
  }
}

/** @throws StartUpProblem `clock.skewed` */
export async function assertClockInStep(databaseUrl: string): Promise<void> {
  const skewMs = await readClockSkewMs(databaseUrl);
  if (Math.abs(skewMs) <= MAX_CLOCK_SKEW_MS) return;
  throw new StartUpProblem('clock.skewed', { seconds: (skewMs / 1000).toFixed(1) });
}
