import { EntryChanges, ProgrammeService } from '@jeonghap/catalogue';
import { searchMeasures } from '@jeonghap/alignment';
import { loadModel, readShippedAssets, RecomputeService, ScoreSetService } from '@jeonghap/recompute';
import { shareOf } from '@jeonghap/platform';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { findLiveScoreSet } from '../src/score-set/score-set.store.js';
import { type CatalogueSnapshot } from '../src/snapshot/catalogue-snapshot.js';
import { SnapshotCache } from '../src/snapshot/snapshot-cache.js';
import { expectStoredEqualsRecomputed } from './stored-equals-recomputed.js';

/** More measures than are prepared in one step. */
const MEASURES = 600;
const model = loadModel();

let database: OpenTestDatabase;
beforeEach(async () => {
  database = await openTestDatabase('scored');
  await query(
    `INSERT INTO programme (title, status, body)
     SELECT '얼음 ' || n, 'open', '남극 얼음의 두께를 잰다.' FROM generate_series(1, $1::int) AS n`,
    [MEASURES],
  );
});
afterEach(() => database.drop());

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);
const refresh = (cache: SnapshotCache): Promise<CatalogueSnapshot> =>
  database.dataSource.transaction('REPEATABLE READ', (manager) => cache.refresh(manager));

it('prepares the catalogue in steps, whatever is edited between them, and then has little left to read', async () => {
  const cache = new SnapshotCache(model);
  let steps = 0;
  while (!(await cache.prepareAhead(database.dataSource.manager, () => true))) {
    steps += 1;
    await query(`UPDATE programme SET body = body || '고침' WHERE title LIKE '얼음 _'`);
    await query(`DELETE FROM programme WHERE title = '얼음 1' || $1`, [steps]);
  }
  expect(steps).toBeGreaterThan(1);
  expect(cache.isPrepared).toBe(true);
  await query(`UPDATE programme SET body = body || '고침' WHERE title = '얼음 20'`);
  const read: unknown[] = [];
  const refreshed = await database.dataSource.transaction('REPEATABLE READ', (manager) => {
    const ask = manager.query.bind(manager);
    jest.spyOn(manager, 'query').mockImplementation((sql, parameters) => {
      if (sql.includes('FROM programme WHERE id = ANY')) read.push(...(parameters as unknown[][]).flat());
      return ask(sql, parameters);
    });
    return cache.refresh(manager);
  });
  expect(read).toHaveLength(1);
  const fresh = await refresh(new SnapshotCache(model));
  expect(revisionsIn(refreshed)).toEqual(revisionsIn(fresh));
  expect(found(refreshed, fresh)).toEqual(found(fresh, fresh));
});

it('leaves an index that is quick to search, also when it is told to stop after each step', async () => {
  await query(
    `INSERT INTO programme (title, status, body)
     SELECT '눈 ' || n, 'open', '눈의 무게를 잰다.' FROM generate_series(1, 2600) AS n`,
  );
  const grown = await refresh(new SnapshotCache(model));
  const cache = new SnapshotCache(model);
  while (!(await cache.prepareAhead(database.dataSource.manager, () => true)));
  const merged = await refresh(cache);
  const segmentsOf = ({ measureIndex }: CatalogueSnapshot): number => measureIndex.entries.segments.length;
  expect([segmentsOf(grown) > 8, segmentsOf(merged) > 8]).toEqual([true, false]);
  expect(found(merged, merged)).toEqual(found(grown, grown));
});

it('lets an entry go that was hidden when a look at the catalogue failed', async () => {
  const cache = new SnapshotCache(model);
  const ids = [...(await refresh(cache)).proposals.keys()];
  // nothing is left of its share then
  const alone = ids.find((id) => countOfShare(ids, id) === 1);
  await query(`UPDATE proposal SET visibility = 'internal' WHERE id = $1`, [alone]);
  await database.dataSource.transaction('REPEATABLE READ', async (manager) => {
    const ask = manager.query.bind(manager);
    jest
      .spyOn(manager, 'query')
      .mockImplementation((sql, parameters) =>
        sql.includes('ANY ($1::int[])') ? Promise.reject(new Error('cut')) : ask(sql, parameters),
      );
    await expect(cache.refresh(manager)).rejects.toThrow('cut');
  });
  const refreshed = await refresh(cache);
  expect(refreshed.proposals.has(alone ?? '')).toBe(false);
  expect(refreshed.proposals.size).toBe(ids.length - 1);
});

const countOfShare = (ids: readonly string[], id: string): number =>
  ids.filter((one) => shareOf(one) === shareOf(id)).length;

const revisionsIn = ({ measures }: CatalogueSnapshot): readonly string[] =>
  [...measures].map(([id, { revision }]) => `${id} ${String(revision)}`).sort();

/** What a snapshot's index finds for the first ask of another. */
function found({ measureIndex }: CatalogueSnapshot, { proposals }: CatalogueSnapshot) {
  const [ask] = [...proposals.values()].flatMap(({ asks }) => asks);
  if (ask === undefined) throw new Error('no ask');
  return searchMeasures(measureIndex, ask.prepared, model, { floorTenths: 0, limit: 200 });
}

it('computes edits of the live set while the catalogue is still being prepared for a new one', async () => {
  const worker = new RecomputeService(database.dataSource);
  const sets = new ScoreSetService(database.dataSource);
  await worker.drain();
  await sets.build({ note: '낱말 하나 더', thesaurus: { upsert: [changedVoucher()], remove: [] } }, 'tester');
  const seen = watchSteps(async () => {
    await editProgramme('seed:G16', `${String(seen.length)}번째로 고친 본문`);
    await query(`UPDATE recompute_dirty SET not_before = clock_timestamp()`);
  });
  try {
    await worker.drain();
  } finally {
    jest.restoreAllMocks();
  }
  expect(seen.length).toBeGreaterThan(1);
  expect(seen).toEqual(seen.map(() => 0));
  expect((await sets.list()).map(({ state }) => state)).toEqual(['complete', 'live']);
  await expectStoredEqualsRecomputed(database.dataSource, model);
});

/**
 * Has the catalogue prepared in the smallest steps.
 * @param afterStep called after each
 * @returns for each step how many entries of the live set waited before it
 */
function watchSteps(afterStep: () => Promise<void>): readonly number[] {
  const waiting: number[] = [];
  const { prepareAhead } = Object.getOwnPropertyDescriptors(SnapshotCache.prototype);
  jest.spyOn(SnapshotCache.prototype, 'prepareAhead').mockImplementation(async function (
    this: SnapshotCache,
    manager,
  ) {
    const live = await findLiveScoreSet(manager);
    const dirty = await query('SELECT FROM recompute_dirty WHERE score_set_id = $1', [live?.id]);
    waiting.push(dirty.length);
    const isPrepared = await prepareAhead.value?.call(this, manager, () => true);
    await afterStep();
    return isPrepared ?? false;
  });
  return waiting;
}

function changedVoucher() {
  const voucher = readShippedAssets().thesaurus.find(({ id }) => id === 'instrument.voucher');
  if (voucher === undefined) throw new Error('the thesaurus has no instrument.voucher');
  return { ...voucher, lay: [...voucher.lay, '견본에 없는 낱말'] };
}

async function editProgramme(key: string, body: string): Promise<void> {
  const programmes = new ProgrammeService(database.dataSource, new EntryChanges());
  const { id, revision } = await programmes.get(key);
  await programmes.edit({ key: id, revision }, { body }, 'tester');
}
