import './register-typescript.cjs'; // first: the imports below need it
import { rmSync } from 'node:fs';
import { forgetCluster, runningCluster } from './running-cluster.js';

/** Jest's global teardown. Several projects name it; the first call does the work. */
export default async function stopPostgres(): Promise<void> {
  const cluster = runningCluster();
  if (cluster === undefined) return;
  forgetCluster();
  await cluster.stop();
  rmSync(cluster.dataDir, { recursive: true, force: true });
  cluster.dismissWatchdog();
}
