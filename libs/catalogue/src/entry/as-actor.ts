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
