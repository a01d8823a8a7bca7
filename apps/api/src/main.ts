import { assertConnectionsUsable, readConfig, runProgram, StartUpProblem } from '@jeonghap/platform';
import { prepareDatabase } from '@jeonghap/recompute';
import { startApi } from './bootstrap.js';

await runProgram(async () => {
  const config = readConfig();
  const { databaseUrl, redisUrl, sampleCatalogue } = config;
  if (databaseUrl === undefined) throw new StartUpProblem('database.url-missing', {});
  await assertConnectionsUsable(databaseUrl, redisUrl);
  await prepareDatabase({ databaseUrl, sampleCatalogue, log: (line) => process.stdout.write(`${line}\n`) });
  const api = await startApi({ config, databaseUrl });
  process.stdout.write(`Jeonghap API is ready: ${api.url}  (정합 API 준비 완료)\n`);
  return api;
});
