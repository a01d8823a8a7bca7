import { runAlignment } from './alignment/run-alignment.js';
import { runBoard } from './board/run-board.js';
import { runFit } from './fit/run-fit.js';
import { runFreshness } from './freshness/run-freshness.js';
import { runGuard } from './guard/run-guard.js';
import { runReads } from './reads/run-reads.js';
import { runRecompute } from './recompute/run-recompute.js';
import { runReport } from './report/run-report.js';

interface Bench {
  readonly about: string;
  /** @returns exit code: 0 target met, 1 missed, 2 wrong arguments */
  readonly run: (argv: readonly string[]) => Promise<number>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  alignment: {
    about:
      'how fast asks meet measures; --asks N, --measures N, --threads N, --seed N, --full, --no-postgres',
    run: runAlignment,
  },
  board: {
    about: 'how the gap board answers clicks and keys; --proposals N (10000) --measures N (400)',
    run: runBoard,
  },
  fit: {
    about:
      'one company against many programmes, one programme against many companies, and all of it stored; --count N (10000) --core',
    run: runFit,
  },
  freshness: {
    about: 'time from an edit to its new scores; --edits N (200)',
    run: runFreshness,
  },
  recompute: {
    about:
      'rebuilds, kills and recovery; --proposals N (100) --measures N (400) --edits N (20), --full, --writing N (times), --edits-alone',
    run: runRecompute,
  },
  guard: {
    about: 'what the audit log, the row policies and the search for proposals that ask the same cost',
    run: runGuard,
  },
  report: {
    about:
      'how long the report of a week takes, and how much memory; --proposals N (10000) --measures N (400)',
    run: runReport,
  },
  reads: { about: 'answers a second, and how fast; --seconds N (20)', run: runReads },
};

const usage = (): string =>
  [
    'usage: npm run bench -- NAME [OPTIONS]',
    'Measures the built product on a data directory of its own, or a part of it on made-up texts.',
    '',
    ...Object.entries(BENCHES).map(([name, { about }]) => `  ${name.padEnd(12)}${about}`),
    '',
  ].join('\n');

/**
 * Runs a bench by its name.
 * @param argv name of the bench and its options, or `--help`
 * @returns exit code: 0 target met, 1 missed, 2 wrong arguments
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...options] = argv;
  if (name === '--help' || name === '-h') {
    process.stdout.write(usage());
    return 0;
  }
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench === undefined) {
    process.stderr.write(usage());
    return 2;
  }
  return bench.run(options);
}
