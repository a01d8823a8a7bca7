import path from 'node:path';
import { parseArgs } from 'node:util';

import {
  type CompanyFacts,
  type Criterion,
  decideFit,
  explainCriterion,
  explainFit,
  extractCriteria,
  type FitContext,
  questionsOf,
  rankFits,
  SIZE_TABLE,
} from '@jeonghap/fit';
import { readHolidays } from '@jeonghap/platform';

import { readNotices } from '../../evaluate-criteria/read-notices.js';
import { makeCompanies } from '../../evaluate-criteria/synthetic-companies.js';
import { describeMachine, loadAverage } from '../machine.js';
import { percentile } from '../percentile.js';
import { makeProgrammes } from './made-up-programmes.js';
import { type StoredTiming, timeStoredFit } from './stored-fit.js';

const CONTEXT: FitContext = { today: '2026-11-30', sizes: SIZE_TABLE };
const RUNS = 9;
/** Milliseconds: one company against all programmes with explanations, and one programme against all companies. */
const TARGETS = { company: 300, programme: 2000 };

/**
 * Measures on one core how long one company takes against many programmes, decided, explained, ranked and asked about, and
 * how long a changed programme takes against many companies, from its text on. Programmes are put together from the
 * criteria of the labelled notices. Then the same over HTTP, and the work on saved profiles, from PostgreSQL. No peer is measured beside it: what decides by three values with reasons was not found.
 * @returns exit code: 0 targets met, 1 missed, 2 wrong arguments
 */
export async function runFit(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (options === undefined) {
    process.stderr.write('usage: npm run bench -- fit [--count N] [--core]\n');
    return 2;
  }
  const { count, isCoreOnly } = options;
  const notices = readNotices(path.join(process.cwd(), 'libs', 'fit', 'bench', 'notices.jsonl'));
  const programmes = makeProgrammes(
    notices.flatMap(({ text }) => extractCriteria(text)),
    count,
  );
  const companies = makeCompanies(count, 'bench');
  const holidays = await readHolidays(CONTEXT.today, '2027-12-31');
  const [company] = companies;
  const [notice] = notices;
  if (company === undefined || notice === undefined) return 2;
  const one = measure(() => fitOne(company, programmes, holidays));
  const all = measure(() => fitAll(extractCriteria(notice.text), companies));
  const criteria = programmes.reduce((sum, { length }) => sum + length, 0);
  process.stdout.write(
    [
      `${describeMachine()}, load ${loadAverage().toFixed(1)}, ${String(RUNS)} runs each, time of the processor`,
      `one company, ${String(count)} programmes (${String(criteria)} criteria), decided, explained in two languages, ranked, questions counted:`,
      line(one, TARGETS.company),
      `one changed programme, read from its text, ${String(count)} companies:`,
      line(all, TARGETS.programme),
      '',
    ].join('\n'),
  );
  const isCoreFast = percentile(one, 50) <= TARGETS.company && percentile(all, 50) <= TARGETS.programme;
  if (isCoreOnly) return isCoreFast ? 0 : 1;
  process.stdout.write('with everything in PostgreSQL, time by the clock:\n');
  let isMet = isCoreFast;
  await timeStoredFit(programmes, companies, (timing) => {
    isMet = tell(timing) && isMet;
  });
  return isMet ? 0 : 1;
}

/** @returns whether its target is met */
function tell({ what, ms, target }: StoredTiming): boolean {
  const [median, worst] = [percentile(ms, 50), percentile(ms, 100)];
  const spread =
    ms.length > 1 ? `median ${median.toFixed(0)} ms, slowest ${worst.toFixed(0)}` : median.toFixed(0);
  const aim = target === undefined ? '' : ` (target ${String(target)} ms)`;
  process.stdout.write(`${what}:\n  ${spread} ms${aim}\n`);
  return target === undefined || median <= target;
}

function readOptions(
  argv: readonly string[],
): { readonly count: number; readonly isCoreOnly: boolean } | undefined {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { count: { type: 'string', default: '10000' }, core: { type: 'boolean', default: false } },
    });
    const count = Number(values.count);
    return Number.isInteger(count) && count > 0 ? { count, isCoreOnly: values.core } : undefined;
  } catch {
    return undefined;
  }
}

function line(times: readonly number[], target: number): string {
  const [median, worst] = [percentile(times, 50), percentile(times, 100)].map((ms) => ms.toFixed(0));
  return `  median ${String(median)} ms, slowest ${String(worst)} ms (target ${String(target)} ms)`;
}

/** Milliseconds of processor for each run: on a busy machine the clock would count what others do. */
function measure(work: () => number): readonly number[] {
  return Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
}

/** Everything that a page of results needs. @returns signs of explanation, so that no work can be left out */
function fitOne(
  company: CompanyFacts,
  programmes: readonly (readonly Criterion[])[],
  holidays: Awaited<ReturnType<typeof readHolidays>>,
): number {
  const inputs = programmes.map((criteria, at) => ({
    programmeId: String(at),
    result: decideFit(company, criteria, CONTEXT),
    relevance: at % 101,
    period: { kind: 'fixed', from: '2026-11-01', to: `2027-0${String(1 + (at % 9))}-20` } as const,
    isOver: false,
  }));
  let signs = questionsOf(inputs).length;
  for (const { result } of rankFits(inputs, { today: CONTEXT.today, holidays })) {
    signs += explainFit(result).ko.length;
    for (const criterion of result.criteria) signs += explainCriterion(criterion).ko.length;
  }
  return signs;
}

function fitAll(criteria: readonly Criterion[], companies: readonly CompanyFacts[]): number {
  return companies.filter((company) => decideFit(company, criteria, CONTEXT).verdict === 'eligible').length;
}
