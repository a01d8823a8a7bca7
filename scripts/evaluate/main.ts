import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { buildModel } from '@jeonghap/alignment';

import { type Baseline, BASELINES } from './baselines.js';
import { evaluateBench, type Evaluation } from './evaluate-bench.js';
import { formatEvaluation } from './format-evaluation.js';
import { lendWordings } from './lend-wordings.js';
import { withPostgresBaselines } from './postgres-baselines.js';
import { prepareBench } from './prepare-bench.js';
import { readAssets } from './read-assets.js';
import { readBench } from './read-bench.js';
import { runModel } from './run-model.js';
import { countTrainingProposals } from './training-proposals.js';
import { writeRun } from './write-run.js';

const USAGE = `usage: npm run evaluate -- --bench DIR [--out DIR] [--postgres] [--wordings N]

  --bench     folder with proposals.jsonl and measures.jsonl, and gold where there is any
  --out       folder for run.tsv, coverage.tsv, opposes.tsv, alignments.jsonl and metrics.json
  --postgres  starts a PostgreSQL of its own and adds its ranking functions to the baselines
  --wordings  as if people had confirmed the gold: each measure is also known by the words of at most N proposals that it
              answers (grade 2 and 3), never by those of the one that is compared with it
`;

/** Runs the shipped model over a bench. Exit code 0; 2 when the arguments or the folder cannot be used. */
export async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n${USAGE}`);
    return 2;
  }
  const bench = readBench(options.bench);
  const prepared = prepareBench(bench, buildModel(readAssets(process.cwd())));
  const lent = options.wordings === 0 ? undefined : lendWordings(prepared, options.wordings);
  const runs = runModel(prepared, prepared.model, lent);
  const evaluate = (more: readonly Baseline[]): Promise<Evaluation> =>
    evaluateBench(prepared, runs, [...BASELINES, ...more]);
  const evaluateAll = (): Promise<Evaluation> =>
    options.postgres ? withPostgresBaselines(evaluate) : evaluate([]);
  const evaluation = bench.grades === undefined ? undefined : await evaluateAll();
  if (options.out !== undefined) writeRun(options.out, runs, evaluation);
  process.stdout.write(
    evaluation === undefined
      ? `${options.bench}: ${String(runs.length)} proposals ranked; no gold to measure against\n`
      : `${formatEvaluation(options.bench, evaluation)}\n`,
  );
  const known = countTrainingProposals(bench, process.cwd());
  if (known > 0) process.stdout.write(`\n${trainingNote(known, bench.proposals.length)}\n`);
  return 0;
}

function trainingNote(known: number, all: number): string {
  return (
    `${String(known)} of these ${String(all)} proposals trained the shipped model: for these, its figures above say ` +
    'nothing about other texts.\nHeld-out figures: libs/alignment/assets/cross-validation.json'
  );
}

interface Options {
  readonly bench: string;
  readonly out: string | undefined;
  readonly postgres: boolean;
  /** Most wordings that a measure is lent; 0 for none. */
  readonly wordings: number;
}

/** The options, or what is wrong with them. */
function readOptions(argv: readonly string[]): Options | string {
  const string = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        bench: string,
        out: string,
        postgres: { type: 'boolean', default: false },
        wordings: string,
      },
    });
    if (values.bench === undefined) return 'Give the folder of a bench with --bench.';
    const bench = resolve(values.bench);
    for (const file of ['proposals.jsonl', 'measures.jsonl']) {
      if (!existsSync(join(bench, file))) return `${join(values.bench, file)} is missing.`;
    }
    const out = values.out === undefined ? undefined : resolve(values.out);
    const wordings = Number(values.wordings ?? 0);
    if (!Number.isInteger(wordings) || wordings < 0) return '--wordings is a whole number.';
    return { bench, out, postgres: values.postgres, wordings };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
