import { setTimeout as sleep } from 'node:timers/promises';
import { buildModel } from '@jeonghap/alignment';
import { RecomputeService } from '@jeonghap/recompute';
import { HistoryEditor } from '../../../test/property/history-editor.js';
import { tinyAssets } from '../../../test/support/fault-catalogue.js';
import { createScoreSet } from '../../../test/support/first-score-set.js';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { findDivergences } from '../../../test/support/score-oracle.js';
import { computeEntry, type EntryComputation } from '../src/compute-entry.js';
import { claimDirty } from '../src/dirty/dirty.store.js';
import { withWorkerSession } from '../src/dirty/worker-session.js';
import { SnapshotCache } from '../src/snapshot/snapshot-cache.js';
import { writeBatch } from '../src/write-batch.js';

/** Places of entries in the catalogue. */
const [PROPOSAL, MEASURE] = [0, 4];
const model = buildModel(tinyAssets());
let database: OpenTestDatabase;
let editor: HistoryEditor;
let setId: number;

beforeEach(async () => {
  database = await openTestDatabase();
  const [stakeholder] = await query<{ id: string }>(
    `INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id`,
  );
  editor = new HistoryEditor(database.dataSource, stakeholder?.id ?? '');
  await editor.createAll();
  await query('DELETE FROM score_set'); // of the shipped model, which is large
  setId = await createScoreSet(database.dataSource, tinyAssets());
});
afterEach(() => database.drop());

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);
const drain = () => new RecomputeService(database.dataSource).drain();
const dirty = () =>
  query<{ id: string; leased: boolean; dead: boolean }>(
    `SELECT entry_id AS id, lease_token IS NOT NULL AS leased, dead_at IS NOT NULL AS dead FROM recompute_dirty`,
  );
const edit = (entry: number, wording: number) =>
  editor.take({ on: 'entries', do: 'edit', entry, wording, holdMs: 0 });

/** A worker that has computed all proposals of a new set and is paused before it writes them. */
async function pauseBeforeWriting(goOn: (write: () => ReturnType<typeof writeBatch>) => Promise<void>) {
  await withWorkerSession(database.dataSource, async (session) => {
    const claims = await claimDirty(session, setId, { paired: 50, facets: 500 });
    await query(
      `UPDATE recompute_dirty SET lease_token = NULL, lease_session = NULL, lease_until = NULL, attempts = 0
        WHERE entry_kind <> 'proposal'`,
    );
    const snapshot = await database.dataSource.transaction('REPEATABLE READ', (manager) =>
      new SnapshotCache(model).refresh(manager),
    );
    const computations: EntryComputation[] = [];
    for (const claim of claims.filter(({ entryKind }) => entryKind === 'proposal'))
      computations.push(await computeEntry(claim, { snapshot, model }));
    expect(computations).toHaveLength(4);
    await goOn(() => writeBatch(database.dataSource, computations, { snapshot, model }));
  });
}

describe('RecomputeService.drain of a new score set', () => {
  it('stores what a recompute from scratch gives, and says how long the writing took', async () => {
    await drain();
    expect(await dirty()).toEqual([]);
    expect(await findDivergences(database.dataSource)).toEqual([]);
    const [run] = await query<{ n: number; ms: number }>(
      'SELECT sum(pairs_written)::int AS n, sum(write_ms)::int AS ms FROM recompute_run',
    );
    expect(run?.n).toBeGreaterThan(0);
    expect(run?.ms).toBeGreaterThan(0);
  });

  it('sets aside a proposal that cannot be stored, stores the others and leaves no lease', async () => {
    const poison = editor.idOf(PROPOSAL);
    await query(
      `ALTER TABLE proposal_coverage ADD CONSTRAINT poison CHECK (proposal_id <> '${poison}') NOT VALID`,
    );
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await drain();
      expect((await dirty()).filter(({ leased }) => leased)).toEqual([]);
      await query('UPDATE recompute_dirty SET not_before = clock_timestamp()');
    }
    expect(await dirty()).toEqual([{ id: poison, leased: false, dead: true }]);
    const [stored] = await query<{ n: number }>('SELECT count(*)::int AS n FROM proposal_coverage');
    expect(stored?.n).toBe(3);
    await query('ALTER TABLE proposal_coverage DROP CONSTRAINT poison');
    await edit(PROPOSAL, 1);
    await drain();
    expect(await findDivergences(database.dataSource)).toEqual([]);
  });

  it('waits for nobody who is marking several entries, and leaves no lease of facets or pairs behind', async () => {
    const other = database.dataSource.createQueryRunner();
    await other.startTransaction();
    for (const place of [MEASURE, PROPOSAL])
      await other.query('UPDATE recompute_dirty SET not_before = not_before WHERE entry_id = $1', [
        editor.idOf(place),
      ]);
    const draining = drain();
    while ((await dirty()).length > 2) await sleep(10);
    await other.commitTransaction();
    await other.release();
    await draining;
    await drain();
    expect(await dirty()).toEqual([]);
    expect(await findDivergences(database.dataSource)).toEqual([]);
  });
});

describe('writeBatch', () => {
  it('keeps the dirty row of a proposal that was edited during the computation', async () => {
    await pauseBeforeWriting(async (write) => {
      await edit(PROPOSAL, 1);
      expect((await write()).written.size).toBe(4);
      expect((await dirty()).map(({ id }) => id)).toContain(editor.idOf(PROPOSAL));
    });
    await drain();
    expect(await findDivergences(database.dataSource)).toEqual([]);
  });

  it('does not store the pairs of a measure that another wrote from a newer text', async () => {
    await pauseBeforeWriting(async (write) => {
      await edit(MEASURE, 1);
      await query(`UPDATE recompute_dirty SET not_before = clock_timestamp()`);
      await drain(); // has the measure alone to compute, since all proposals are leased
      await write();
      const old = await query('SELECT 1 FROM alignment WHERE measure_id = $1 AND measure_revision = 1', [
        editor.idOf(MEASURE),
      ]);
      expect(old).toEqual([]);
    });
    await drain();
    await drain();
    expect(await dirty()).toEqual([]);
    expect(await findDivergences(database.dataSource)).toEqual([]);
  });

  it('writes nothing for a worker whose leases another one took', async () => {
    await pauseBeforeWriting(async (write) => {
      await query('UPDATE recompute_dirty SET lease_token = gen_random_uuid()');
      expect((await write()).written.size).toBe(0);
    });
    expect(await query('SELECT 1 FROM alignment')).toEqual([]);
  });

  it('writes nothing of a score set that was dropped, and with a set goes what was written of it', async () => {
    await drain();
    expect(await query('SELECT 1 FROM alignment LIMIT 1')).toHaveLength(1);
    await query('DELETE FROM score_set');
    expect(await query('SELECT 1 FROM alignment')).toEqual([]);
    setId = await createScoreSet(database.dataSource, tinyAssets());
    await pauseBeforeWriting(async (write) => {
      await query('DELETE FROM score_set');
      expect((await write()).written.size).toBe(0);
    });
    expect(await query('SELECT 1 FROM alignment')).toEqual([]);
  });

  it('leaves to the writer of single entries what has pairs or was written', async () => {
    await drain();
    await query(
      `INSERT INTO recompute_dirty (score_set_id, entry_id, entry_kind, want_revision, initial)
       SELECT $1, id, 'proposal', revision, true FROM proposal`,
      [setId],
    );
    await pauseBeforeWriting(async (write) => {
      expect((await write()).written.size).toBe(0);
    });
    await drain();
    expect(await findDivergences(database.dataSource)).toEqual([]);
  });
});
