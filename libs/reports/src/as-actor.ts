import { setActor } from '@jeonghap/catalogue';
import { type DataSource, type EntityManager } from 'typeorm';

/** Reads under somebody's name, so that the row policies give what that person may see. @param actor undefined for the public */
export function asActorFor<T>(
  dataSource: DataSource,
  actor: string | undefined,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    if (actor !== undefined) await setActor(manager, actor);
    return work(manager);
  });
}
