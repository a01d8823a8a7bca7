import { startEmbeddedPostgres } from '@jeonghap/platform';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs something against an empty PostgreSQL server of its own, which is gone afterwards. */
export async function withScratchPostgres<T>(run: (databaseUrl: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jeonghap-scratch-'));
  chmodSync(dataDir, 0o755); // run as root, the server has another user, who must get in
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, durability: 'none' });
    try {
      return await run(server.url);
    } finally {
      await server.stop('immediate');
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
