import { type DataSource, type EntityManager } from 'typeorm';
import { setActor } from './entry-table.js';

/**
 * Runs work in a transaction under somebody's name; the row policies give it what that person may see and write.
 * @param actor undefined for the public
 */
export function asActor<T>(
  dataSource: DataSource,
  actor: string | undefined,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    if (actor !== undefined) await setActor(manager, actor);
    return work(manager);
  });
}

/**
 * As `asActor`, for one person alone: also a worker, which else sees every row, sees what that person may see. What is written for a person without
 * their asking, such as mail, is read like that.
 */
export function asPerson<T>(
  dataSource: DataSource,
  actor: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return asActor(dataSource, actor, async (manager) => {
    await manager.query(`SELECT set_config('jeonghap.acts_for_one', 'on', true)`);
    return work(manager);
  });
}
