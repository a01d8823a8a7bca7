import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS, prepareIdentity, tellOfFirstAdmin } from '@jeonghap/identity';
import { assertConnectionsUsable, readConfig, runProgram, StartUpProblem } from '@jeonghap/platform';
import { prepareDatabase } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { startApi } from './bootstrap.js';

await runProgram(async () => {
  const config = readConfig();
  const { databaseUrl, redisUrl, sampleCatalogue } = config;
  const ownerUrl = config.ownerDatabaseUrl ?? databaseUrl;
  if (databaseUrl === undefined || ownerUrl === undefined)
    throw new StartUpProblem('database.url-missing', {});
  await assertConnectionsUsable(databaseUrl, redisUrl);
  if (ownerUrl !== databaseUrl) await assertConnectionsUsable(ownerUrl, undefined);
  const log = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
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
  const api = await startApi({ config, databaseUrl });
  if (linkPath !== undefined) log(tellOfFirstAdmin(`${api.url}${linkPath}`));
  log(`Jeonghap API is ready: ${api.url}  (정합 API 준비 완료)`);
  return api;
});
