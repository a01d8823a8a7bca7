import './register-typescript.cjs'; // first: the imports below need it
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runningCluster } from './running-cluster.js';

/**
 * Jest's global set-up: one PostgreSQL for the whole run, by the same supervisor as the product, in a folder of its own.
 * Several Jest projects name this file; whichever comes first starts it.
 */
export default async function startPostgres(): Promise<void> {
  if (runningCluster() !== undefined) return;
  const { startEmbeddedPostgres } = await import('../../libs/platform/src/postgres/embedded-postgres.js');
  const { dataDirectoryAt } = await import('../../libs/platform/src/postgres/data-directory.js');
  const { superuserUrl } = await import('../../libs/platform/src/postgres/application-database.js');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jeonghap-test-'));
  chmodSync(dataDir, 0o755); // run as root, the server has another user, who must get in
  const directory = dataDirectoryAt(dataDir);
  const watchdog = spawn(process.execPath, [path.join(__dirname, 'clear-abandoned-cluster.mjs'), dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, durability: 'none' });
  const superuserPassword = readFileSync(directory.superuserPassword, 'utf8').trim();
  process.env['JEONGHAP_TEST_ADMIN_URL'] = superuserUrl({ port: postgres.port, superuserPassword });
  process.env['JEONGHAP_TEST_APPLICATION_URL'] = postgres.url;
  runningCluster({
    dataDir,
    stop: () => postgres.stop('immediate'),
    dismissWatchdog: () => watchdog.stdin.end(),
  });
}
