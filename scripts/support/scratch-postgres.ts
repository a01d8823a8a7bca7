import { startEmbeddedPostgres } from '@jeonghap/platform';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Hands over a client of an empty PostgreSQL server of its own. Afterwards, and when the command is interrupted, the
 * server and its folder are gone.
 */
export async function withScratchPostgres<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jeonghap-scratch-'));
  chmodSync(dataDir, 0o755); // run as root, the server has another user, who must get in
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, durability: 'none' });
  const end = async (): Promise<void> => {
    await server.stop('immediate');
    rmSync(dataDir, { recursive: true, force: true });
  };
  const endAndExit = (): void => void end().finally(() => process.exit(1));
  for (const signal of SIGNALS) process.once(signal, endAndExit);
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => undefined); // of a server that is stopped under a query
  try {
    await client.connect();
    return await use(client);
  } finally {
    for (const signal of SIGNALS) process.off(signal, endAndExit);
    await client.end();
    await end();
  }
}
