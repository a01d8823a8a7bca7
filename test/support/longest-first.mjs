import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The files that take minutes, longest first. Where Jest remembers no durations, as on a fresh clone, it goes by the size of
 * files, and one of these begun last is waited for by a single processor.
 */
const LONGEST = [
  'test/standalone/standalone.e2e-spec.ts',
  'test/browser/accessibility.e2e-spec.ts',
  'test/property/recompute.property-spec.ts',
  'test/faults/worker.fault-spec.ts',
  'test/browser/journeys.e2e-spec.ts',
  'test/api/hostile.e2e-spec.ts',
  'test/api/authorisation-by-rows.e2e-spec.ts',
  'libs/recompute/test/score-set.int-spec.ts',
  'libs/recompute/test/thesaurus.int-spec.ts',
  'libs/recompute/test/recompute.int-spec.ts',
  'test/api/rearrangement.e2e-spec.ts',
].map((file) => path.resolve(import.meta.dirname, '..', '..', file));

/** Jest's order of test files, with those that take minutes in front. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path: file }) => (LONGEST.includes(file) ? LONGEST.indexOf(file) : LONGEST.length);
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
