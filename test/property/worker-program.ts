/**
 * A worker of the property test: the product's own processor, queue and computation in a process of its own, without
 * what only costs time at the start (Nest's container, the shipped model). It waits for its parent's word, so that a
 * warm one stands by for each that is killed.
 */
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { CATALOGUE_ENTITIES } from '@jeonghap/catalogue';
import { LosableConnection, Queues } from '@jeonghap/platform';
import { RecomputeService } from '@jeonghap/recompute';
import { Logger } from '@nestjs/common';
import * as pg from 'pg';
import { DataSource } from 'typeorm';
import { RecomputeProcessor } from '../../apps/worker/src/recompute.processor.js';

/** What the parent says. */
export type WorkerCommand =
  { readonly do: 'start'; readonly databaseUrl: string } | { readonly do: 'settle'; readonly token: number };

if (!process.argv.includes('--log')) Logger.overrideLogger(false);
process.on('disconnect', () => process.exit(0));

let recompute: RecomputeService | undefined;

async function start(databaseUrl: string): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    driver: pg, // in a bundle TypeORM cannot find it by itself
    url: databaseUrl,
    entities: CATALOGUE_ENTITIES,
    applicationName: 'jeonghap-worker',
    poolSize: 4,
    connectTimeoutMS: 5_000,
    poolErrorHandler: () => undefined,
    extra: {
      Client: LosableConnection,
      statement_timeout: 60_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
    },
  });
  await dataSource.initialize();
  recompute = new RecomputeService(dataSource);
  const queues = new Queues({ databaseUrl, poolMax: 2 });
  new RecomputeProcessor(queues, recompute).onApplicationBootstrap();
}

/** The product's worker ends when the database is away at its start, and its supervisor starts it again. */
async function startPatiently(databaseUrl: string): Promise<void> {
  for (;;) {
    try {
      await start(databaseUrl);
      return;
    } catch {
      await sleep(50);
    }
  }
}

async function obey(command: WorkerCommand): Promise<void> {
  if (command.do === 'start') {
    await startPatiently(command.databaseUrl);
    process.send?.({ started: true });
    return;
  }
  await recompute?.drain().catch(() => undefined);
  process.send?.({ settled: command.token });
}

process.on('message', (command: WorkerCommand) => {
  void obey(command);
});
process.send?.({ ready: true });
