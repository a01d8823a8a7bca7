import { type AppConfig } from '@jeonghap/platform';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module.js';

export interface StartWorkerOptions {
  readonly config: AppConfig;
  readonly databaseUrl: string;
}

const LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

/** Starts a worker process. `close` lets the running computation finish. */
export async function startWorker({
  config,
  databaseUrl,
}: StartWorkerOptions): Promise<{ close(): Promise<void> }> {
  const app = await NestFactory.createApplicationContext(
    WorkerModule.forRoot({ databaseUrl, redisUrl: config.redisUrl, poolMax: config.databasePoolMax }),
    {
      abortOnError: false,
      logger: new ConsoleLogger({
        json: true,
        logLevels: LEVELS.slice(0, LEVELS.indexOf(config.logLevel) + 1),
      }),
    },
  );
  return { close: () => app.close() };
}
