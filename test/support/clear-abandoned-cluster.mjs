/**
 * Watches over the cluster of a test run from outside. Its standard input is held open by the run; when that closes —
 * also because the run was killed — whatever is left of the cluster is stopped and removed.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const [, , dataDir] = process.argv;
const statusFile = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
process.stdin.resume().on('end', () => {
  if (existsSync(statusFile))
    process.kill(Number(readFileSync(statusFile, 'utf8').split('\n')[0]), 'SIGQUIT');
  // A server that is still writing its last files would make the removal fail half-way.
  setTimeout(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }), 500);
});
