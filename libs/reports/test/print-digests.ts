import { seededRandom } from '../../../test/support/seeded-random.js';
import { plainText } from '../src/model/plain-text.js';
import { buildReport } from '../src/model/build-report.js';
import { type ReportFacts } from '../src/model/report-facts.js';
import { contentDigest, renderingDigests } from '../src/render/render-report.js';
import { exampleFacts, HOSTILE } from './example-facts.js';

/** How often each report is made and rendered, and from which seed its facts are put in another order each time. */
const [times = 1, seed = 1] = process.argv.slice(-2).map(Number);
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

/** Digests of all files of the example and of the hostile one, as this process makes them: all that were seen. */
async function digests(): Promise<readonly string[]> {
  const seen = new Set<string>();
  for (let time = 0; time < times; time += 1) {
    const facts = [exampleFacts(), exampleFacts(plainText(Object.values(HOSTILE).join(' ')))];
    const reports = facts.map(inAnotherOrder).map(buildReport);
    const all = reports.map(async (report) => [contentDigest(report), await renderingDigests(report)]);
    seen.add(JSON.stringify(await Promise.all(all)));
  }
  return [...seen];
}

void digests().then((all) => {
  process.stdout.write(JSON.stringify(all));
});
