import { buildModel, type ConceptRecord, type ModelAssets } from '@jeonghap/alignment';
import {
  type ConceptDraft,
  DriftService,
  type PreviewResult,
  readShippedAssets,
  RecomputeService,
  ScoreSetService,
  ThesaurusEditingService,
  ThesaurusPreviewRunner,
  ThesaurusPreviewService,
  ThesaurusService,
} from '@jeonghap/recompute';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { saveModel } from '../src/model/model.store.js';
import { findLiveScoreSet } from '../src/score-set/score-set.store.js';
import { carryThesaurus } from '../src/thesaurus/carry-thesaurus.js';
import { ThesaurusDesk } from '../src/thesaurus/thesaurus-desk.js';

const ACTOR = 'user:tester';
const shipped = readShippedAssets();

function conceptOf(id: string): ConceptRecord {
  const found = shipped.thesaurus.find((record) => record.id === id);
  if (found === undefined) throw new Error(`the thesaurus has no ${id}`);
  return found;
}

function draftOf({ id: _id, type: _type, rude: _rude, ...draft }: ConceptRecord): ConceptDraft {
  return draft;
}

const VOUCHER = 'instrument.voucher';
/** A change that moves scores: vouchers lose all their wordings but two. */
const lessVoucher: ConceptDraft = {
  ...draftOf(conceptOf(VOUCHER)),
  official: [conceptOf(VOUCHER).ko, '견본에 없는 낱말'],
  lay: [],
  abbr: [],
  en_alt: [],
  patterns: [],
};

let database: OpenTestDatabase;
let thesaurus: ThesaurusService;
let editing: ThesaurusEditingService;
let previews: ThesaurusPreviewService;
let runner: ThesaurusPreviewRunner;
let sets: ScoreSetService;
let worker: RecomputeService;
beforeEach(async () => {
  database = await openTestDatabase('scored');
  const desk = new ThesaurusDesk(database.dataSource);
  thesaurus = new ThesaurusService(desk);
  editing = new ThesaurusEditingService(desk);
  previews = new ThesaurusPreviewService(desk);
  runner = new ThesaurusPreviewRunner(database.dataSource, desk);
  sets = new ScoreSetService(database.dataSource);
  worker = new RecomputeService(database.dataSource);
});
afterEach(() => database.drop());

const revisionOf = async (id: string): Promise<number> => (await thesaurus.get(id, ACTOR)).revision;
const state = () => thesaurus.state(ACTOR);
async function save(id: string, draft: ConceptDraft): Promise<void> {
  const revision = await revisionOf(id).catch(() => 0);
  await editing.save({ id, revision }, draft, ACTOR);
}
async function publish(): Promise<number> {
  return editing.publish((await state()).draft?.revision ?? 0, '바우처 낱말을 줄임', ACTOR);
}

describe('the draft', () => {
  it('begins with the first change, moves no score, and is one for all', async () => {
    expect((await state()).draft).toBeNull();
    await save(VOUCHER, lessVoucher);
    expect((await state()).draft).toMatchObject({ pending: 1, faults: 0, conflicts: 0, isFromLive: true });
    expect(await thesaurus.get(VOUCHER, ACTOR)).toMatchObject({
      pending: 'changed',
      isEdited: true,
      concept: { official: lessVoucher.official },
      live: { official: conceptOf(VOUCHER).official },
    });
    expect(await sets.list()).toHaveLength(1);
    const page = await thesaurus.list({ pending: true }, { limit: 5 }, ACTOR);
    expect(page.items.map(({ id }) => id)).toEqual([VOUCHER]);
  });

  it('refuses an edit of a concept that somebody changed meanwhile', async () => {
    const revision = await revisionOf(VOUCHER);
    await editing.save({ id: VOUCHER, revision }, lessVoucher, 'user:first');
    await expect(editing.save({ id: VOUCHER, revision }, lessVoucher, 'user:second')).rejects.toMatchObject({
      code: 'thesaurus.stale',
    });
    await expect(editing.remove({ id: VOUCHER, revision }, 'user:second')).rejects.toMatchObject({
      code: 'thesaurus.stale',
    });
  });

  it('refuses what is wrong with a concept by itself, and names the field', async () => {
    const wrong = { ...lessVoucher, lay: ['에서'], polarity: null, opposite: 'instrument.loan' };
    await expect(save(VOUCHER, wrong)).rejects.toMatchObject({
      code: 'thesaurus.invalid',
      fields: [{ field: 'lay' }, { field: 'polarity' }],
    });
    expect((await state()).draft).toBeNull();
  });

  it('takes a fault between concepts, tells it, and is not published with it', async () => {
    await save('object.new-thing', {
      ...lessVoucher,
      ko: '새 개념',
      en: 'new thing',
      official: ['새 개념'],
      related: ['object.nowhere'],
      broader: [],
      polarity: null,
      opposite: null,
    });
    expect((await thesaurus.get('object.new-thing', ACTOR)).faults).toMatchObject([
      { code: 'dangling-link', field: 'related' },
    ]);
    expect((await state()).draft).toMatchObject({ pending: 1, faults: 1 });
    await expect(publish()).rejects.toMatchObject({
      code: 'thesaurus.invalid',
      fields: [{ field: 'object.new-thing.related' }],
    });
    await expect(previews.request(null, ACTOR)).rejects.toMatchObject({ code: 'thesaurus.invalid' });
  });

  it('has a concept as before when its change is taken back, and nothing when it is discarded', async () => {
    await save(VOUCHER, lessVoucher);
    await editing.revert({ id: VOUCHER, revision: await revisionOf(VOUCHER) }, ACTOR);
    expect((await state()).draft).toMatchObject({ pending: 0 });
    await expect(publish()).rejects.toMatchObject({ code: 'score-set.same-model' });
    await editing.discard(ACTOR);
    expect((await state()).draft).toBeNull();
    expect((await thesaurus.versions({ limit: 5 }, ACTOR)).items).toMatchObject([
      { state: 'discarded', changes: 0 },
    ]);
  });

  it('takes many concepts in or none', async () => {
    const row = (id: string, draft: ConceptDraft) => ({ id, draft });
    const wrong = [row(VOUCHER, lessVoucher), row('instrument.loan', { ...lessVoucher, ko: ' ' })];
    await expect(editing.import(wrong, ACTOR)).rejects.toMatchObject({
      code: 'thesaurus.invalid',
      fields: [{ field: 'rows.1.ko' }, { field: 'rows.1.official' }],
    });
    expect((await state()).draft).toBeNull();
    expect(await editing.import([row(VOUCHER, lessVoucher)], ACTOR)).toBe(1);
    expect((await state()).draft).toMatchObject({ pending: 1 });
  });
});

