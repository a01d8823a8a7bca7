import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { buildModel } from '@jeonghap/alignment';

import { BASELINES } from './baselines.js';
import { evaluateBench } from './evaluate-bench.js';
import { formatEvaluation } from './format-evaluation.js';
import { postgresBaselines } from './postgres-baselines.js';
import { prepareBench } from './prepare-bench.js';
import { readAssets } from './read-assets.js';
import { readBench } from './read-bench.js';
import { runModel } from './run-model.js';
import { writeRun } from './write-run.js';

const USAGE = `usage: npm run evaluate -- --bench DIR [--out DIR] [--database-url URL]

  --bench         folder with proposals.jsonl and measures.jsonl, and gold where there is any
  --out           folder for run.tsv, coverage.tsv, opposes.tsv, alignments.jsonl and metrics.json
  --database-url  PostgreSQL with pg_trgm: adds its ranking functions to the baselines
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
  const runs = runModel(prepared, prepared.model);
  const postgres = options.databaseUrl === undefined ? undefined : postgresBaselines(options.databaseUrl);
  try {
    const baselines = [...BASELINES, ...(postgres?.baselines ?? [])];
    const evaluation =
      bench.grades === undefined ? undefined : await evaluateBench(prepared, runs, baselines);
    if (options.out !== undefined) writeRun(options.out, runs, evaluation);
    process.stdout.write(
      evaluation === undefined
        ? `${options.bench}: ${String(runs.length)} proposals ranked; no gold to measure against\n`
        : `${formatEvaluation(options.bench, evaluation)}\n`,
    );
  } finally {
    await postgres?.close();
  }
  return 0;
}

interface Options {
  readonly bench: string;
  readonly out: string | undefined;
  readonly databaseUrl: string | undefined;
}

/** The options, or what is wrong with them. */
function readOptions(argv: readonly string[]): Options | string {
  const string = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { bench: string, out: string, 'database-url': string },
    });
    if (values.bench === undefined) return 'Give the folder of a bench with --bench.';
    const bench = resolve(values.bench);
    for (const file of ['proposals.jsonl', 'measures.jsonl']) {
      if (!existsSync(join(bench, file))) return `${join(values.bench, file)} is missing.`;
    }
    const out = values.out === undefined ? undefined : resolve(values.out);
    return { bench, out, databaseUrl: values['database-url'] };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
