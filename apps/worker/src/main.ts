import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import {
  assertClockInStep,
  assertConnectionsUsable,
  assertWorkerRole,
  explainStartUpFailure,
  readConfig,
  runProgram,
  StartUpProblem,
} from '@jeonghap/platform';
import { prepareDatabase } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { startWorker } from './bootstrap.js';

/** Time between two looks at the clock, milliseconds. */
const CLOCK_CHECK_MS = 60_000;

await runProgram(async () => {
  const config = readConfig();
  const { databaseUrl, redisUrl } = config;
  if (databaseUrl === undefined) throw new StartUpProblem('database.url-missing', {});
  await assertConnectionsUsable(databaseUrl, redisUrl);
  await assertClockInStep(databaseUrl);
  await prepareDatabase({
    databaseUrl,
    sampleCatalogue: false,
    furtherMigrations: [
      ...IDENTITY_MIGRATIONS,
      ...REVIEW_MIGRATIONS,
      ...REPORT_MIGRATIONS,
      ...FIT_MIGRATIONS,
      ...DELIVERY_MIGRATIONS,
    ],
    log: (line) => process.stdout.write(`${line}\n`),
  });
  await assertWorkerRole(databaseUrl);
  const worker = await startWorker({ config, databaseUrl });
  const clockCheck = setInterval(() => {
    void endWhenSkewed(databaseUrl);
  }, CLOCK_CHECK_MS);
  process.stdout.write('Jeonghap worker is ready (정합 작업자 준비 완료)\n');
  return {
    close: () => {
      clearInterval(clockCheck);
      return worker.close();
    },
  };
});

/** A worker whose clock drifted away must not touch the queue; a database that is away says nothing about the clock. */
async function endWhenSkewed(databaseUrl: string): Promise<void> {
  try {
    await assertClockInStep(databaseUrl);
  } catch (error) {
    if (!(error instanceof StartUpProblem)) return;
    process.stderr.write(`${explainStartUpFailure(error)}\n`);
    process.kill(process.pid, 'SIGTERM');
  }
}
