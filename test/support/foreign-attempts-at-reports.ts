import { emptyFacts } from '../../libs/reports/test/example-facts.js';
import { buildReport } from '../../libs/reports/src/model/build-report.js';
import { canonicalJson } from '../../libs/reports/src/model/canonical-json.js';
import { sha256 } from '../../libs/reports/src/render/render-report.js';
import { endOf, parseWeek, startOf, type Week, weekAfter, weekOf } from '../../libs/reports/src/week/week.js';
import { notice } from './foreign-attempts-at-fit.js';
import { type ForeignOperation, neither, shows, writes } from './foreign-operation.js';
import { type ForeignWorld, MARK } from './foreign-world.js';

/** Weeks long ago, of which the sample has no report. */
const LONG_AGO = parseWeek('2001-W01');

let taken = 0;
function freeWeek(): Week {
  taken += 2;
  if (LONG_AGO === undefined) throw new Error('no such week');
  return weekAfter(LONG_AGO, taken);
}

/** Stores a corrected report for those who work here, and one of the week before. @returns its week */
export async function internalReport(world: ForeignWorld): Promise<Week> {
  const week = freeWeek();
  const reason = `${MARK} 사유`;
  const sources = [{ title: `${MARK} 출처`, titleEn: null, publishedOn: null }];
  const audience = 'internal' as const;
  const reports = [
    buildReport({ ...emptyFacts(), audience, week: weekAfter(week, -1) }),
    buildReport({ ...emptyFacts(), audience, week, sources, edition: 2, reason }),
  ];
  for (const report of reports) {
    const content = canonicalJson(report);
    await world.database.query(
      `INSERT INTO report (week, audience, edition, reason, made_by, content, content_sha256, renderer, renderings,
         coverage_changes, alignment_changes, entry_revisions)
       VALUES ($1, 'internal', $2, $3, $4, $5, $6, 1, '{}', '{}', '{}', '{}')`,
      [report.week, report.edition, report.reason, world.actor, content, sha256(content)],
    );
  }
  return week;
}

/** A public report of a week in which a verdict on a profile changed, for the company of the owner of what is hidden. @returns its week */
async function weekOfCompany(world: ForeignWorld): Promise<Week> {
  const week = freeWeek();
  const content = canonicalJson(buildReport({ ...emptyFacts(), week, until: endOf(week) }));
  await world.database.query(
    `INSERT INTO report (week, audience, edition, content, content_sha256, renderer, renderings, coverage_changes,
       alignment_changes, entry_revisions)
     VALUES ($1, 'public', 1, $2, $3, 1, '{}', '{}', '{}', '{}')`,
    [week, content, sha256(content)],
  );
  await notice(world, startOf(week));
  return week;
}

const readsReport = (pathOf: (week: Week) => string): ForeignOperation =>
  shows(async (world) => ({ path: pathOf(await internalReport(world)) }), 'see-internal');

/** Attempts on the reports of those who work here. */
export const REPORTS: Readonly<Record<string, ForeignOperation>> = {
  'GET /reports': readsReport(() => '/reports?audience=internal&limit=200'),
  'GET /reports/schemas/1': neither('/reports/schemas/1'),
  'GET /reports/feeds/reports.atom': neither('/reports/feeds/reports.atom'),
  'GET /reports/feeds/gaps.atom': neither('/reports/feeds/gaps.atom'),
  'GET /reports/{week}': readsReport((week) => `/reports/${week}?audience=internal`),
  'GET /reports/{week}/comparison': readsReport(
    (week) => `/reports/${week}/comparison?audience=internal&with=${weekAfter(week, -1)}`,
  ),
  'GET /reports/{week}/company': shows(
    async (world) => ({ path: `/reports/${await weekOfCompany(world)}/company` }),
    'owner',
  ),
  'GET /reports/{week}/company/files/{format}': shows(
    async (world) => ({ path: `/reports/${await weekOfCompany(world)}/company/files/csv` }),
    'owner',
  ),
  'GET /reports/{week}/files/{format}': readsReport((week) => `/reports/${week}/files/csv?audience=internal`),
  'POST /reports': writes(async (world) => {
    // that something is on record of a week that is over
    await world.database.query(
      `INSERT INTO coverage_change (proposal_id, score_set_id, status_after, cause, at)
       SELECT gen_random_uuid(), id, 'gap', 'computation', '2010-01-01' FROM score_set WHERE state = 'live'`,
    );
    taken += 1;
    return { path: '/reports', body: { week: weekAfter(weekOf(new Date()), -taken) } };
  }),
  'POST /reports/preview': shows(async (world) => {
    const secret = await world.proposal();
    await world.database.query(
      `INSERT INTO assignment (proposal_id, version, assignee_id, due_on, actor) VALUES ($1, 1, $2, current_date, $3)`,
      [secret, world.owner.id, world.actor],
    );
    return { path: '/reports/preview', secret, body: { week: weekOf(new Date()), audience: 'internal' } };
  }, 'see-internal'),
};
