import { type EmbeddedPostgres, startEmbeddedPostgres } from '@jeonghap/platform';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs something against an empty PostgreSQL server of its own, which is gone afterwards, also after an interruption. */
export async function withScratchPostgres<T>(run: (databaseUrl: string) => Promise<T>): Promise<T> {
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
    return await run(server.url);
  } finally {
    for (const signal of SIGNALS) process.off(signal, endAndExit);
    await end();
  }
}
