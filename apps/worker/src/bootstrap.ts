import { type AppConfig, ProductLogger } from '@jeonghap/platform';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module.js';

export interface StartWorkerOptions {
  readonly config: AppConfig;
  readonly databaseUrl: string;
}

/** Starts a worker process. `close` lets the running computation finish. */
export async function startWorker({
  config,
  databaseUrl,
}: StartWorkerOptions): Promise<{ close(): Promise<void> }> {
  const app = await NestFactory.createApplicationContext(
    WorkerModule.forRoot({
      databaseUrl,
      redisUrl: config.redisUrl,
      poolMax: config.databasePoolMax,
      auditRetentionDays: config.auditRetentionDays,
      reports: config,
    }),
    {
      abortOnError: false,
      logger: new ProductLogger(config.logLevel),
    },
  );
  return { close: () => app.close() };
}