describe('publishing', () => {
  it('builds a set beside the live one, and the next draft begins with what readers see', async () => {
    await save(VOUCHER, lessVoucher);
    await expect(editing.publish(999, 'x', ACTOR)).rejects.toMatchObject({ code: 'thesaurus.draft-moved' });
    const before = (await state()).scoreSetId;
    const id = await publish();
    expect(await state()).toMatchObject({ scoreSetId: before, draft: null });
    const [version] = (await thesaurus.versions({ limit: 5 }, ACTOR)).items;
    expect(version).toMatchObject({ state: 'published', changes: 1, scoreSetId: id });
    expect((await thesaurus.changes(version?.id ?? 0, { limit: 5 }, ACTOR)).items).toMatchObject([
      { conceptId: VOUCHER, record: { official: lessVoucher.official }, base: { id: VOUCHER } },
    ]);
    await worker.drain();
    await sets.act(id, 'switch');
    expect((await thesaurus.get(VOUCHER, ACTOR)).live).toMatchObject({ official: lessVoucher.official });
    // a second version holds the first one's change too
    const grant = conceptOf('instrument.credit-guarantee');
    await save(grant.id, { ...draftOf(grant), lay: [...grant.lay, '보증 서 줘요'] });
    expect((await state()).draft).toMatchObject({ pending: 1 });
    await publish();
    const [second] = (await thesaurus.versions({ limit: 1 }, ACTOR)).items;
    expect(second?.changes).toBe(2);
    // rolled back, a draft begins with what shipped again
    await sets.act(before, 'switch');
    expect((await thesaurus.get(VOUCHER, ACTOR)).isEdited).toBe(false);
    await editing.restore(version?.id ?? 0, ACTOR);
    expect((await state()).draft).toMatchObject({ pending: 1 });
    await expect(editing.restore(version?.id ?? 0, ACTOR)).rejects.toMatchObject({
      code: 'thesaurus.draft-present',
    });
  });
});

function resultOf(preview: { readonly result: PreviewResult | null } | null): PreviewResult {
  const result = preview?.result ?? null;
  if (result === null) throw new Error('the preview has no result');
  return result;
}

/** Vouchers are found in fewer entries, and it is shown where. */
function expectHits([hits, ...others]: PreviewResult['hits']): void {
  expect(others).toEqual([]);
  if (hits === undefined) throw new Error('nothing is told of the changed concept');
  expect(hits.conceptId).toBe(VOUCHER);
  expect(hits.entriesBefore).toBeGreaterThan(hits.entriesAfter);
  const [excerpt] = hits.entries[0]?.excerpts ?? [];
  expect(excerpt?.to).toBeGreaterThan(excerpt?.from ?? 0);
}

