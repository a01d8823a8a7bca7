import { EntryChanges, ProgrammeService, WORDINGS_PER_MEASURE } from '@jeonghap/catalogue';
import { RecomputeService } from '@jeonghap/recompute';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { findDivergences } from '../../../test/support/score-oracle.js';
import { type PairDecision } from '../src/decision/pair-decision.js';
import { carryDecisions, putDecision, removeDecision } from '../src/decision/pair-decision.store.js';
import { WordingsOfDecisions1767100001000 } from '../src/migrations/1767100001000-wordings-of-decisions.js';
import { WhyChangedService } from '../src/why-changed/why-changed.service.js';

const SHOPS = '동네 떡집에 포장 기계를 놓아 달라';
const OTHERS = '떡집 포장 기계 값을 대 달라';

let database: OpenTestDatabase;
let recompute: RecomputeService;
let programmes: ProgrammeService;
let stakeholderId: string;

beforeEach(async () => {
  database = await openTestDatabase('empty');
  recompute = new RecomputeService(database.dataSource);
  programmes = new ProgrammeService(database.dataSource, new EntryChanges());
  const [row] = await query<{ id: string }>(
    `INSERT INTO stakeholder (title, type) VALUES ('상인회', 'association') RETURNING id`,
  );
  stakeholderId = row?.id ?? '';
});
afterEach(() => database.drop());

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);

interface Asked {
  readonly askId: string;
  readonly proposalId: string;
  readonly text: string;
}

