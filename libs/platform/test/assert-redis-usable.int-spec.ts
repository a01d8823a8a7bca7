import { findRedisServer, startRedis } from '../../../test/support/redis-server.js';
import { assertRedisUsable } from '../src/queue/assert-redis-usable.js';

const program = findRedisServer();

describe('assertRedisUsable', () => {
  it('names a Redis that does not answer, without its password', async () => {
    const refusal = assertRedisUsable('redis://:secret@127.0.0.1:1/2');
    await expect(refusal).rejects.toMatchObject({ code: 'redis.refused' });
    await expect(refusal).rejects.toThrow('127.0.0.1:1/2');
    await expect(refusal).rejects.not.toThrow('secret');
  });
});

(program === undefined ? describe.skip : describe)(
  `assertRedisUsable${program === undefined ? ' (not run: no redis-server)' : ' with a running Redis'}`,
  () => {
    it.each(['allkeys-lru', 'volatile-ttl', 'allkeys-random'])('refuses the policy %s', async (policy) => {
      const server = await startRedis(program ?? '', policy);
      try {
        const refusal = assertRedisUsable(server.url);
        await expect(refusal).rejects.toMatchObject({ code: 'redis.evicting' });
        await expect(refusal).rejects.toThrow(policy);
      } finally {
        await server.stop();
      }
    });

    it('takes one that evicts nothing', async () => {
      const server = await startRedis(program ?? '');
      try {
        await expect(assertRedisUsable(server.url)).resolves.toBeUndefined();
      } finally {
        await server.stop();
      }
    });
  },
);
