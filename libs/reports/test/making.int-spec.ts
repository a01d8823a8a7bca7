import { EntryChanges, LegislativeItemService, ProgrammeService, ProposalService } from '@jeonghap/catalogue';
import { ConvergenceService, RecomputeService } from '@jeonghap/recompute';
import {
  dueAt,
  endOf,
  type Report,
  ReportMakingService,
  ReportReadingService,
  verifyReports,
  weekAfter,
  weekOf,
} from '@jeonghap/reports';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';

const SETTINGS = { replyDays: 14, justificationMonths: 3 };

let database: OpenTestDatabase;
let making: ReportMakingService;
let reading: ReportReadingService;
beforeEach(async () => {
  database = await openTestDatabase('scored');
  making = makingIn(database);
  reading = new ReportReadingService(database.dataSource);
});
afterEach(() => database.drop());

const makingIn = ({ dataSource }: OpenTestDatabase): ReportMakingService =>
  new ReportMakingService(dataSource, new ConvergenceService(dataSource), SETTINGS);
const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, parameters);

const thisWeek = weekOf(new Date());
/** When its report is due. */
const due = dueAt(thisWeek);
const stored = async (week: string, audience: 'public' | 'internal' = 'public'): Promise<Report> => {
  const file = await reading.file({ week, audience }, { format: 'json', lang: 'ko' }, undefined);
  return JSON.parse(file.bytes.toString()) as Report;
};
const weeksMade = (): Promise<{ week: string; audience: string; edition: number }[]> =>
  query('SELECT week, audience, edition FROM report ORDER BY id');

async function editBody(ref: string, body: string): Promise<void> {
  const proposals = new ProposalService(database.dataSource, new EntryChanges());
  const { id, revision } = await proposals.get(ref);
  await proposals.edit({ key: id, revision }, { body }, 'tester');
  await new RecomputeService(database.dataSource).drain();
}

