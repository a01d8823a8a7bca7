import { plainText } from '../src/model/plain-text.js';
import { buildReport } from '../src/model/build-report.js';
import { contentDigest, renderingDigests } from '../src/render/render-report.js';
import { exampleFacts, HOSTILE } from './example-facts.js';

/** Digests of all files of the example and of the hostile one, as this process makes them. */
async function digests(): Promise<unknown> {
  const reports = [exampleFacts(), exampleFacts(plainText(Object.values(HOSTILE).join(' ')))].map(
    buildReport,
  );
  return Promise.all(reports.map(async (report) => [contentDigest(report), await renderingDigests(report)]));
}

void digests().then((all) => {
  process.stdout.write(JSON.stringify(all));
});
