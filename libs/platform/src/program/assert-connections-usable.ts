import { assertRoleBound } from '../database/assert-role-bound.js';
import { assertDatabaseUsable } from '../postgres/assert-database-usable.js';
import { assertRedisUsable } from '../queue/assert-redis-usable.js';

/**
 * Checks before anything starts that the database, its role and the queue's Redis will do.
 * @throws StartUpProblem with a line on how to mend it
 */
export async function assertConnectionsUsable(
  databaseUrl: string,
  redisUrl: string | undefined,
): Promise<void> {
  await assertDatabaseUsable(databaseUrl);
  await assertRoleBound(databaseUrl);
  if (redisUrl !== undefined) await assertRedisUsable(redisUrl);
}
