import path from 'node:path';
import { parseArgs } from 'node:util';

import { type FitContext, SIZE_TABLE } from '@jeonghap/fit';

import { compareCriteria, type Comparison, type VerdictCount } from './compare-criteria.js';
import { readNotices } from './read-notices.js';
import { makeCompanies } from './synthetic-companies.js';

const USAGE = `usage: npm run evaluate:criteria -- [--show] [--companies N]

  --show       lists what differs in the notices that rules may be written after, never in the held-out ones
  --companies  synthetic companies that the verdicts are compared on (default 300)
`;
const FOLDER = path.join('libs', 'fit', 'bench');
const FILES = [
  { name: 'notices', file: 'notices.jsonl', isHeldOut: false },
  { name: 'held out', file: 'held-out.jsonl', isHeldOut: true },
];
const CONTEXT: FitContext = { today: '2026-11-30', sizes: SIZE_TABLE };
/** Most verdicts that may be wrong, of those that were reached. */
const MOST_WRONG = 0.02;

/**
 * Reads the labelled notices by the rules and measures how well: precision and recall per kind, and the share of verdicts
 * that the gold does not reach. @returns 0; 1 when more than 2 % of the verdicts are wrong; 2 for wrong arguments
 */
export function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (options === undefined) {
    process.stderr.write(USAGE);
    return Promise.resolve(2);
  }
  const companies = makeCompanies(options.companies, 'companies');
  const comparisons = FILES.map(({ name, file, isHeldOut }) => {
    const notices = readNotices(path.join(process.cwd(), FOLDER, file));
    const comparison = compareCriteria(notices, companies, CONTEXT);
    process.stdout.write(`${format(`${name}: ${String(notices.length)}`, comparison)}\n\n`);
    if (options.show && !isHeldOut) process.stdout.write(`${comparison.differences.join('\n')}\n\n`);
    return comparison;
  });
  return Promise.resolve(comparisons.every(isGoodEnough) ? 0 : 1);
}

function readOptions(
  argv: readonly string[],
): { readonly show: boolean; readonly companies: number } | undefined {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { show: { type: 'boolean', default: false }, companies: { type: 'string', default: '300' } },
    });
    const companies = Number(values.companies);
    return Number.isInteger(companies) && companies > 0 ? { show: values.show, companies } : undefined;
  } catch {
    return undefined;
  }
}

function isGoodEnough({ criteria, notices }: Comparison): boolean {
  return [criteria, notices].every(({ decided, wrong }) => wrong <= decided * MOST_WRONG);
}

function format(title: string, { kinds, criteria, notices }: Comparison): string {
  const rows = [...kinds]
    .filter(([, { gold, read }]) => gold + read > 0)
    .map(([kind, { gold, read, right }]) =>
      [
        kind.padEnd(20),
        share(right, read),
        share(right, gold),
        String(gold).padStart(5),
        String(read).padStart(5),
      ].join(' '),
    );
  const totals = [...kinds.values()].reduce((sum, one) => ({
    gold: sum.gold + one.gold,
    read: sum.read + one.read,
    right: sum.right + one.right,
  }));
  return [
    `${title} notices`,
    'kind                 precision recall  gold  read',
    ...rows,
    ['all'.padEnd(20), share(totals.right, totals.read), share(totals.right, totals.gold)].join(' '),
    verdicts('criteria', criteria),
    verdicts('programmes', notices),
  ].join('\n');
}

function share(part: number, whole: number): string {
  return (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`).padStart(8);
}

function verdicts(of: string, { all, decided, wrong }: VerdictCount): string {
  return `verdicts on ${of}: ${String(all)}, decided ${share(decided, all).trim()}, wrong of these ${share(wrong, decided).trim()}`;
}
