import { setTimeout as sleep } from 'node:timers/promises';
import { buildModel, CODE_VERSION, type ModelAssets } from '@jeonghap/alignment';
import { EntryChanges, ProgrammeService } from '@jeonghap/catalogue';
import {
  AlignmentService,
  DriftService,
  readShippedAssets,
  RecomputeService,
  ScoreSetService,
  WhyChangedService,
} from '@jeonghap/recompute';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { findLiveScoreSet } from '../src/score-set/score-set.store.js';
import { expectStoredEqualsRecomputed } from './stored-equals-recomputed.js';

const shipped = readShippedAssets();
const shippedModel = buildModel(shipped);
/** A change that moves scores: vouchers lose all their wordings but one that no text has. */
const voucher = shipped.thesaurus.find(({ id }) => id === 'instrument.voucher');
if (voucher === undefined) throw new Error('the thesaurus has no instrument.voucher');
const changedVoucher = {
  ...voucher,
  official: [voucher.ko, '견본에 없는 낱말'],
  lay: [],
  abbr: [],
  en_alt: [],
  patterns: [],
};
const change = { note: '바우처 낱말을 줄임', thesaurus: { upsert: [changedVoucher], remove: [] } };
const changedAssets: ModelAssets = {
  ...shipped,
  thesaurus: [...shipped.thesaurus.filter(({ id }) => id !== voucher.id), changedVoucher],
};

let database: OpenTestDatabase;
let sets: ScoreSetService;
let worker: RecomputeService;

beforeEach(async () => {
  database = await openTestDatabase('scored');
  sets = new ScoreSetService(database.dataSource);
  worker = new RecomputeService(database.dataSource);
});
afterEach(() => database.drop());

const live = () => findLiveScoreSet(database.dataSource.manager);
const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);

async function editProgramme(key: string, body: string): Promise<string> {
  const programmes = new ProgrammeService(database.dataSource, new EntryChanges());
  const { id, revision } = await programmes.get(key);
  await programmes.edit({ key: id, revision }, { body }, 'tester');
  return id;
}

