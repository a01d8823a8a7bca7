import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS, prepareIdentity, tellOfFirstAdmin } from '@jeonghap/identity';
import {
  assertConnectionsUsable,
  childEnvironment,
  describeDatabase,
  projectRoot,
  startEmbeddedPostgres,
  StartUpProblem,
  type AppConfig,
  type EmbeddedPostgres,
} from '@jeonghap/platform';
import { prepareDatabase } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { startApi } from '../../api/src/bootstrap.js';
import { assertPortFree } from './assert-port-free.js';
import { type RunningParts } from './running-parts.js';
import { startWorkerProcess } from './worker-process.js';

export interface StandaloneOptions {
  readonly config: AppConfig;
  /** Takes one line for each thing worth knowing. */
  readonly log: (line: string) => void;
  /** Ends a start that is still under way, at its next step. */
  readonly signal: AbortSignal;
}

type DatabaseUrls = Pick<EmbeddedPostgres, 'url' | 'workerUrl' | 'ownerUrl'>;

/** How long answers under way may take once the process is asked to end. */
const DRAIN_WITHIN_MS = 10_000;

/**
 * Starts database, worker and web server. What is started is added to `parts` in the order that stops them right: web
 * server first, then worker, the database last. On failure the caller stops the parts.
 *
 * @returns the address of the web server
 * @throws StartUpProblem with a line that says how to mend it, or the signal's reason
 */
export async function startStandalone(options: StandaloneOptions, parts: RunningParts): Promise<string> {
  const { config, log, signal } = options;
  await assertPortFree(config.host, config.port);
  const workerFile = findWorker();
  const { url: databaseUrl, workerUrl, ownerUrl } = await openDatabase(options, parts);
  await assertConnectionsUsable(databaseUrl, config.redisUrl);
  signal.throwIfAborted();
  const { sampleCatalogue } = config;
  await prepareDatabase({
    databaseUrl: ownerUrl,
    sampleCatalogue,
    furtherMigrations: [
      ...IDENTITY_MIGRATIONS,
      ...REVIEW_MIGRATIONS,
      ...REPORT_MIGRATIONS,
      ...FIT_MIGRATIONS,
      ...DELIVERY_MIGRATIONS,
    ],
    log,
  });
  const linkPath = await prepareIdentity({ databaseUrl: ownerUrl, sampleCatalogue, log });
  signal.throwIfAborted();
  const worker = startWorkerProcess({
    file: workerFile,
    env: childEnvironment({ DATABASE_URL: workerUrl, JEONGHAP_SAMPLE_CATALOGUE: 'off' }),
    log,
  });
  parts.add((hurry) => worker.stop(hurry));
  // nobody else could take over, so there is nothing to drain for
  const api = await startApi({ config: { ...config, drainSeconds: 0 }, databaseUrl });
  parts.add((hurry) => (hurry ? Promise.resolve() : Promise.race([api.close(), sleep(DRAIN_WITHIN_MS)])));
  signal.throwIfAborted();
  if (linkPath !== undefined) log(tellOfFirstAdmin(`${api.url}${linkPath}`));
  return api.url;
}

/** The database for API, worker and set-up; a database of somebody else's has one role for all. */
async function openDatabase({ config, log }: StandaloneOptions, parts: RunningParts): Promise<DatabaseUrls> {
  const { databaseUrl: url } = config;
  if (url !== undefined) {
    log(`Using the database ${describeDatabase(url)}`);
    return { url, workerUrl: url, ownerUrl: url };
  }
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  parts.add((hurry) => postgres.stop(hurry ? 'immediate' : 'fast'));
  return postgres;
}

function findWorker(): string {
  const file = path.join(projectRoot(), 'dist', 'apps', 'worker', 'main.js');
  if (!existsSync(file)) throw new StartUpProblem('build.incomplete', { file });
  return file;
}