async function propose(text: string): Promise<Asked> {
  const [row] = await query<Asked>(
    `WITH made AS (INSERT INTO proposal (title, stakeholder_id) VALUES ('상인회 건의', $1) RETURNING id)
     INSERT INTO ask (proposal_id, no, text) SELECT id, 1, $2 FROM made
     RETURNING id AS "askId", proposal_id AS "proposalId", text`,
    [stakeholderId, text],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return row;
}

const makeProgramme = (title = '소상공인 기술 보급', body = '가게에 자동 기계를 들인다.'): Promise<string> =>
  programmes.create({ title, body, status: 'funded' }, 'tester').then(({ id }) => id);

const confirm = (
  { askId, proposalId, text }: Asked,
  measureId: string,
  over: Partial<PairDecision> & { readonly decidedAt?: Date } = {},
): Promise<void> =>
  putDecision(database.dataSource.manager, {
    ...{ askId, measureId, proposalId, measureKind: 'programme', verdict: 'answers_wholly' },
    ...{ scoreTenths: null, textDigest: 'as read', decidedAt: new Date(), wording: text },
    ...over,
  });

/** Computes everything and compares it with a recompute from scratch. */
async function settle(): Promise<void> {
  await query('UPDATE recompute_dirty SET not_before = clock_timestamp()');
  await recompute.drain();
  expect(await findDivergences(database.dataSource)).toEqual([]);
}

const scoreOf = async ({ askId }: Asked, measureId: string): Promise<number> => {
  const sql = 'SELECT score_tenths AS score FROM alignment WHERE ask_id = $1 AND measure_id = $2';
  const [row] = await query<{ score: number }>(sql, [askId, measureId]);
  return row?.score ?? 0;
};

/** All alignments, but for the revisions that they rest on. */
const alignments = () =>
  query(
    `SELECT to_jsonb(a) - ARRAY['proposal_revision', 'measure_revision', 'computed_at'] AS row
       FROM alignment a ORDER BY ask_id, measure_id`,
  );

const wordingsOf = async (measureId: string): Promise<readonly string[]> =>
  (await programmes.wordingsOf(measureId)).map(({ text }) => text).sort();

const merge = async (from: string, into: string): Promise<string> => {
  const [step] = await query<{ id: string }>(
    `WITH hidden AS (UPDATE programme SET visibility = 'internal' WHERE id = $1)
     INSERT INTO rearrangement (action, entry_kind, from_id, into_id, from_title, reason, actor)
     VALUES ('merge', 'programme', $1, $2, '사업', '같은 사업', 'user:a') RETURNING id`,
    [from, into],
  );
  return step?.id ?? '';
};

describe('the wording of a confirmed ask', () => {
  it('is one of the measure: other asks score by it, its own as before, and all is back when the decision goes', async () => {
    const [shops, others] = [await propose(SHOPS), await propose(OTHERS)];
    const measure = await makeProgramme();
    await settle();
    const [own, other, before] = [
      await scoreOf(shops, measure),
      await scoreOf(others, measure),
      await alignments(),
    ];
    await confirm(shops, measure, { verdict: 'answers_partly' });
    await settle();
    expect(await wordingsOf(measure)).toEqual([SHOPS]);
    expect(await scoreOf(shops, measure)).toBe(own);
    expect(await scoreOf(others, measure)).toBeGreaterThan(other);
    const { items } = await new WhyChangedService(database.dataSource).list(others.askId, measure, {
      limit: 1,
    });
    expect(items[0]?.cause).toMatchObject({ kind: 'programme', entryId: measure, fields: ['wordings'] });
    expect(items[0]?.movedParts.map(({ name }) => name)).toContain('wording');
    await removeDecision(database.dataSource.manager, shops.askId, measure);
    await settle();
    expect(await wordingsOf(measure)).toEqual([]);
    expect(await alignments()).toEqual(before);
  });

  it.each(['rejected', 'adjusted'] as const)('goes when the decision becomes %s', async (verdict) => {
    const shops = await propose(SHOPS);
    const measure = await makeProgramme();
    await confirm(shops, measure);
    await confirm(shops, measure, { verdict, scoreTenths: verdict === 'adjusted' ? 400 : null });
    expect(await wordingsOf(measure)).toEqual([]);
    await settle();
  });

  it('stays what was confirmed when the ask is edited, until it is confirmed anew', async () => {
    const shops = await propose(SHOPS);
    const measure = await makeProgramme();
    await confirm(shops, measure);
    await query('UPDATE ask SET text = $2 WHERE id = $1', [shops.askId, OTHERS]);
    expect(await wordingsOf(measure)).toEqual([SHOPS]);
    await settle();
    await confirm({ ...shops, text: OTHERS }, measure);
    expect(await wordingsOf(measure)).toEqual([OTHERS]);
    await settle();
  });

  it('counts only while its ask is published, and comes back with it', async () => {
    const [shops, others] = [await propose(SHOPS), await propose(OTHERS)];
    const measure = await makeProgramme();
    await confirm(shops, measure);
    await settle();
    const [lent, revision] = [await scoreOf(others, measure), (await programmes.get(measure)).revision];
    for (const [away, back] of [
      [`visibility = 'draft'`, `visibility = 'published'`],
      ['deleted_at = clock_timestamp()', 'deleted_at = NULL'],
    ]) {
      await query(`UPDATE proposal SET ${String(away)} WHERE id = $1`, [shops.proposalId]);
      await settle();
      expect(await wordingsOf(measure)).toEqual([]);
      expect(await scoreOf(others, measure)).toBeLessThan(lent);
      await query(`UPDATE proposal SET ${String(back)} WHERE id = $1`, [shops.proposalId]);
      await settle();
      expect(await scoreOf(others, measure)).toBe(lent);
    }
    await query('DELETE FROM ask WHERE id = $1', [shops.askId]);
    await settle();
    expect(await wordingsOf(measure)).toEqual([]);
    await query('INSERT INTO ask (id, proposal_id, no, text) VALUES ($1, $2, 1, $3)', [
      ...[shops.askId, shops.proposalId, shops.text],
    ]);
    await settle();
    expect(await wordingsOf(measure)).toEqual([SHOPS]);
    expect((await programmes.get(measure)).revision).toBe(revision + 6);
  });

  it('is not lost when two asks are confirmed at the same time', async () => {
    const [shops, others] = [await propose(SHOPS), await propose(OTHERS)];
    const measure = await makeProgramme();
    await settle();
    await Promise.all(
      [shops, others].map((asked) =>
        database.dataSource.transaction((manager) =>
          putDecision(manager, {
            ...{ askId: asked.askId, measureId: measure, proposalId: asked.proposalId, wording: asked.text },
            ...{ measureKind: 'programme', verdict: 'answers_wholly', scoreTenths: null, textDigest: '' },
            decidedAt: new Date(),
          }),
        ),
      ),
    );
    await settle();
    expect(await wordingsOf(measure)).toEqual([SHOPS, OTHERS].sort());
    const [last] = await query<{ n: number }>(
      `SELECT jsonb_array_length(snapshot -> 'wordings') AS n FROM entry_revision
        WHERE entry_id = $1 ORDER BY revision DESC LIMIT 1`,
      [measure],
    );
    expect(last?.n).toBe(2);
  });

  it('goes with a measure that is merged into another, and back', async () => {
    const [shops, others] = [await propose(SHOPS), await propose(OTHERS)];
    const [from, into] = [await makeProgramme(), await makeProgramme('가게 자동화')];
    await confirm(shops, from);
    await confirm(others, into);
    await settle();
    const before = await alignments();
    const step = await merge(from, into);
    await settle();
    expect(await wordingsOf(into)).toEqual([SHOPS, OTHERS].sort());
    // taken back from what is merged away, it is taken back from the whole
    await removeDecision(database.dataSource.manager, shops.askId, from);
    await settle();
    expect(await wordingsOf(into)).toEqual([OTHERS]);
    await confirm(shops, from);
    await settle();
    await query(`UPDATE programme SET visibility = 'published' WHERE id = $1`, [from]);
    await query(`UPDATE rearrangement SET undone_by = 'user:a', undone_at = now() WHERE id = $1`, [step]);
    await settle();
    expect([await wordingsOf(from), await wordingsOf(into)]).toEqual([[SHOPS], [OTHERS]]);
    expect(await alignments()).toEqual(before);
  });

  it('goes with an ask that another proposal takes over', async () => {
    const [shops, others] = [await propose(SHOPS), await propose(OTHERS)];
    const measure = await makeProgramme();
    await confirm(shops, measure);
    const moved = [{ fromAsk: shops.askId, toAsk: others.askId }];
    await query(`UPDATE proposal SET visibility = 'internal' WHERE id = $1`, [shops.proposalId]);
    await carryDecisions(database.dataSource.manager, moved, others.proposalId);
    await settle();
    expect(await programmes.wordingsOf(measure)).toMatchObject([{ askId: others.askId, text: SHOPS }]);
  });

  it('is one of the few that were confirmed last', async () => {
    const measure = await makeProgramme();
    const asked: Asked[] = [];
    for (let no = 0; no <= WORDINGS_PER_MEASURE; no += 1) {
      const one = await propose(`${String(no)}번째 떡집에 포장 기계를 놓아 달라`);
      await confirm(one, measure, { decidedAt: new Date(Date.UTC(2026, 0, 1 + no)) });
      asked.push(one);
    }
    const listed = (await programmes.wordingsOf(measure)).map(({ askId }) => askId);
    expect(listed).toEqual(
      asked
        .slice(1)
        .map(({ askId }) => askId)
        .reverse(),
    );
    await settle();
    await removeDecision(database.dataSource.manager, asked[4]?.askId ?? '', measure);
    expect((await programmes.wordingsOf(measure)).at(-1)?.askId).toBe(asked[0]?.askId);
    await settle();
  });

  it('leaves an entry of the sample as one that nobody edited', async () => {
    const shops = await propose(SHOPS);
    const measure = await makeProgramme();
    await query('UPDATE programme SET sample_revision = 2 WHERE id = $1', [measure]);
    const standing = async () => {
      const sql = 'SELECT revision::int, sample_revision::int AS sample FROM programme WHERE id = $1';
      return (await query(sql, [measure]))[0];
    };
    await confirm(shops, measure);
    expect(await standing()).toEqual({ revision: 3, sample: 3 });
    await programmes.edit({ key: measure, revision: 3 }, { body: '고친 본문' }, 'tester');
    await removeDecision(database.dataSource.manager, shops.askId, measure);
    expect(await standing()).toEqual({ revision: 5, sample: 3 });
  });

  it('is lent by what was confirmed before there were wordings, as it was then', async () => {
    const [shops, others] = [await propose(SHOPS), await propose(OTHERS)];
    const measure = await makeProgramme();
    await confirm(shops, measure);
    await confirm(others, measure, { verdict: 'rejected' });
    await query('DELETE FROM measure_wording');
    await query(`UPDATE ask SET text = '주차장을 넓혀 달라' WHERE id = $1`, [shops.askId]);
    const runner = database.dataSource.createQueryRunner();
    await new WordingsOfDecisions1767100001000().up(runner);
    await runner.release();
    expect(await wordingsOf(measure)).toEqual([SHOPS]);
    await settle();
  });
});