/** Moves what the logs have so far some weeks into the past. */
async function age(weeks: number): Promise<void> {
  for (const table of ['coverage_change', 'alignment_change', 'entry_revision']) {
    await query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await query(`UPDATE ${table} SET at = at - make_interval(weeks => $1)`, [weeks]);
    await query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
  await query(`UPDATE proposal_coverage SET computed_at = computed_at - make_interval(weeks => $1)`, [weeks]);
}

/** Makes what something writes be written a week later. */
async function inNextWeek(write: () => Promise<void>): Promise<void> {
  const [mark] = await query<{ at: Date }>('SELECT clock_timestamp() AS at');
  await write();
  for (const table of ['coverage_change', 'alignment_change', 'entry_revision']) {
    await query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await query(`UPDATE ${table} SET at = at + interval '7 days' WHERE at > $1`, [mark?.at]);
    await query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
  await query(
    `UPDATE proposal_coverage SET computed_at = computed_at + interval '7 days' WHERE computed_at > $1`,
    [mark?.at],
  );
}

describe('makeMissing', () => {
  it('makes the report of a week that is due, for the public and for those who work here, once', async () => {
    expect(await making.makeMissing(new Date(due.getTime() - 1))).toEqual([]);
    expect(await making.makeMissing(due)).toEqual([thisWeek]);
    expect(await making.makeMissing(due)).toEqual([]);
    expect(await weeksMade()).toEqual([
      { week: thisWeek, audience: 'public', edition: 1 },
      { week: thisWeek, audience: 'internal', edition: 1 },
    ]);
    const report = await stored(thisWeek);
    const [counts] = await query<{ n: number; gaps: number }>(
      `SELECT count(*)::int AS n, count(*) FILTER (WHERE status = 'gap')::int AS gaps FROM proposal_coverage`,
    );
    expect(report.proposals.now).toMatchObject({ total: counts?.n, gap: counts?.gaps, unknown: 0 });
    expect(report).toMatchObject({ isWeekBeforeKnown: false, desk: null, gapsOpened: { total: 0 } });
    expect(report.coverage.map(({ facet, lines }) => [facet, lines.length > 1])).toEqual(
      ['axis', 'stakeholder', 'ministry', 'instrument', 'region'].map((facet) => [facet, true]),
    );
    expect(report.convergence.groups.length).toBeGreaterThan(0);
    expect(report.sources.length).toBeGreaterThan(0);
  });

  it('makes one report when two schedulers come at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => makingIn(database).makeMissing(due)));
    expect(made.flat()).toEqual([thisWeek]);
    expect(await weeksMade()).toHaveLength(2);
  });

  it('makes missed weeks in order, each comparing with the one before', async () => {
    await age(3);
    const weeks = [-3, -2, -1].map((count) => weekAfter(thisWeek, count));
    expect(await making.makeMissing(dueAt(weekAfter(thisWeek, -1)))).toEqual(weeks);
    const made = (await weeksMade()).filter(({ audience }) => audience === 'public');
    expect(made.map(({ week }) => week)).toEqual(weeks);
    const [first, second] = [await stored(weeks[0] ?? ''), await stored(weeks[1] ?? '')];
    expect(first.isWeekBeforeKnown).toBe(false);
    expect(second.isWeekBeforeKnown).toBe(true);
    expect(second.proposals.weekBefore).toEqual(first.proposals.now);
    expect(second.proposals.fourWeeksBefore).toBeNull();
    const instruments = (report: Report) => report.coverage.find(({ facet }) => facet === 'instrument');
    expect(instruments(second)?.lines.map(({ weekBefore }) => weekBefore)).toEqual(
      instruments(first)?.lines.map(({ now }) => now),
    );
  });

  it('leaves nothing half-written when it fails on the way', async () => {
    await query(`CREATE FUNCTION fail_internal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.audience = 'internal' THEN RAISE EXCEPTION 'power cut'; END IF; RETURN NEW; END $$`);
    await query('CREATE TRIGGER cut BEFORE INSERT ON report FOR EACH ROW EXECUTE FUNCTION fail_internal()');
    await expect(making.makeMissing(due)).rejects.toThrow('power cut');
    expect(await weeksMade()).toEqual([]);
    await query('DROP TRIGGER cut ON report');
    expect(await making.makeMissing(due)).toEqual([thisWeek]);
  });
});

describe('what is in a report', () => {
  it('tells of gaps, scores, stages and programmes that an edit of the week moved, and not of one after it', async () => {
    await age(1);
    const programmes = new ProgrammeService(database.dataSource, new EntryChanges());
    const items = new LegislativeItemService(database.dataSource, new EntryChanges());
    await editBody('seed:P01', '전혀 다른 이야기: 등대의 불빛을 밝게 하고 뱃길을 안내합니다.');
    const programme = await programmes.create({ title: '새 등대 사업', status: 'open' }, 'tester');
    const [bill] = await query<{ id: string; revision: string; stage: string }>(
      `SELECT id, revision, stage FROM legislative_item WHERE stage <> 'promulgated' ORDER BY id LIMIT 1`,
    );
    await items.edit(
      { key: bill?.id ?? '', revision: Number(bill?.revision) },
      { stage: 'promulgated' },
      'tester',
    );
    await new RecomputeService(database.dataSource).drain();
    await making.make(thisWeek, null, due);
    const report = await stored(thisWeek);
    expect(report.isWeekBeforeKnown).toBe(true);
    expect(report.stageChanges.items.map(({ item, before, after }) => [item.id, before, after])).toEqual([
      [bill?.id, bill?.stage, 'promulgated'],
    ]);
    expect(report.programmesChanged.items[0]).toMatchObject({
      change: 'new',
      programme: { title: '새 등대 사업' },
    });
    expect(report.scoreMoves.total).toBeGreaterThan(0);
    expect(report.scoreMoves.items.every(({ cause }) => cause.kind !== 'model')).toBe(true);
    expect(programme.title).toBe('새 등대 사업');

    await inNextWeek(() => editBody('seed:P02', '이것은 그다음 주의 편집입니다. 등대의 불빛을 밝게 합니다.'));
    await making.correct(thisWeek, '시험', null, due);
    const again = await stored(thisWeek);
    expect(again.edition).toBe(2);
    expect(again.membership).toEqual(report.membership);
    expect(again.stageChanges).toEqual(report.stageChanges);
    expect(again.scoreMoves).toEqual(report.scoreMoves);
    expect(again.proposals.now).toEqual(report.proposals.now);
    expect(again.convergence.groups.every(({ proposal }) => !proposal.title.includes('그다음 주'))).toBe(
      true,
    );
  });

  it('counts what was withdrawn before it was made, and does not name it', async () => {
    const before = await making.preview(thisWeek, 'public', null, due);
    await query(`UPDATE proposal SET visibility = 'internal' WHERE external_ref = 'seed:P01'`);
    await query(`UPDATE entry_revision SET at = at + interval '10 days' WHERE revision > 1`);
    const [proposal] = await query<{ id: string; title: string }>(
      `SELECT id, title FROM proposal WHERE external_ref = 'seed:P01'`,
    );
    const after = await making.preview(thisWeek, 'public', null, due);
    expect(after.proposals.now.total).toBe(before.proposals.now.total);
    expect(JSON.stringify(after)).not.toContain(proposal?.title);
    expect(JSON.stringify(after)).not.toContain(proposal?.id);
  });

  it('has changes in it that were committed late, in the next report', async () => {
    await age(1);
    const last = weekAfter(thisWeek, -1);
    await making.make(last, null);
    const [proposal] = await query<{ id: string }>(
      `SELECT proposal_id AS id FROM proposal_coverage WHERE status = 'gap' ORDER BY 1 LIMIT 1`,
    );
    // written in the week before, by a transaction that was not over when its report was made
    await query(
      `INSERT INTO coverage_change (proposal_id, score_set_id, status_before, status_after, cause, at)
       SELECT $1, id, 'gap', 'covered', 'computation', clock_timestamp() - interval '7 days' FROM score_set WHERE state = 'live'`,
      [proposal?.id],
    );
    const report = await making.preview(thisWeek, 'public', null, due);
    expect(report.gapsClosed.items.map(({ proposal: { id } }) => id)).toEqual([proposal?.id]);
  });
});

describe('a stored report', () => {
  it('gets a second edition with a reason, and keeps the first', async () => {
    await making.make(thisWeek, null, due);
    await expect(making.make(thisWeek, null, due)).rejects.toMatchObject({ code: 'report.made-already' });
    await query(`UPDATE source_document SET title = title || ' (고침)' WHERE external_ref IS NOT NULL`);
    await making.correct(thisWeek, '출처의 이름을 바로잡음', null, due);
    const view = await reading.get({ week: thisWeek, audience: 'public' }, 'ko', undefined);
    expect(view.editions.map(({ edition, reason }) => [edition, reason])).toEqual([
      [1, null],
      [2, '출처의 이름을 바로잡음'],
    ]);
    expect(view.document.banners.join()).toContain('제2판');
    expect(view.correction?.tables.map(({ id }) => id)).toEqual(['sources']);
    const first = await reading.get({ week: thisWeek, audience: 'public', edition: 1 }, 'ko', undefined);
    expect(first).toMatchObject({ edition: 1, correction: null });
  });

  it('cannot be changed or removed', async () => {
    await making.make(thisWeek, null, due);
    await expect(query(`UPDATE report SET reason = 'x'`)).rejects.toThrow();
    await expect(query('DELETE FROM report')).rejects.toThrow();
  });

  it('is found in order, and a content that somebody changed behind the trigger is told', async () => {
    await making.make(thisWeek, null, due);
    const verdicts = async () => {
      const all = [];
      for await (const verdict of verifyReports(database.dataSource.manager)) all.push(verdict.faults);
      return all;
    };
    expect(await verdicts()).toEqual([[], []]);
    await query('ALTER TABLE report DISABLE TRIGGER append_only');
    await query('ALTER TABLE report NO FORCE ROW LEVEL SECURITY');
    await query(
      `UPDATE report SET content = replace(content, '"edition":1', '"edition":3') WHERE audience = 'public'`,
    );
    const [faults] = await verdicts();
    expect(faults).toContain('content: another digest');
    expect(faults).toContain('content: of another report');
  });
});

it('refuses weeks that are not over, not begun, or of which nothing is known', async () => {
  await expect(making.make(thisWeek, null)).rejects.toMatchObject({ code: 'report.week-not-over' });
  await expect(making.preview(weekAfter(thisWeek), 'public', null)).rejects.toMatchObject({
    code: 'report.week-not-begun',
  });
  await expect(making.make(weekAfter(thisWeek, -1), null)).rejects.toMatchObject({
    code: 'report.nothing-known',
  });
  await expect(making.correct(thisWeek, '이유', null, due)).rejects.toMatchObject({
    code: 'report.not-made',
  });
});

it('promises the next report for a week of which something is on record', async () => {
  const monday = endOf(thisWeek);
  expect(await making.nextDueAt(new Date(monday.getTime() - 7 * 86_400_000))).toEqual(due);
  expect(await making.nextDueAt(new Date(monday.getTime() + 1))).toEqual(due);
  expect(await making.nextDueAt(due)).toEqual(dueAt(weekAfter(thisWeek)));
});

it('previews the week so far without storing it', async () => {
  const report = await making.preview(thisWeek, 'internal', null);
  expect(report).toMatchObject({ edition: 0, audience: 'internal' });
  expect(report.desk?.replies.overdue).toBeGreaterThan(0);
  expect(await weeksMade()).toEqual([]);
});
