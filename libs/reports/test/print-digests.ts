import { mock } from 'node:test';
import { seededRandom } from '../../../test/support/seeded-random.js';
import { plainText } from '../src/model/plain-text.js';
import { buildReport } from '../src/model/build-report.js';
import { type ReportFacts } from '../src/model/report-facts.js';
import { contentDigest, renderingDigests } from '../src/render/render-report.js';
import { exampleFacts, HOSTILE } from './example-facts.js';

/** Where clocks go differently: ahead and behind by most, by parts of an hour, with summer time, and here. */
const ZONES = [
  'Asia/Seoul',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Etc/GMT+12',
  'Europe/Berlin',
  'UTC',
];
/** Moments at which a report may be rendered: about a new year, a leap day, a change to summer time, and before and after all archives' years. */
const CLOCKS = [
  '2026-12-31T15:00:00Z',
  '2028-02-29T23:59:59Z',
  '2027-03-28T01:30:00Z',
  '1999-12-31T23:59:59Z',
  '2099-01-01T00:00:00Z',
];

/** How many renderings are made, from which of zones and clocks on, and from which seed the facts are put in another order each time. */
const [renderings = 1, from = 0, seed = 1] = process.argv.slice(-3).map(Number);
const random = seededRandom(seed);

const shuffled = <T>(all: readonly T[]): readonly T[] =>
  all
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);

/** The same facts as another database might give them: each list in another order. */
const inAnotherOrder = (facts: ReportFacts): ReportFacts => ({
  ...facts,
  now: shuffled(facts.now),
  weekBefore: shuffled(facts.weekBefore),
  stakeholders: shuffled(facts.stakeholders),
  facets: shuffled(facts.facets),
  concepts: shuffled(facts.concepts),
  coverage: shuffled(facts.coverage),
  entries: shuffled(facts.entries),
  periods: shuffled(facts.periods),
  convergence: shuffled(facts.convergence),
  sources: shuffled(facts.sources),
});

const REPORTS = [
  (): ReportFacts => exampleFacts(),
  (): ReportFacts => exampleFacts(plainText(Object.values(HOSTILE).join(' '))),
];

/** Stands this process in another place and time; only `Date` is another one, time goes on for timers. */
function moveTo(step: number): void {
  // eslint-disable-next-line no-restricted-properties -- the zone of a running process is set there and nowhere else
  process.env['TZ'] = ZONES[step % ZONES.length];
  mock.timers.reset();
  mock.timers.enable({ apis: ['Date'], now: new Date(CLOCKS[step % CLOCKS.length] ?? 0) });
}

/** Digests of all files of the example and of the hostile one in turn, as this process makes them: all that were seen of each. */
async function digests(): Promise<readonly (readonly string[])[]> {
  const seen = REPORTS.map(() => new Set<string>());
  for (let time = 0; time < renderings; time += 1) {
    moveTo(from + time);
    const at = time % REPORTS.length;
    const facts = REPORTS[at]?.();
    if (facts === undefined) throw new Error('no report');
    const report = buildReport(inAnotherOrder(facts));
    seen[at]?.add(JSON.stringify([contentDigest(report), await renderingDigests(report)]));
  }
  return seen.map((one) => [...one]);
}

void digests().then((all) => {
  process.stdout.write(JSON.stringify(all));
});
