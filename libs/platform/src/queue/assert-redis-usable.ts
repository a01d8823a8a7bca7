import { Redis } from 'ioredis';
import { StartUpProblem } from '../postgres/start-up-problem.js';

/** Longest wait for Redis at start-up, milliseconds. */
const TIMEOUT_MS = 5_000;

/**
 * Refuses a Redis that may forget jobs. With an evicting policy Redis drops acknowledged jobs without an error to
 * anybody; the product would stay correct, but slow in a way that nobody could explain.
 * @throws StartUpProblem `redis.refused`, `redis.evicting` or `redis.too-old`
 */
export async function assertRedisUsable(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined); // the awaited calls report it
  const address = describe(redisUrl);
  try {
    await redis.connect();
    const info = await redis.info();
    const policy = fieldOf(info, 'maxmemory_policy');
    if (policy !== 'noeviction') throw new StartUpProblem('redis.evicting', { redis: address, policy });
    const version = fieldOf(info, 'redis_version');
    if (Number.parseInt(version, 10) < 6)
      throw new StartUpProblem('redis.too-old', { redis: address, version });
  } catch (error) {
    if (error instanceof StartUpProblem) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartUpProblem('redis.refused', { redis: address, reason }, { cause: error });
  } finally {
    redis.disconnect();
  }
}

/** Host, port and database number; never the password. */
function describe(redisUrl: string): string {
  const { hostname, port, pathname } = new URL(redisUrl);
  return `${hostname}:${port === '' ? '6379' : port}${pathname === '/' ? '' : pathname}`;
}

function fieldOf(info: string, name: string): string {
  const line = info.split('\n').find((one) => one.startsWith(`${name}:`)) ?? '';
  return line.slice(name.length + 1).trim();
}
