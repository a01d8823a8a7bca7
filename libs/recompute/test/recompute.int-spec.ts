import { EntryChanges, ProgrammeService, ProposalService } from '@jeonghap/catalogue';
import { loadModel, RecomputeService } from '@jeonghap/recompute';
import { findDivergences } from '../../../test/support/score-oracle.js';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { computeEntry } from '../src/compute-entry.js';
import { claimDirty } from '../src/dirty/dirty.store.js';
import { withWorkerSession, type WorkerSession } from '../src/dirty/worker-session.js';
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
let endSessions: (() => void)[] = [];
afterEach(async () => {
  for (const end of endSessions) end();
  endSessions = [];
  await database.drop();
});

/** The session of a worker that lives until the test ends, or until it is told to die. */
function openSession(): Promise<WorkerSession & { readonly die: () => Promise<void> }> {
  return new Promise((resolve) => {
    const living = withWorkerSession(
      database.dataSource,
      (session) =>
        new Promise<void>((end) => {
          const die = async () => {
            end();
            await living;
          };
          endSessions.push(end);
          resolve({ ...session, die });
        }),
    );
  });
}

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);
const dirtyCount = async (): Promise<number> =>
  (await query<{ n: number }>('SELECT count(*)::int AS n FROM recompute_dirty'))[0]?.n ?? -1;
const snapshot = () =>
  database.dataSource.transaction('REPEATABLE READ', (manager) => new SnapshotCache(model).refresh(manager));
const makeDue = () => query(`UPDATE recompute_dirty SET not_before = clock_timestamp()`);

async function claimOne(entryId: string) {
  const scoreSet = await findLiveScoreSet(database.dataSource.manager);
  await makeDue();
  const claims = await claimDirty(await openSession(), scoreSet?.id ?? -1, { paired: 500, facets: 5_000 });
  const claim = claims.find((candidate) => candidate.entryId === entryId);
  if (claim === undefined) throw new Error(`${entryId} was not claimed`);
  return claim;
}

async function editProgramme(key: string, body: string): Promise<string> {
  const { id, revision } = await programmes.get(key);
  await programmes.edit({ key: id, revision }, { body }, 'tester');
  return id;
}

describe('RecomputeService.drain', () => {
  it('computes the whole catalogue, as a recompute from scratch would', async () => {
    await query('UPDATE proposal SET updated_at = updated_at');
    await query('DELETE FROM alignment');
    await recompute.drain();
    expect(await dirtyCount()).toBe(0);
    await expectStoredEqualsRecomputed(database.dataSource, model);
    const [counts] = await query<{ asks: number; covered: number }>(
      `SELECT (SELECT count(*)::int FROM ask) AS asks, (SELECT count(*)::int FROM ask_coverage) AS covered`,
    );
    expect(counts?.covered).toBe(counts?.asks);
  });

  it('follows edits, deletions, returns and removed asks', async () => {
    await editProgramme('seed:G16', '인공지능과 관계없는 본문으로 바꾸었다.');
    await query(`UPDATE programme SET deleted_at = now() WHERE external_ref = 'seed:G29'`);
    await query(`UPDATE proposal SET deleted_at = now() WHERE external_ref = 'seed:P05'`);
    const compound = await proposals.get('seed:P23');
    await proposals.edit(
      { key: compound.id, revision: compound.revision },
      { asks: compound.asks.slice(1).map(({ id, text }) => ({ id, text })) },
      'tester',
    );
    await recompute.drain();
    await expectStoredEqualsRecomputed(database.dataSource, model);
    await query(`UPDATE programme SET deleted_at = NULL WHERE external_ref = 'seed:G29'`);
    await query(`UPDATE proposal SET deleted_at = NULL WHERE external_ref = 'seed:P05'`);
    await query(`DELETE FROM proposal WHERE external_ref = 'seed:P06'`);
    await query(`DELETE FROM legislative_item WHERE external_ref = 'seed:L01'`);
    await recompute.drain();
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });

  it('leaves no dirty row of an edit that was rolled back', async () => {
    await database.dataSource
      .transaction(async (manager) => {
        await manager.query(`UPDATE programme SET body = 'x' WHERE external_ref = 'seed:G16'`);
        throw new Error('undo');
      })
      .catch(() => undefined);
    expect(await dirtyCount()).toBe(0);
  });

  it('coalesces a burst of edits of one entry into one dirty row', async () => {
    for (let i = 0; i < 5; i += 1) await editProgramme('seed:G16', `본문 ${i}`);
    expect(await dirtyCount()).toBe(1);
  });

  it('sets an entry aside after five failed attempts while the others go on, and takes it up after an edit', async () => {
    const id = await editProgramme('seed:G16', '고친 본문');
    await editProgramme('seed:G17', '다른 사업의 고친 본문');
    await query(
      `UPDATE recompute_dirty SET attempts = 5, lease_until = clock_timestamp() - interval '1 s' WHERE entry_id = $1`,
      [id],
    );
    await recompute.drain();
    const rows = await query<{ entry_id: string; dead: boolean }>(
      'SELECT entry_id, dead_at IS NOT NULL AS dead FROM recompute_dirty',
    );
    expect(rows).toEqual([{ entry_id: id, dead: true }]);
    await editProgramme(id, '다시 고친 본문');
    await recompute.drain();
    expect(await dirtyCount()).toBe(0);
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });

  it('gives the same rows from two services that drain at once', async () => {
    await query('UPDATE programme SET updated_at = updated_at');
    await query('UPDATE proposal SET updated_at = updated_at');
    await Promise.all([recompute.drain(), new RecomputeService(database.dataSource).drain()]);
    expect(await dirtyCount()).toBe(0);
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });
});

