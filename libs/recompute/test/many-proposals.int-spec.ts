import { RecomputeService } from '@jeonghap/recompute';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { findDivergences } from '../../../test/support/score-oracle.js';

/** More than coverage is decided on at once, and no multiple of that. */
const PROPOSALS = 250;

let database: OpenTestDatabase;
let worker: RecomputeService;
beforeAll(async () => {
  database = await openTestDatabase('scored');
  worker = new RecomputeService(database.dataSource);
});
afterAll(() => database.drop());

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);

/** How many proposals have each coverage. */
const counts = (): Promise<{ status: string; n: number }[]> =>
  query(
    `SELECT c.status, count(*)::int AS n FROM proposal_coverage c JOIN proposal p ON p.id = c.proposal_id
      WHERE p.title LIKE '같은 건의%' GROUP BY 1 ORDER BY 1`,
  );

it('decides on the coverage of every proposal that asks for a measure when one comes that answers them all', async () => {
  await query(
    `WITH made AS (
       INSERT INTO proposal (title, stakeholder_id) SELECT '같은 건의 ' || n, id FROM stakeholder, generate_series(1, $1::int) n
        WHERE external_ref = 'seed:S01' RETURNING id)
     INSERT INTO ask (proposal_id, no, text) SELECT id, 1, '남극 기지에 인공지능 관측 로봇 바우처를 지원해 달라.' FROM made`,
    [PROPOSALS],
  );
  await worker.drain();
  const before = await counts();
  expect(before).toEqual([{ status: expect.stringMatching(/./) as string, n: PROPOSALS }]);
  await query(
    `INSERT INTO programme (title, status, body)
     VALUES ('남극 인공지능 관측 로봇 바우처', 'open', '남극 기지에 인공지능 관측 로봇 바우처를 지원한다.')`,
  );
  await worker.drain();
  const after = await counts();
  expect(after).toEqual([{ status: expect.stringMatching(/./) as string, n: PROPOSALS }]);
  expect(after).not.toEqual(before);
  const [changes] = await query<{ n: number }>(
    `SELECT count(DISTINCT proposal_id)::int AS n FROM coverage_change h JOIN proposal p ON p.id = h.proposal_id
      WHERE p.title LIKE '같은 건의%' AND h.status_before IS NOT NULL`,
  );
  expect(changes?.n).toBe(PROPOSALS);
  expect(await findDivergences(database.dataSource)).toEqual([]);
}, 180_000);