describe('ScoreSetService', () => {
  it('builds a changed model beside the live set, which readers go on seeing until somebody switches', async () => {
    const before = await live();
    const building = await sets.build(change, 'tester');
    expect(building).toMatchObject({
      state: 'building',
      switchMode: 'manual',
      createdBy: 'tester',
      origin: 'edited',
    });
    expect(building.entriesPending).toBe(building.entriesTotal);
    await worker.drain();
    expect(await sets.get(building.id)).toMatchObject({
      state: 'complete',
      entriesPending: 0,
      entriesFailed: 0,
    });
    expect(await live()).toEqual(before);
    expect(await sets.act(building.id, 'switch')).toMatchObject({ state: 'live' });
    expect((await live())?.id).toBe(building.id);
    await expectStoredEqualsRecomputed(database.dataSource, buildModel(changedAssets));
    expect((await sets.list()).map(({ id, state }) => [id, state])).toEqual([
      [building.id, 'live'],
      [before?.id, 'retired'],
    ]);
  });

  it('rolls back to the retired set, caught up with the edits made since', async () => {
    const before = await live();
    const { id } = await sets.build(change, 'tester');
    await worker.drain();
    await sets.act(id, 'switch');
    await editProgramme('seed:G16', '전환한 뒤에 고친 본문');
    // as if the live set's worker had been quicker
    await query('DELETE FROM recompute_dirty WHERE score_set_id = $1', [id]);
    await expect(sets.act(before?.id ?? -1, 'switch')).rejects.toMatchObject({
      code: 'score-set.incomplete',
    });
    await editProgramme('seed:G16', '또 고친 본문');
    await worker.drain();
    await expectStoredEqualsRecomputed(database.dataSource, buildModel(changedAssets));
    await sets.act(before?.id ?? -1, 'switch');
    expect((await live())?.id).toBe(before?.id);
    await expectStoredEqualsRecomputed(database.dataSource, shippedModel);
  });

  it('is complete when all that it began with is computed, though edits go on', async () => {
    const { id } = await sets.build(change, 'tester');
    const editing = { isOver: false };
    const edits = (async () => {
      for (let no = 0; !editing.isOver; no += 1)
        await editProgramme('seed:G16', `${String(no)}번째로 고친 본문`);
    })();
    const draining = worker.drain();
    while ((await sets.get(id)).state === 'building') await sleep(50);
    expect((await sets.get(id)).entriesPending).toBeGreaterThan(0);
    editing.isOver = true;
    await Promise.all([edits, draining]);
  });

  it('gives a set under construction the edits that are made meanwhile', async () => {
    const { id } = await sets.build(change, 'tester');
    const building = worker.drain();
    await editProgramme('seed:G16', '만드는 동안 고친 본문');
    await editProgramme('seed:G29', '만드는 동안 고친 다른 본문');
    await building;
    await worker.drain();
    await expectStoredEqualsRecomputed(database.dataSource, shippedModel);
    await sets.act(id, 'switch');
    await expectStoredEqualsRecomputed(database.dataSource, buildModel(changedAssets));
  });

  it('keeps one retired set and drops older ones with all their rows', async () => {
    const first = await live();
    const a = await sets.build(change, 'tester');
    await worker.drain();
    await sets.act(a.id, 'switch');
    const other = { ...changedVoucher, official: [voucher.ko, '또 다른 낱말'] };
    const b = await sets.build({ note: 'b', thesaurus: { upsert: [other], remove: [] } }, 'tester');
    await worker.drain();
    await sets.act(b.id, 'switch');
    expect((await sets.list()).map(({ id, state }) => [id, state])).toEqual([
      [b.id, 'live'],
      [a.id, 'retired'],
    ]);
    expect(await query('SELECT 1 FROM alignment WHERE score_set_id = $1 LIMIT 1', [first?.id])).toEqual([]);
  });

  it('pauses, resumes and cancels a construction, and refuses what a state does not allow', async () => {
    const { id } = await sets.build(change, 'tester');
    expect(await sets.act(id, 'pause')).toMatchObject({ paused: true, secondsLeft: null });
    await worker.drain();
    expect((await sets.get(id)).entriesPending).toBeGreaterThan(0);
    await expect(sets.act(id, 'switch')).rejects.toMatchObject({ code: 'score-set.action-not-allowed' });
    await sets.act(id, 'resume');
    expect(await sets.act(id, 'cancel')).toMatchObject({ state: 'cancelled', entriesPending: 0 });
    await expect(sets.act(id, 'resume')).rejects.toMatchObject({ code: 'score-set.action-not-allowed' });
    await worker.drain();
    await expectStoredEqualsRecomputed(database.dataSource, shippedModel);
    // the same change can be built again after a cancellation
    await expect(sets.build(change, 'tester')).resolves.toMatchObject({ state: 'building' });
  });

  it('refuses a thesaurus with faults, an unchanged one, and an unknown set', async () => {
    const dangling = { ...changedVoucher, broader: ['instrument.nowhere'] };
    await expect(
      sets.build({ note: 'x', thesaurus: { upsert: [dangling, { id: 'x' }], remove: [] } }, 'tester'),
    ).rejects.toMatchObject({ code: 'thesaurus.invalid' });
    await expect(sets.build({ note: 'x' }, 'tester')).rejects.toMatchObject({ code: 'score-set.same-model' });
    await expect(sets.get(999)).rejects.toMatchObject({ code: 'score-set.not-found' });
    expect(await sets.list()).toHaveLength(1);
  });

  it('lets edits go on while the model of a new set is written', async () => {
    const held = await holdModel(changedAssets);
    const building = sets.build(change, 'tester');
    await untilWaitedFor('transactionid');
    const edit = editProgramme('seed:G16', '모형을 쓰는 동안 고친 본문').then(() => 'answered');
    expect(await Promise.race([edit, sleep(5_000, 'waits')])).toBe('answered');
    await held.letGo();
    const { id } = await building;
    await worker.drain();
    await sets.act(id, 'switch');
    await expectStoredEqualsRecomputed(database.dataSource, buildModel(changedAssets));
  });

  it('changes the model that is live in the end, when readers are switched while a change is made', async () => {
    const added = { ...changedVoucher, id: 'instrument.added', ko: '새 수단', official: ['새 수단'] };
    const adding = { note: '낱말을 더함', thesaurus: { upsert: [added], remove: [] } };
    const first = await sets.build(change, 'tester');
    await worker.drain();
    const held = await holdModel({ ...shipped, thesaurus: [...shipped.thesaurus, added] });
    const building = sets.build(adding, 'tester');
    await untilWaitedFor('transactionid');
    await sets.act(first.id, 'switch');
    await held.letGo();
    const both = buildModel({ ...changedAssets, thesaurus: [...changedAssets.thesaurus, added] });
    expect(await building).toMatchObject({ modelVersion: both.version });
    expect(await query('SELECT 1 FROM alignment_model')).toHaveLength(3);
  });

  it('is not taken up by a worker of another code version', async () => {
    const { id } = await sets.build(change, 'tester');
    await query(`UPDATE alignment_model SET code_version = 'older' WHERE origin = 'edited'`);
    await worker.drain();
    expect((await sets.get(id)).entriesPending).toBeGreaterThan(0);
  });
});

