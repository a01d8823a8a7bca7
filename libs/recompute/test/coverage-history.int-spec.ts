import { setTimeout as sleep } from 'node:timers/promises';
import { EntryChanges, ProposalService } from '@jeonghap/catalogue';
import { readShippedAssets, RecomputeService, ScoreSetService } from '@jeonghap/recompute';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { putDecision } from '../src/decision/pair-decision.store.js';
import { BEGIN_LOG, FILL_MINISTRIES } from '../src/migrations/1766200000000-coverage-history.js';
import { FILL_SECTORS } from '../src/migrations/1771000000000-sectors-of-coverage.js';
import { holdScoreSets, lockScoreSets } from '../src/score-set/score-set.store.js';

let database: OpenTestDatabase;
let worker: RecomputeService;
beforeEach(async () => {
  database = await openTestDatabase('scored');
  worker = new RecomputeService(database.dataSource);
});
afterEach(() => database.drop());

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);

interface Change {
  readonly before: string | null;
  readonly after: string | null;
  readonly cause: string;
}
const changesOf = (ref: string): Promise<Change[]> =>
  query<Change>(
    `SELECT h.status_before AS before, h.status_after AS after, h.cause
       FROM coverage_change h JOIN proposal p ON p.id = h.proposal_id WHERE p.external_ref = $1 ORDER BY h.id`,
    [ref],
  );
const statusOf = async (ref: string): Promise<string | undefined> => {
  const [row] = await query<{ status: string }>(
    `SELECT c.status FROM proposal_coverage c JOIN proposal p ON p.id = c.proposal_id
       JOIN score_set s ON s.id = c.score_set_id AND s.state = 'live' WHERE p.external_ref = $1`,
    [ref],
  );
  return row?.status;
};

/** What the log says of every proposal now is what readers see of it. */
async function expectLogTellsTheLive(): Promise<void> {
  const rows = await query(
    `SELECT coalesce(l.proposal_id, c.proposal_id) AS id, l.status_after, c.status
       FROM (SELECT DISTINCT ON (proposal_id) proposal_id, status_after FROM coverage_change
              ORDER BY proposal_id, at DESC, id DESC) l
       FULL JOIN (SELECT c.* FROM proposal_coverage c JOIN score_set s ON s.id = c.score_set_id AND s.state = 'live') c
         USING (proposal_id)
      WHERE l.status_after IS DISTINCT FROM c.status`,
  );
  expect(rows).toEqual([]);
}

async function editBody(ref: string, body: string): Promise<void> {
  const proposals = new ProposalService(database.dataSource, new EntryChanges());
  const { id, revision } = await proposals.get(ref);
  await proposals.edit({ key: id, revision }, { body }, 'tester');
  await worker.drain();
}

/** Says of a gap's first ask that some programme answers it wholly. */
async function coverByDecision(ref: string): Promise<void> {
  const asks = await query<{ askId: string; proposalId: string; measureId: string }>(
    `SELECT a.id AS "askId", p.id AS "proposalId", g.id AS "measureId" FROM proposal p
       JOIN ask a ON a.proposal_id = p.id, programme g
      WHERE p.external_ref = $1 AND g.external_ref = 'seed:G16'`,
    [ref],
  );
  for (const ask of asks) {
    await putDecision(database.dataSource.manager, {
      ...ask,
      ...{ verdict: 'answers_wholly', scoreTenths: null, measureKind: 'programme', textDigest: 'as read' },
      wording: null,
      decidedAt: new Date(),
    });
  }
  await worker.drain();
}

