import { setActor } from '@jeonghap/catalogue';
import { type DataSource, type EntityManager } from 'typeorm';

/** Runs work in a transaction under an actor's name, which alone opens what is for those who work here. */
export function asActor<T>(
  dataSource: DataSource,
  actor: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await setActor(manager, actor);
    return work(manager);
  });
}