describe('writeEntry', () => {
  it('discards the work of a worker whose lease another one took', async () => {
    const id = await editProgramme('seed:G16', '첫 번째 수정');
    const claim = await claimOne(id);
    const stale = await computeEntry(claim, { snapshot: await snapshot(), model });
    await query(`UPDATE recompute_dirty SET lease_token = gen_random_uuid() WHERE entry_id = $1`, [id]);
    const outcome = await writeEntry(database.dataSource, stale, { snapshot: await snapshot(), model });
    expect(outcome).toEqual({ kind: 'superseded' });
    expect(await dirtyCount()).toBe(1);
  });

  it('keeps the dirty row of an edit that came during the computation', async () => {
    const id = await editProgramme('seed:G16', '첫 번째 수정');
    const claim = await claimOne(id);
    const seen = await snapshot();
    const computation = await computeEntry(claim, { snapshot: seen, model });
    await editProgramme(id, '계산하는 동안의 수정');
    await writeEntry(database.dataSource, computation, { snapshot: seen, model });
    expect(await dirtyCount()).toBe(1);
    await recompute.drain();
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });

  it('does not bring back a pair that the other side, computed later, let fall below the floor', async () => {
    const proposal = await proposals.get('seed:P01');
    const measure = await programmes.get('seed:G16');
    // a worker reads both texts for a fresh edit of the measure, and is then paused
    await query('DELETE FROM alignment WHERE measure_id = $1', [measure.id]);
    await editProgramme(measure.id, `${measure.body} 이용권을 더 넓게 나누어 준다.`);
    const claim = await claimOne(measure.id);
    const seen = await snapshot();
    const paused = await computeEntry(claim, { snapshot: seen, model });
    expect(paused.pairs.some((pair) => pair.proposal.id === proposal.id)).toBe(true);
    // meanwhile the proposal turns to something else and is computed
    await proposals.edit(
      { key: proposal.id, revision: proposal.revision },
      { title: '점심 메뉴', body: '점심', asks: [{ id: proposal.asks[0]?.id, text: '점심을 먹는다' }] },
      'tester',
    );
    await new RecomputeService(database.dataSource).drain();
    // the paused worker goes on
    await writeEntry(database.dataSource, paused, { snapshot: seen, model });
    const ghosts = await query('SELECT 1 FROM alignment WHERE proposal_id = $1 AND measure_id = $2', [
      proposal.id,
      measure.id,
    ]);
    expect(ghosts).toEqual([]);
    await recompute.drain();
    await expectStoredEqualsRecomputed(database.dataSource, model);
  });
});

/** A worker that has computed an entry and is paused before it writes. */
async function pauseBeforeWriting(entryId: string) {
  const claim = await claimOne(entryId);
  const seen = await snapshot();
  const computation = await computeEntry(claim, { snapshot: seen, model });
  return { goOn: () => writeEntry(database.dataSource, computation, { snapshot: seen, model }) };
}

