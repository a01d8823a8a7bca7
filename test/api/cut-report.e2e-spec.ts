import { DispatchService } from '@jeonghap/delivery';
import { ConvergenceService } from '@jeonghap/recompute';
import { dueAt, type Report, ReportMakingService, ReportReadingService, weekOf } from '@jeonghap/reports';
import { openTestDatabase, type OpenTestDatabase } from '../support/open-data-source.js';

const LISTS = [
  'gapsOpened',
  'gapsClosed',
  'programmesOpening',
  'programmesClosing',
  'programmesChanged',
  'stageChanges',
] as const;
const SETTINGS = { replyDays: 14, justificationMonths: 3 };
/** Programmes whose last day is edited. */
const EDITED = 12;
const week = weekOf(new Date());
const closingOn = new Date(dueAt(week).getTime() + 3 * 86_400_000).toISOString().slice(0, 10);

let database: OpenTestDatabase;
let report: Report;
const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);
const reading = (): ReportReadingService => new ReportReadingService(database.dataSource);
const listsOf = (one: Report) => LISTS.map((list) => [list, one[list]] as const);

/** Lets what is on record so far be of the week before, and changes something of each kind in this one. */
async function changeMuch(): Promise<void> {
  for (const table of ['coverage_change', 'alignment_change', 'entry_revision']) {
    await query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await query(`UPDATE ${table} SET at = at - interval '7 days'`);
    await query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
  await query(
    `UPDATE programme SET application_kind = 'fixed', application_from = NULL, application_to = $1, status = 'open'
      WHERE id IN (SELECT id FROM programme WHERE deleted_at IS NULL ORDER BY external_ref LIMIT $2)`,
    [closingOn, EDITED],
  );
  await query(
    `UPDATE legislative_item SET stage = CASE stage WHEN 'planned' THEN 'bill' ELSE 'planned' END
      WHERE id IN (SELECT id FROM legislative_item ORDER BY external_ref LIMIT 3)`,
  );
  await query(
    `INSERT INTO coverage_change (proposal_id, score_set_id, status_before, status_after, cause)
     SELECT proposal_id, score_set_id, status, CASE status WHEN 'gap' THEN 'covered' ELSE 'gap' END, 'computation'
       FROM proposal_coverage c JOIN score_set s ON s.id = c.score_set_id AND s.state = 'live' WHERE status <> 'insufficient'`,
  );
}

/** Stores a further edition of the report whose lists end after their first name. */
async function storeCut(): Promise<void> {
  const ended = Object.fromEntries(
    listsOf(report).map(([list, { total, items }]) => [list, { total, items: items.slice(0, 1) }]),
  );
  const content = JSON.stringify({ ...report, ...ended, edition: 2, reason: '출처' });
  await query(
    `INSERT INTO report (week, audience, edition, reason, content, content_sha256, renderer, renderings,
       coverage_changes, alignment_changes, entry_revisions)
     SELECT week, audience, 2, '출처', $1, repeat('2', 64), renderer, renderings, coverage_changes, alignment_changes, entry_revisions
       FROM report WHERE audience = 'public'`,
    [content],
  );
}

beforeAll(async () => {
  database = await openTestDatabase('scored');
  await changeMuch();
  const { dataSource } = database;
  const making = new ReportMakingService(dataSource, new ConvergenceService(dataSource), SETTINGS);
  await making.make(week, null, dueAt(week));
  ({ report } = await reading().content({ week, audience: 'public' }, undefined));
  await storeCut();
});
afterAll(() => database.drop());

describe('a report whose lists end early', () => {
  const key = { week, audience: 'public', edition: 2 } as const;

  it('is made whole by the ranges of the logs that it was made of, and stays as it is stored', async () => {
    const whole = await reading().wholeContent(key, undefined);
    expect(report.programmesChanged.items.length).toBeGreaterThanOrEqual(EDITED);
    expect(report.gapsOpened.items.length).toBeGreaterThan(1);
    expect(report.gapsClosed.items.length).toBeGreaterThan(1);
    expect(listsOf(whole)).toEqual(listsOf(report));
    const { report: stored } = await reading().content(key, undefined);
    expect(stored.programmesChanged.items).toHaveLength(1);
  });

  it('is told change by change to endpoints, also what it does not name', async () => {
    await query(
      `INSERT INTO webhook_endpoint (id, url, secret_sealed, events) VALUES (gen_random_uuid(), 'https://hooks.agency.go.kr', '\\x00',
         '{proposal.gap_opened, proposal.gap_closed, programme.deadline_changed}')`,
    );
    await query(
      `INSERT INTO report_dispatch (report_id) SELECT id FROM report WHERE audience = 'public' AND edition = 1`,
    );
    const settings = { webhooks: { key: 'k'.repeat(32), listedHosts: [] } };
    await new DispatchService(database.dataSource, settings, reading()).dispatchNew();
    const told = await query<{ event: string; n: number }>(
      'SELECT event, count(*)::int AS n FROM delivery GROUP BY event ORDER BY event',
    );
    expect(told).toEqual([
      { event: 'programme.deadline_changed', n: EDITED },
      { event: 'proposal.gap_closed', n: report.gapsClosed.total },
      { event: 'proposal.gap_opened', n: report.gapsOpened.total },
    ]);
  });

  it('does not name what was withdrawn since, and counts it still', async () => {
    const [first] = report.programmesClosing.items;
    const id = first?.programme.id ?? '';
    await query(`UPDATE programme SET visibility = 'internal' WHERE id = $1`, [id]);
    const { programmesClosing: closing } = await reading().wholeContent(key, undefined);
    expect(closing.items.map(({ programme }) => programme.id)).not.toContain(id);
    expect([closing.total, closing.items.length]).toEqual([
      report.programmesClosing.total,
      report.programmesClosing.total - 1,
    ]);
  });
});