describe('the preview', () => {
  it('says what a rebuild then shows', async () => {
    await save(VOUCHER, lessVoucher);
    await previews.request(null, ACTOR);
    expect(await runner.runNext()).toBe(true);
    expect(await runner.runNext()).toBe(false);
    const preview = await previews.latest(ACTOR);
    expect(preview).toMatchObject({ state: 'done', isCurrent: true, error: null });
    const result = resultOf(preview);
    expect(result.proposals).toBe(result.proposalsInAll);
    expectHits(result.hits);
    const id = await publish();
    await worker.drain();
    const drift = await new DriftService(database.dataSource).summary(id);
    expect(result.pairsMoved + result.pairsGone).toBeGreaterThan(0);
    expect(result).toMatchObject({
      pairsBefore: drift.pairsBefore,
      pairsAfter: drift.pairsAfter,
      pairsMoved: drift.pairsMoved,
      pairsAppeared: drift.pairsAppeared,
      pairsGone: drift.pairsGone,
      largestChange: drift.largestChange,
      byPart: drift.byPart,
      coverageFlips: drift.coverageFlips,
    });
    expect((await sets.get(id)).modelVersion).toBe(result.modelVersion);
    const moved = await new DriftService(database.dataSource).list(id, 200);
    expect(result.entriesMoved.measures).toBe(new Set(moved.items.map(({ measureId }) => measureId)).size);
    expect(result.entriesMoved.proposals).toBe(new Set(moved.items.map((one) => one.proposalRef)).size);
  });

  it('looks at a sample that is the same each time, and says of how many', async () => {
    await save(VOUCHER, lessVoucher);
    const results = [];
    for (let time = 0; time < 2; time += 1) {
      await previews.request(5, ACTOR);
      await runner.runNext();
      results.push((await previews.latest(ACTOR))?.result);
    }
    expect(results[0]).toMatchObject({ proposals: 5 });
    expect(results[0]?.proposalsInAll).toBeGreaterThan(5);
    expect(results[1]).toEqual(results[0]);
  });

  it('is cancelled, and out of date once the draft goes on', async () => {
    await save(VOUCHER, lessVoucher);
    const { id } = await previews.request(null, ACTOR);
    await previews.cancel(id, ACTOR);
    expect(await runner.runNext()).toBe(false);
    expect(await previews.latest(ACTOR)).toMatchObject({ state: 'cancelled', result: null });
    await expect(previews.cancel(id, ACTOR)).rejects.toMatchObject({ code: 'thesaurus.preview-not-found' });
    await previews.request(1, ACTOR);
    await runner.runNext();
    expect(await previews.latest(ACTOR)).toMatchObject({ isCurrent: true });
    await save(VOUCHER, { ...lessVoucher, lay: ['또 다른 말'] });
    expect(await previews.latest(ACTOR)).toMatchObject({ state: 'done', isCurrent: false });
  });

  it('is taken up again when its worker went without a word, and fails when that goes on', async () => {
    await save(VOUCHER, lessVoucher);
    const { id } = await previews.request(1, ACTOR);
    const lose = (attempts: number) =>
      database.dataSource.query(
        `UPDATE thesaurus_preview SET state = 'running', attempts = $2,
                lease_until = clock_timestamp() - interval '1 s' WHERE id = $1`,
        [id, attempts],
      );
    await lose(1);
    expect(await runner.runNext()).toBe(true);
    expect(await previews.latest(ACTOR)).toMatchObject({ state: 'done' });
    await lose(3);
    expect(await runner.runNext()).toBe(false);
    expect(await previews.latest(ACTOR)).toMatchObject({ state: 'failed' });
  });
});

describe('carryThesaurus', () => {
  /** Makes a release whose thesaurus differs, as its start would find it. */
  async function carry(now: readonly ConceptRecord[]) {
    return database.dataSource.transaction(async (manager) => {
      const assets: ModelAssets = { ...shipped, thesaurus: now };
      const model = buildModel(assets);
      await saveModel(manager, { assets, model, origin: 'shipped', note: null, actor: null });
      const live = await findLiveScoreSet(manager);
      if (live === undefined) throw new Error('no live set');
      return carryThesaurus(manager, live, { assets, model });
    });
  }
  const changed = (id: string, lay: string): readonly ConceptRecord[] =>
    shipped.thesaurus.map((record) => (record.id === id ? { ...record, lay: [...record.lay, lay] } : record));

  it('carries nothing where staff changed nothing', async () => {
    expect(await carry(changed('instrument.loan', '돈을 빌려줘요'))).toBeUndefined();
  });

  it("gives the release with staff's changes, keeps staff's where both changed, and tells the conflict", async () => {
    await save(VOUCHER, lessVoucher);
    await worker.drain();
    const id = await publish();
    await worker.drain();
    await sets.act(id, 'switch');
    const carried = await carry(changed(VOUCHER, '이용권을 줘요'));
    expect(carried?.lines[0]).toContain('1 kept, 1 of them changed by the release too, 0 wait');
    expect(carried?.model.concepts.find((concept) => concept.id === VOUCHER)?.official).toEqual(
      lessVoucher.official,
    );
    const [version] = (await thesaurus.versions({ limit: 1 }, ACTOR)).items;
    expect(version).toMatchObject({
      state: 'published',
      createdBy: null,
      modelVersion: carried?.model.version,
    });
  });
});
