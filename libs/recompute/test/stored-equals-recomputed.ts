import { type AlignmentModel } from '@jeonghap/alignment';
import { type DataSource } from 'typeorm';
import { findDivergences } from '../../../test/support/score-oracle.js';
import { findLiveScoreSet } from '../src/score-set/score-set.store.js';

/**
 * Asserts that the live score set is the given model's, and that every kept set holds, byte for byte, what one plain
 * pass over the present catalogue gives.
 */
export async function expectStoredEqualsRecomputed(
  dataSource: DataSource,
  model: AlignmentModel,
): Promise<void> {
  expect((await findLiveScoreSet(dataSource.manager))?.modelVersion).toBe(model.version);
  expect(await findDivergences(dataSource)).toEqual([]);
}