describe('coverage_change', () => {
  it('begins with the first computation of each proposal', async () => {
    const [counts] = await query<{ rows: number; covered: number }>(
      `SELECT (SELECT count(*)::int FROM coverage_change WHERE status_before IS NULL AND cause = 'computation') AS rows,
              (SELECT count(*)::int FROM proposal_coverage) AS covered`,
    );
    expect(counts?.rows).toBe(counts?.covered);
    expect(counts?.rows).toBeGreaterThan(40);
    await expectLogTellsTheLive();
  });

  it('notes a coverage that a decision changed, and not one that an edit left as it was', async () => {
    expect(await statusOf('seed:P11')).toBe('gap');
    const begun = await changesOf('seed:P11');
    await editBody('seed:P11', '국가건강검진에 인공지능 판독을 넣어 달라는 제안이다. 다시 적었다.');
    expect(await statusOf('seed:P11')).toBe('gap');
    expect(await changesOf('seed:P11')).toEqual(begun);
    await coverByDecision('seed:P11');
    const after = await statusOf('seed:P11');
    expect(['partial', 'covered']).toContain(after);
    expect(await changesOf('seed:P11')).toEqual([...begun, { before: 'gap', after, cause: 'computation' }]);
    await expectLogTellsTheLive();
  });

  it('notes that a proposal was withdrawn and came back', async () => {
    const status = await statusOf('seed:P01');
    await query(`UPDATE proposal SET visibility = 'draft' WHERE external_ref = 'seed:P01'`);
    await worker.drain();
    await query(`UPDATE proposal SET visibility = 'published' WHERE external_ref = 'seed:P01'`);
    await worker.drain();
    expect((await changesOf('seed:P01')).slice(1)).toEqual([
      { before: status, after: null, cause: 'computation' },
      { before: null, after: status, cause: 'computation' },
    ]);
    await expectLogTellsTheLive();
  });

  it('notes nothing of a set under construction, and all that differs when readers are switched to it', async () => {
    const sets = new ScoreSetService(database.dataSource);
    const [voucher] = readShippedAssets().thesaurus.filter(({ id }) => id === 'instrument.voucher');
    if (voucher === undefined) throw new Error('the thesaurus has no instrument.voucher');
    const [before] = await query<{ n: number }>('SELECT count(*)::int AS n FROM coverage_change');
    const changed = { ...voucher, lay: [...voucher.lay, '견본에 없는 낱말'] };
    const set = await sets.build({ note: '시험', thesaurus: { upsert: [changed], remove: [] } }, 'tester');
    await worker.drain();
    expect(await query('SELECT count(*)::int AS n FROM coverage_change')).toEqual([before]);
    const to = `CASE status WHEN 'gap' THEN 'partial' ELSE 'gap' END`;
    await query(
      `UPDATE proposal_coverage SET status = ${to} WHERE score_set_id = $1 AND proposal_id IN
         (SELECT id FROM proposal WHERE external_ref IN ('seed:P01', 'seed:P11'))`,
      [set.id],
    );
    await sets.act(set.id, 'switch');
    expect((await changesOf('seed:P11')).at(-1)).toEqual({
      before: 'gap',
      after: 'partial',
      cause: 'score-set',
    });
    expect((await changesOf('seed:P01')).at(-1)).toMatchObject({ after: 'gap', cause: 'score-set' });
    await expectLogTellsTheLive();
  });

  it('takes new rows only', async () => {
    const before = await changesOf('seed:P01');
    await query(`UPDATE coverage_change SET status_after = 'insufficient'`);
    await query('DELETE FROM coverage_change');
    expect(await changesOf('seed:P01')).toEqual(before);
  });
});

describe('the migration', () => {
  it('gives coverage that was stored before it the ministries that a computation gives', async () => {
    const ministries = 'SELECT proposal_id, ministries FROM proposal_coverage ORDER BY proposal_id';
    const computed = await query<{ ministries: string[] }>(ministries);
    expect(computed.some((row) => row.ministries.length > 1)).toBe(true);
    await query(`UPDATE proposal_coverage SET ministries = '{}'`);
    await query(FILL_MINISTRIES);
    expect(await query(ministries)).toEqual(computed);
  });

  it('gives coverage that was stored before it the sectors that a computation gives', async () => {
    const sectors = 'SELECT proposal_id, sectors FROM proposal_coverage ORDER BY proposal_id';
    const computed = await query<{ sectors: string[] }>(sectors);
    expect(computed.some((row) => row.sectors.length > 0)).toBe(true);
    await query(`UPDATE proposal_coverage SET sectors = '{}'`);
    await query(FILL_SECTORS);
    expect(await query(sectors)).toEqual(computed);
  });

  it('begins the log with what readers see', async () => {
    await query(BEGIN_LOG);
    const begun = await query<{ id: string; status: string }>(
      `SELECT proposal_id AS id, status_after AS status FROM coverage_change WHERE cause = 'beginning' ORDER BY 1`,
    );
    expect(begun).toEqual(
      await query('SELECT proposal_id AS id, status FROM proposal_coverage ORDER BY proposal_id'),
    );
  });
});

describe('holdScoreSets', () => {
  it('makes a switch wait for writers, who do not wait for each other', async () => {
    let isSwitched = false;
    const { dataSource } = database;
    const switching = await dataSource.transaction(async (writer) => {
      await holdScoreSets(writer);
      await dataSource.transaction(holdScoreSets);
      const waiting = dataSource.transaction(async (manager) => {
        await lockScoreSets(manager);
        isSwitched = true;
      });
      await sleep(200);
      expect(isSwitched).toBe(false);
      return { waiting };
    });
    await switching.waiting;
    expect(isSwitched).toBe(true);
  });
});
