import { presentTrail } from '@jeonghap/audit';
import { type DataSource, type EntityManager } from 'typeorm';

/** What a transaction does with personal data; the policies of the tables give it no more than that takes. */
export type IdentityTask = 'sign-in' | 'own-account' | 'administer' | 'names';

/**
 * Runs work in a transaction that may see what its task is about.
 * @param accountId whose own things it is about
 */
export function inTask<T>(
  dataSource: DataSource,
  task: IdentityTask,
  work: (manager: EntityManager) => Promise<T>,
  accountId = '',
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await manager.query(
      `SELECT set_config('jeonghap.task', $1, true), set_config('jeonghap.account', $2, true),
              set_config('jeonghap.trail', $3, true)`,
      [task, accountId, presentTrail()],
    );
    return work(manager);
  });
}
