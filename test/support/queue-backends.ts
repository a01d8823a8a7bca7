import { findRedisServer, startRedis } from './redis-server.js';

/** Where a test keeps the queue. */
export interface QueueBackend {
  /** Settings that say so: none for PostgreSQL. */
  readonly settings: { readonly redisUrl?: string };
  readonly stop: () => Promise<void>;
}

type Start = () => Promise<QueueBackend>;

const onPostgres: Start = () => Promise.resolve({ settings: {}, stop: () => Promise.resolve() });

/**
 * Describes the same facts once for each place that the queue can be in. Without a redis-server on the PATH the half on
 * Redis says that it did not run.
 */
export function describeOnEachBackend(name: string, facts: (start: Start) => void): void {
  describe(`${name} (queue in PostgreSQL)`, () => {
    facts(onPostgres);
  });
  const program = findRedisServer();
  describe(`${name} (queue in Redis)`, () => {
    if (program === undefined) it.skip('not run: no redis-server', () => undefined);
    else
      facts(async () => {
        const { url, stop } = await startRedis(program);
        return { settings: { redisUrl: url }, stop };
      });
  });
}
