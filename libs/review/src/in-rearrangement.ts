import { asActor } from '@jeonghap/catalogue';
import { type DataSource, type EntityManager } from 'typeorm';

/**
 * Runs a merge, a split or the way back: what people decided on the asks goes along in the same transaction, which an editor may not write
 * otherwise.
 */
export function inRearrangement<T>(
  dataSource: DataSource,
  actor: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return asActor(dataSource, actor, async (manager) => {
    await manager.query(`SELECT set_config('jeonghap.task', 'rearrange', true)`);
    return work(manager);
  });
}

/** Makes a merge or split of the proposal of an ask wait until the transaction ends, so that what is written about the ask goes with it. */
export async function holdProposalOfAsk(manager: EntityManager, askId: string): Promise<void> {
  await manager.query(
    'SELECT FROM proposal WHERE id = (SELECT proposal_id FROM ask WHERE id = $1) FOR KEY SHARE',
    [askId],
  );
}
