import { setActor } from '@jeonghap/catalogue';
import { type DataSource, type EntityManager } from 'typeorm';

/** Runs work in a transaction under a person's name; the row policies give it what that person may see and write. */
export function asPerson<T>(
  dataSource: DataSource,
  actor: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await setActor(manager, actor);
    return work(manager);
  });
}
