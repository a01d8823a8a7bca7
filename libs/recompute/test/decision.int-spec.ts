import { EntryChanges, ProgrammeService, ProposalService } from '@jeonghap/catalogue';
import { loadModel, RecomputeService } from '@jeonghap/recompute';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { computeEntry } from '../src/compute-entry.js';
import { putDecision, removeDecision } from '../src/decision/pair-decision.store.js';
import { type PairDecision } from '../src/decision/pair-decision.js';
import { claimDirty } from '../src/dirty/dirty.store.js';
import { withWorkerSession } from '../src/dirty/worker-session.js';
import { findLiveScoreSet } from '../src/score-set/score-set.store.js';
import { SnapshotCache } from '../src/snapshot/snapshot-cache.js';
import { writeEntry } from '../src/write-entry.js';
import { expectStoredEqualsRecomputed } from './stored-equals-recomputed.js';

const model = loadModel();
let database: OpenTestDatabase;
let recompute: RecomputeService;
let programmes: ProgrammeService;
let proposals: ProposalService;

beforeEach(async () => {
  database = await openTestDatabase('scored');
  recompute = new RecomputeService(database.dataSource);
  programmes = new ProgrammeService(database.dataSource, new EntryChanges());
  proposals = new ProposalService(database.dataSource, new EntryChanges());
});
afterEach(() => database.drop());

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);
const makeDue = () => query('UPDATE recompute_dirty SET not_before = clock_timestamp()');

interface Pair {
  readonly askId: string;
  readonly measureId: string;
  readonly proposalId: string;
  readonly score: number | null;
}

/** The first ask of a proposal and a programme of the sample, with the score that is stored. */
async function pairOf(proposalRef: string, programmeRef: string): Promise<Pair> {
  const [pair] = await query<Pair>(
    `SELECT a.id AS "askId", g.id AS "measureId", p.id AS "proposalId",
            (SELECT score_tenths FROM alignment al WHERE al.ask_id = a.id AND al.measure_id = g.id) AS score
       FROM proposal p JOIN ask a ON a.proposal_id = p.id AND a.no = 1, programme g
      WHERE p.external_ref = $1 AND g.external_ref = $2`,
    [proposalRef, programmeRef],
  );
  if (pair === undefined) throw new Error(`${proposalRef} or ${programmeRef} is not in the sample`);
  return pair;
}

async function decide(
  { askId, measureId, proposalId }: Pair,
  verdict: PairDecision['verdict'],
  scoreTenths: number | null = null,
): Promise<void> {
  await putDecision(database.dataSource.manager, {
    ...{ askId, measureId, proposalId, verdict, scoreTenths },
    measureKind: 'programme',
    textDigest: 'as read',
    decidedAt: new Date(),
    wording: null,
  });
  await recompute.drain();
}

async function coverageOf({ askId }: Pair) {
  const [row] = await query<{ status: string; best: string[]; sentence: { ko: string } }>(
    'SELECT status, best, sentence FROM ask_coverage WHERE ask_id = $1',
    [askId],
  );
  return row;
}

async function editProgramme(key: string, body: string): Promise<void> {
  const { id, revision } = await programmes.get(key);
  await programmes.edit({ key: id, revision }, { body }, 'tester');
}

/** A programme that a proposal has no stored pair with, since it scores below the floor. */
async function farProgramme(proposalRef: string): Promise<Pair> {
  const [row] = await query<{ ref: string }>(
    `SELECT g.external_ref AS ref FROM programme g, proposal p
      WHERE p.external_ref = $1 AND g.status IN ('in_force', 'open', 'funded')
        AND NOT EXISTS (SELECT FROM alignment al WHERE al.proposal_id = p.id AND al.measure_id = g.id)
      ORDER BY g.external_ref LIMIT 1`,
    [proposalRef],
  );
  if (row === undefined) throw new Error(`${proposalRef} has a pair with every programme`);
  return pairOf(proposalRef, row.ref);
}

