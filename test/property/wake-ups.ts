import { JOBS, QUEUE_SCHEMA, Queues } from '@jeonghap/platform';
import { createPostgresBackend, withBackend } from 'bullmq';

/** Tells the workers to look, as an editor of the catalogue does. */
export interface Producer {
  wake(): Promise<unknown>;
  close(): Promise<void>;
}

/** What the API does after an edit. */
export function productProducer(databaseUrl: string, delayMs: number): Producer {
  const queues = new Queues({ databaseUrl, poolMax: 2 });
  return {
    wake: () => queues.requestRun('recompute.drain', {}, delayMs),
    close: () => queues.onApplicationShutdown(),
  };
}

/** What `Queues` would be without keeping the last request of an active run. */
export function plainProducer(databaseUrl: string, delayMs: number): Producer {
  const queue = new (withBackend(createPostgresBackend).Queue)(JOBS['recompute.drain'].queue, {
    connection: { connectionString: databaseUrl, schema: QUEUE_SCHEMA, max: 2 },
  });
  queue.on('error', () => undefined);
  return {
    wake: () =>
      queue.add(
        'recompute.drain',
        {},
        { delay: delayMs, removeOnComplete: true, deduplication: { id: 'recompute.drain' } },
      ),
    close: () => queue.close(),
  };
}
