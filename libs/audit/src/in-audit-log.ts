import { type DataSource, type EntityManager } from 'typeorm';
import { setTrail } from './trail/in-trail.js';

/**
 * Reads the log as of one moment, so that a seal and its entries fit together also while others are sealed. The task is
 * the one to which the tables' policies show the log, if an administrator is behind the transaction.
 */
export function inAuditLog<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    await setTrail(manager);
    await manager.query(`SELECT set_config('jeonghap.task', 'administer', true)`);
    return work(manager);
  });
}
