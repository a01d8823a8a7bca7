import { type DataSource, type EntityManager } from 'typeorm';
import { presentTrail } from './trail.js';

/** Says by whom and how the rest of a transaction comes about. @param actor where the caller knows better than the request */
export async function setTrail(manager: EntityManager, actor?: string): Promise<void> {
  await manager.query(`SELECT set_config('jeonghap.trail', $1, true)`, [presentTrail(actor)]);
}

/** Runs work in a transaction whose changes the audit log knows by whom and how they came about. */
export function inTrail<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await setTrail(manager);
    return work(manager);
  });
}