describe('claimDirty', () => {
  const most = { paired: 20, facets: 200 };
  const claim = async (session: WorkerSession) =>
    claimDirty(session, (await findLiveScoreSet(database.dataSource.manager))?.id ?? -1, most);
  const nobody = (): WorkerSession => ({ key: 1, manager: database.dataSource.manager });

  it('leaves the claims of a living worker alone and takes those of a dead one at once', async () => {
    await editProgramme('seed:G16', '고친 본문');
    await makeDue();
    const worker = await openSession();
    expect(await claim(worker)).toHaveLength(1);
    expect(await claim(nobody())).toEqual([]);
    await worker.die();
    expect(await claim(nobody())).toMatchObject([{ attempts: 2 }]);
  });

  it('takes the claims of a worker that lives but says nothing until its lease is over', async () => {
    await editProgramme('seed:G16', '고친 본문');
    await makeDue();
    expect(await claim(await openSession())).toHaveLength(1);
    await query(`UPDATE recompute_dirty SET lease_until = clock_timestamp() - interval '1 ms'`);
    expect(await claim(await openSession())).toHaveLength(1);
  });

  it('tries what a dying worker had in hand in ever smaller groups, so that a killer is alone at last', async () => {
    const keys = Array.from({ length: 7 }, (_, at) => `seed:G${String(16 + at)}`);
    for (const key of keys) await editProgramme(key, '고친 본문');
    await makeDue();
    const sizes: number[] = [];
    for (let deaths = 0; deaths < 4; deaths += 1) sizes.push((await claim(nobody())).length);
    expect(sizes).toEqual([7, 7, 5, 2]); // the first, then twenty, then five; the two left are as often tried as those by now
    await editProgramme('seed:G25', '고친 본문');
    await makeDue();
    const claims = await claim(nobody());
    expect(claims.map(({ attempts }) => attempts)).toEqual([1, 4]);
    expect((await claim(nobody())).length).toBe(1);
  });
});

describe('writeEntry of a worker that was paused', () => {
  it('does not remove the pair of a measure that was made and computed meanwhile', async () => {
    const proposal = await proposals.get('seed:P01');
    await proposals.edit(
      { key: proposal.id, revision: proposal.revision },
      { body: `${proposal.body} 다시` },
      'tester',
    );
    const paused = await pauseBeforeWriting(proposal.id);
    const { title, body } = await programmes.get('seed:G16');
    const made = await programmes.create({ title, body, status: 'open' }, 'tester');
    await recompute.drain();
    await paused.goOn();
    await recompute.drain();
    const pairs = await query('SELECT 1 FROM alignment WHERE proposal_id = $1 AND measure_id = $2', [
      proposal.id,
      made.id,
    ]);
    expect(pairs).not.toEqual([]);
    expect(await findDivergences(database.dataSource)).toEqual([]);
  });

  it('does not name a measure by the title that it had before the pause', async () => {
    const renamed = await programmes.get('seed:G16');
    const proposal = await proposals.get('seed:P01');
    await proposals.edit(
      { key: proposal.id, revision: proposal.revision },
      { body: `${proposal.body} 다시` },
      'tester',
    );
    const paused = await pauseBeforeWriting(proposal.id);
    await programmes.edit(
      { key: renamed.id, revision: renamed.revision },
      { title: `새 ${renamed.title}` },
      'tester',
    );
    await recompute.drain();
    await paused.goOn();
    await recompute.drain();
    expect(await findDivergences(database.dataSource)).toEqual([]);
  });

  it('leaves no coverage by a deleted measure on a proposal that was computed meanwhile', async () => {
    const measure = await programmes.get('seed:G16');
    await query('UPDATE programme SET deleted_at = now() WHERE id = $1', [measure.id]);
    const paused = await pauseBeforeWriting(measure.id);
    const proposal = await proposals.get('seed:P01');
    await proposals.edit(
      { key: proposal.id, revision: proposal.revision },
      { body: `${proposal.body} 다시` },
      'tester',
    );
    await recompute.drain();
    expect(await paused.goOn()).toEqual({ kind: 'disturbed' });
    await query('UPDATE recompute_dirty SET lease_until = NULL, attempts = 0');
    await recompute.drain();
    expect(await findDivergences(database.dataSource)).toEqual([]);
  });
});

describe('scores', () => {
  it('put the one-stop voucher first for the voucher ask and leave national screening a gap', async () => {
    const best = await query<{ ref: string }>(
      `SELECT g.external_ref AS ref FROM alignment a JOIN proposal p ON p.id = a.proposal_id
         JOIN programme g ON g.id = a.measure_id
        WHERE p.external_ref = 'seed:P01' ORDER BY a.score_tenths DESC LIMIT 1`,
    );
    expect(best).toEqual([{ ref: 'seed:G16' }]);
    const coverage = await query<{ status: string }>(
      `SELECT c.status FROM proposal_coverage c JOIN proposal p ON p.id = c.proposal_id
        WHERE p.external_ref = 'seed:P11'`,
    );
    expect(coverage).toEqual([{ status: 'gap' }]);
  });

  it('are sums of their stored parts', async () => {
    const wrong = await query(
      `SELECT ask_id FROM alignment
        WHERE score_tenths <> (SELECT sum(tenths) FROM unnest(part_numbers[1:12]) tenths)`,
    );
    expect(wrong).toEqual([]);
  });
});
