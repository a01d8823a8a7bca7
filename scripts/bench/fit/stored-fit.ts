import { type CompanyFacts, type Criterion, VerdictWatchService } from '@jeonghap/fit';
import { type DataSource } from 'typeorm';
import { type BenchWorld, openBenchWorld } from '../recompute/bench-world.js';

/** Requests that are timed of each sort. */
const REQUESTS = 9;
/** Rows that one statement makes. */
const MADE_AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** What was timed, milliseconds by the clock. */
export interface StoredTiming {
  readonly what: string;
  readonly ms: readonly number[];
  /** Milliseconds; where there is none, the figure is told and judged by nobody. */
  readonly target?: number;
}

/** Times a company over HTTP, and the work on saved profiles, with everything in PostgreSQL. @param tell is told each as it is known */
export async function timeStoredFit(
  programmes: readonly (readonly Criterion[])[],
  companies: readonly CompanyFacts[],
  tell: (timing: StoredTiming) => void,
): Promise<void> {
  const world = await openBenchWorld({ proposals: 10, measures: 0 });
  try {
    await fill(world.dataSource, programmes, companies);
    (await timeRequests(world, companies)).forEach(tell);
    await timeWatch(world.dataSource, tell);
  } finally {
    await world.close();
  }
}

async function fill(
  dataSource: DataSource,
  programmes: readonly (readonly Criterion[])[],
  companies: readonly CompanyFacts[],
): Promise<void> {
  for (let from = 0; from < programmes.length; from += MADE_AT_ONCE) {
    const rows = programmes.slice(from, from + MADE_AT_ONCE).map((criteria, at) => ({
      ...{ title: `사업 ${String(from + at)}`, body: criteria.map(({ sentence }) => sentence).join('\n') },
      criteria,
    }));
    await dataSource.query(
      `WITH given AS MATERIALIZED (
         SELECT gen_random_uuid() AS id, title, body, criteria
           FROM jsonb_to_recordset($1::jsonb) AS r (title text, body text, criteria jsonb)),
       made AS (INSERT INTO programme (id, title, body, status) SELECT id, title, body, 'open' FROM given RETURNING id, revision)
       INSERT INTO programme_criteria (programme_id, programme_revision, rules_version, criteria)
       SELECT id, made.revision, 1000, criteria FROM made JOIN given USING (id)`,
      [JSON.stringify(rows)],
    );
  }
  for (let from = 0; from < companies.length; from += MADE_AT_ONCE) {
    await dataSource.query(
      `WITH made AS (INSERT INTO stakeholder (title, type)
         SELECT '기업 ' || n, 'company' FROM generate_series(1, jsonb_array_length($1::jsonb)) AS n RETURNING id),
       numbered AS (SELECT id, row_number() OVER () AS no FROM made)
       INSERT INTO company_profile (company_id, name, facts)
       SELECT id, '본사', facts FROM numbered JOIN jsonb_array_elements($1::jsonb) WITH ORDINALITY AS f (facts, no) USING (no)`,
      [JSON.stringify(companies.slice(from, from + MADE_AT_ONCE))],
    );
  }
  await dataSource.query('ANALYZE');
}

async function timeRequests(
  { api, dataSource, credentials }: BenchWorld,
  companies: readonly CompanyFacts[],
): Promise<readonly StoredTiming[]> {
  const ask = async (at: number): Promise<void> => {
    const answer = await fetch(`${api.origin}/api/v1/fit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...credentials },
      body: JSON.stringify({ facts: companies[at % companies.length] }),
    });
    const { counts } = (await answer.json()) as { readonly counts?: unknown };
    if (!answer.ok || counts === undefined) throw new Error(`the API answered ${String(answer.status)}`);
  };
  const first = await timed(() => ask(0));
  const [quiet, busy, edited]: [number[], number[], number[]] = [[], [], []];
  for (let at = 0; at < REQUESTS; at += 1) {
    quiet.push(await timed(() => ask(at)));
    await dataSource.query(
      `UPDATE stakeholder SET title = title || '' WHERE id = (SELECT min(id::text)::uuid FROM stakeholder)`,
    );
    busy.push(await timed(() => ask(at)));
    await changeOne(dataSource, at);
    edited.push(await timed(() => ask(at)));
  }
  return [
    { what: 'POST /fit, the first after the start', ms: [first] },
    { what: 'POST /fit, nothing written since', ms: quiet, target: 300 },
    { what: 'POST /fit, something else written since', ms: busy, target: 300 },
    { what: 'POST /fit, a programme changed since', ms: edited, target: 300 },
  ];
}

/** Gives one programme another age of firms. */
async function changeOne(dataSource: DataSource, at: number): Promise<void> {
  await dataSource.query(
    `WITH one AS (SELECT id FROM programme ORDER BY id OFFSET $1 LIMIT 1),
     edited AS (UPDATE programme p SET body = body || ' ' FROM one WHERE p.id = one.id RETURNING p.id, p.revision)
     UPDATE programme_criteria c SET programme_revision = e.revision, criteria = c.criteria || $2::jsonb
       FROM edited e WHERE c.programme_id = e.id`,
    [at, JSON.stringify([newCondition(at)])],
  );
}

const newCondition = (at: number): Criterion => ({
  ...{ id: `new${String(at)}`, polarity: 'requires', sentence: '업력 2년 미만', span: null, confidence: 1 },
  ...{
    origin: 'extracted',
    rule: { kind: 'firm-age', unit: 'years', min: null, max: { value: 2, inclusive: false } },
  },
});

/** The work on saved profiles, each sort once, since one changes what the next finds. */
async function timeWatch(dataSource: DataSource, tell: (timing: StoredTiming) => void): Promise<void> {
  const watch = new VerdictWatchService(dataSource);
  const today = new Date('2026-11-30T03:00:00Z');
  const time = async (what: string, now: Date, target?: number): Promise<void> => {
    let done = { decided: 0, notices: 0 };
    const ms = await timed(async () => {
      done = await watch.decideMissing(now);
    });
    const counts = `${String(done.decided)} pairs decided, ${String(done.notices)} notices`;
    tell({ what: `${what} (${counts})`, ms: [ms], ...(target === undefined ? {} : { target }) });
  };
  await time('all profiles and programmes for the first time', today);
  await time('nothing to do', today, 1_000);
  await changeOne(dataSource, 100);
  await time('one changed programme, all profiles', today, 2_000);
  await dataSource.query(
    `UPDATE company_profile SET facts = jsonb_set(facts, '{employees}', '7'), revision = revision + 1
      WHERE id = (SELECT min(id::text)::uuid FROM company_profile)`,
  );
  await time('one edited profile, all programmes', today, 300);
  await time('the next night', new Date(today.getTime() + DAY_MS));
  await time('a night on which all companies turn a month older', new Date('2026-12-11T03:00:00Z'));
  await time(
    'the turn of the year, with the sales of the year not given yet',
    new Date('2027-01-01T03:00:00Z'),
  );
  const [size] = await dataSource.query<{ bytes: number }[]>(
    `SELECT (pg_total_relation_size('fit_decided_programme') + pg_total_relation_size('fit_decided_profile'))::float8 AS bytes`,
  );
  process.stdout.write(`kept of verdicts: ${((size?.bytes ?? 0) / 1024 / 1024).toFixed(1)} MiB\n`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
