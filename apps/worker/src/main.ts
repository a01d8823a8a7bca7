import { assertDatabaseUsable, readConfig, runProgram, StartUpProblem } from '@jeonghap/platform';
import { prepareDatabase } from '@jeonghap/recompute';
import { startWorker } from './bootstrap.js';

await runProgram(async () => {
  const config = readConfig(process.env);
  const { databaseUrl } = config;
  if (databaseUrl === undefined) throw new StartUpProblem('database.url-missing', {});
  await assertDatabaseUsable(databaseUrl);
  await prepareDatabase({
    databaseUrl,
    sampleCatalogue: false,
    log: (line) => process.stdout.write(`${line}\n`),
  });
  const worker = await startWorker({ config, databaseUrl });
  process.stdout.write('Jeonghap worker is ready (정합 작업자 준비 완료)\n');
  return worker;
});
