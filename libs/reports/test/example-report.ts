import { buildReport } from '../src/model/build-report.js';
import { plainText } from '../src/model/plain-text.js';
import { type ReportFacts } from '../src/model/report-facts.js';
import { type Report } from '../src/model/report.js';
import { HOSTILE } from './example-facts.js';

/** All hostile texts as one title. */
export const HOSTILE_TITLE = plainText(Object.values(HOSTILE).join(' '));

/** The report of made-up facts. */
export const reportOf = (facts: ReportFacts): Report => buildReport(facts);
