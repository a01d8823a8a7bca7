import { type EmbeddedPostgres, startEmbeddedPostgres } from '@jeonghap/platform';
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
  let server: EmbeddedPostgres | undefined;
  const end = async (): Promise<void> => {
    await server?.stop('immediate');
    rmSync(dataDir, { recursive: true, force: true });
  };
  const endAndExit = (): void => void end().finally(() => process.exit(1));
  for (const signal of SIGNALS) process.once(signal, endAndExit);
  try {
    server = await startEmbeddedPostgres({ dataDir, log: () => undefined, durability: 'none' });
    return await withClient(server.ownerUrl, use);
  } finally {
    for (const signal of SIGNALS) process.off(signal, endAndExit);
    await end();
  }
}

async function withClient<T>(connectionString: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined); // of a server that is stopped under a query
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
  }
}
