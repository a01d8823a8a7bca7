import { type DataSource, type EntityManager } from 'typeorm';

/**
 * Reads the log as of one moment, so that a seal and its entries fit together also while others are sealed. The task is
 * the one to which the tables' policies show the log.
 */
export function inAuditLog<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    await manager.query(`SELECT set_config('jeonghap.task', 'administer', true)`);
    return work(manager);
  });
}