describe('a decision on a pair', () => {
  it('covers an ask by a measure that the machine scores below the floor, and lets go of it again', async () => {
    const pair = await farProgramme('seed:P12');
    const before = await coverageOf(pair);
    await decide(pair, 'answers_wholly');
    const decided = await coverageOf(pair);
    expect(decided).toMatchObject({ status: 'covered' });
    expect(decided?.best[0]).toBe(pair.measureId);
    expect(decided?.sentence.ko).toContain('담당자 확인');
    await expectStoredEqualsRecomputed(database.dataSource, model);
    await removeDecision(database.dataSource.manager, pair.askId, pair.measureId);
    await recompute.drain();
    expect(await coverageOf(pair)).toEqual(before);
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });

  it('takes a rejected measure out of the answers and leaves its automatic score as it is', async () => {
    const [best = { proposal: '', measure: '' }] = await query<{ proposal: string; measure: string }>(
      `SELECT p.external_ref AS proposal, g.external_ref AS measure
         FROM ask_coverage k JOIN ask a ON a.id = k.ask_id AND a.no = 1 JOIN proposal p ON p.id = k.proposal_id
         JOIN programme g ON g.id = k.best[1] WHERE k.status = 'covered' ORDER BY 1 LIMIT 1`,
    );
    const pair = await pairOf(best.proposal, best.measure);
    await decide(pair, 'rejected');
    expect((await coverageOf(pair))?.best).not.toContain(pair.measureId);
    expect((await pairOf(best.proposal, best.measure)).score).toBe(pair.score);
    const [{ measures } = { measures: '' }] = await query<{ measures: string }>(
      'SELECT best_measures::text AS measures FROM proposal_coverage WHERE proposal_id = $1',
      [pair.proposalId],
    );
    expect(measures).not.toContain(pair.measureId);
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });

  it('puts an adjusted score in the place of the automatic one', async () => {
    const pair = await farProgramme('seed:P12');
    await decide(pair, 'adjusted', 905);
    const [row] = await query<{ best: { id: string; scoreTenths: number; band: string }[] }>(
      'SELECT best_measures AS best FROM proposal_coverage WHERE proposal_id = $1',
      [pair.proposalId],
    );
    expect(row?.best).toContainEqual(expect.objectContaining({ id: pair.measureId, scoreTenths: 905 }));
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });

  it('stays through edits of both sides, the measure gone and back', async () => {
    const pair = await farProgramme('seed:P12');
    const [{ ref } = { ref: '' }] = await query<{ ref: string }>(
      'SELECT external_ref AS ref FROM programme WHERE id = $1',
      [pair.measureId],
    );
    await decide(pair, 'answers_partly');
    await editProgramme(ref, '본문이 바뀌었다.');
    const proposal = await proposals.get('seed:P12');
    await proposals.edit({ key: proposal.id, revision: proposal.revision }, { body: '바뀐 제안' }, 'tester');
    await recompute.drain();
    expect((await coverageOf(pair))?.best[0]).toBe(pair.measureId);
    await expectStoredEqualsRecomputed(database.dataSource, model);
    await query(`UPDATE programme SET visibility = 'draft' WHERE id = $1`, [pair.measureId]);
    await recompute.drain();
    expect((await coverageOf(pair))?.best).not.toContain(pair.measureId);
    await expectStoredEqualsRecomputed(database.dataSource, model);
    await query(`UPDATE programme SET visibility = 'published' WHERE id = $1`, [pair.measureId]);
    await recompute.drain();
    expect((await coverageOf(pair))?.best).toContain(pair.measureId);
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });

  it('is not lost when it comes while its proposal is being computed', async () => {
    const pair = await farProgramme('seed:P12');
    await query('UPDATE proposal SET updated_at = updated_at WHERE id = $1', [pair.proposalId]);
    await makeDue();
    const scoreSetId = (await findLiveScoreSet(database.dataSource.manager))?.id ?? -1;
    await withWorkerSession(database.dataSource, async (session) => {
      const [claim] = await claimDirty(session, scoreSetId, { paired: 10, facets: 100 });
      if (claim === undefined) throw new Error('nothing was claimed');
      const snapshot = await database.dataSource.transaction('REPEATABLE READ', (manager) =>
        new SnapshotCache(model).refresh(manager),
      );
      const computation = await computeEntry(claim, { snapshot, model });
      await putDecision(database.dataSource.manager, {
        ...{ askId: pair.askId, measureId: pair.measureId, proposalId: pair.proposalId },
        ...{
          verdict: 'answers_wholly',
          scoreTenths: null,
          measureKind: 'programme',
          textDigest: '',
          decidedAt: new Date(),
          wording: null,
        },
      });
      await writeEntry(database.dataSource, computation, { snapshot, model });
    });
    await makeDue();
    await recompute.drain();
    expect(await coverageOf(pair)).toMatchObject({ status: 'covered' });
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });

  it('is not written from an older text of its measure than others have written', async () => {
    const pair = await farProgramme('seed:P12');
    await decide(pair, 'answers_partly');
    await query('UPDATE proposal SET updated_at = updated_at WHERE id = $1', [pair.proposalId]);
    await makeDue();
    const scoreSetId = (await findLiveScoreSet(database.dataSource.manager))?.id ?? -1;
    await withWorkerSession(database.dataSource, async (session) => {
      const [claim] = await claimDirty(session, scoreSetId, { paired: 10, facets: 100 });
      if (claim === undefined) throw new Error('nothing was claimed');
      const snapshot = await database.dataSource.transaction('REPEATABLE READ', (manager) =>
        new SnapshotCache(model).refresh(manager),
      );
      const computation = await computeEntry(claim, { snapshot, model });
      await query(`UPDATE programme SET body = '그사이에 바뀐 본문' WHERE id = $1`, [pair.measureId]);
      await recompute.drain();
      const outcome = await writeEntry(database.dataSource, computation, { snapshot, model });
      expect(outcome).toEqual({ kind: 'disturbed' });
    });
  });
});

describe('pair_text_digest', () => {
  const digestOf = async ({ askId, measureId }: Pair): Promise<string | null | undefined> => {
    const sql = 'SELECT pair_text_digest($1, $2) AS digest';
    const [row] = await query<{ digest: string | null }>(sql, [askId, measureId]);
    return row?.digest;
  };

  it('changes with either text and with the state of the measure, and not with anything else', async () => {
    const pair = await pairOf('seed:P01', 'seed:G16');
    const before = await digestOf(pair);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    await query(`UPDATE programme SET owner = 'someone', updated_at = now() WHERE id = $1`, [pair.measureId]);
    expect(await digestOf(pair)).toBe(before);
    const seen = new Set([before]);
    for (const [sql, id] of [
      [`UPDATE programme SET body = body || ' 덧붙임' WHERE id = $1`, pair.measureId],
      [`UPDATE programme SET status = 'closed' WHERE id = $1`, pair.measureId],
      [`UPDATE proposal SET title = title || ' 개정' WHERE id = $1`, pair.proposalId],
      [`UPDATE ask SET text = text || ' 추가' WHERE id = $1`, pair.askId],
    ] as const) {
      await query(sql, [id]);
      seen.add(await digestOf(pair));
    }
    expect(seen.size).toBe(5);
  });
});