describe('DriftService', () => {
  it('says before the switch what would move, by how much, through which part, and which coverage flips', async () => {
    const { id } = await sets.build(change, 'tester');
    await worker.drain();
    const drift = new DriftService(database.dataSource);
    const summary = await drift.summary(id);
    expect(summary).toMatchObject({ toScoreSetId: id, isComplete: true });
    expect(summary.pairsMoved + summary.pairsAppeared + summary.pairsGone).toBeGreaterThan(0);
    expect(summary.pairsAfter - summary.pairsBefore).toBe(summary.pairsAppeared - summary.pairsGone);
    expect(summary.byPart.length).toBeGreaterThan(0);
    const first = await drift.list(id, 5);
    const second = await drift.list(id, 5, first.nextCursor ?? undefined);
    const changes = [...first.items, ...second.items].map(({ scoreBefore, scoreAfter }) =>
      Math.abs((scoreAfter ?? 0) - (scoreBefore ?? 0)),
    );
    expect(changes).toEqual([...changes].sort((a, b) => b - a));
    expect(changes[0]).toBeCloseTo(summary.largestChange, 6);
    expect(first.total).toBe(summary.pairsMoved + summary.pairsAppeared + summary.pairsGone);
    for (const item of first.items) {
      const moved = item.movedParts.reduce((sum, { before, after }) => sum + after - before, 0);
      expect(moved).toBeCloseTo((item.scoreAfter ?? 0) - (item.scoreBefore ?? 0), 6);
    }
    await expect(drift.summary((await live())?.id ?? -1)).rejects.toMatchObject({
      code: 'score-set.is-live',
    });
  });
});

describe('WhyChangedService', () => {
  it('names the edit, its fields and the part that moved a score most', async () => {
    const [top] = (
      await new AlignmentService(database.dataSource).ofProposal(await idOf('seed:P01'), { limit: 1 })
    ).items;
    const programme = await editProgramme('seed:G16', '바다에서 고기를 잡는다.');
    await worker.drain();
    const why = new WhyChangedService(database.dataSource);
    const { items } = await why.list(top?.ask.id ?? '', programme, { limit: 10 });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      scoreBefore: top?.score,
      cause: { kind: 'programme', entryId: programme, revision: 2, fields: ['body'] },
    });
    const moved = items[0]?.movedParts.reduce((sum, { before, after }) => sum + after - before, 0) ?? 0;
    expect(moved).toBeCloseTo((items[0]?.scoreAfter ?? 0) - (top?.score ?? 0), 6);
  });

  it('names the model when a switch moved a score', async () => {
    const { id } = await sets.build(change, 'tester');
    await worker.drain();
    const { items: drift } = await new DriftService(database.dataSource).list(id, 100);
    const moved = drift.find(
      ({ scoreBefore, scoreAfter }) => Math.max(scoreBefore ?? 0, scoreAfter ?? 0) >= 25,
    );
    await sets.act(id, 'switch');
    const { items } = await new WhyChangedService(database.dataSource).list(
      moved?.askId ?? '',
      moved?.measureId ?? '',
      {
        limit: 10,
      },
    );
    expect(items[0]).toMatchObject({
      scoreBefore: moved?.scoreBefore,
      scoreAfter: moved?.scoreAfter,
      cause: { kind: 'model', entryId: null },
    });
  });
});

async function idOf(externalRef: string): Promise<string> {
  const [row] = await query<{ id: string }>('SELECT id FROM proposal WHERE external_ref = $1', [externalRef]);
  return row?.id ?? '';
}

describe('RecomputeService.drain', () => {
  it('computes an edit whose wake-up comes while it finishes a construction, in the same run', async () => {
    const { id } = await sets.build(change, 'tester');
    await query('DELETE FROM recompute_dirty WHERE score_set_id = $1', [id]);
    const editor = database.dataSource.createQueryRunner();
    await editor.startTransaction();
    // as every edit does: it keeps a set from being finished until it is committed
    await editor.query('SELECT pg_advisory_xact_lock_shared(7001)');
    const run = worker.drain();
    await untilWaitedFor('advisory');
    await editor.query(`UPDATE programme SET body = '고친 본문' WHERE external_ref = 'seed:G16'`);
    await editor.commitTransaction();
    await editor.release();
    await Promise.all([run, worker.drain()]);
    expect((await sets.get(id)).state).toBe('complete');
    expect(await query('SELECT entry_id FROM recompute_dirty')).toEqual([]);
  });
});

/** Writes a model in a transaction that stays open, so that whoever writes the same one waits. */
async function holdModel(assets: ModelAssets): Promise<{ readonly letGo: () => Promise<void> }> {
  const holder = database.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query(
    `INSERT INTO alignment_model (version, code_version, origin, assets) VALUES ($1, $2, 'edited', '{}')`,
    [buildModel(assets).version, CODE_VERSION],
  );
  return {
    letGo: async () => {
      await holder.rollbackTransaction();
      await holder.release();
    },
  };
}

/** Waits until somebody waits for a lock of a kind. */
async function untilWaitedFor(kind: 'advisory' | 'transactionid'): Promise<void> {
  for (;;) {
    const waiting = await query(
      `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE a.datname = current_database() AND l.locktype = $1 AND NOT l.granted`,
      [kind],
    );
    if (waiting.length > 0) return;
  }
}
