import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { buildModel, type ModelAssets } from '@jeonghap/alignment';

import { readAssets } from '../evaluate/read-assets.js';
import { readBench } from '../evaluate/read-bench.js';
import { buildStatistics } from './build-statistics.js';
import { benchFolders, readCorpus } from './count-corpus.js';
import { crossFit, type FoldedBench, groupBenches } from './cross-fit.js';
import { type CrossValidation, crossValidate } from './cross-validate.js';
import { writeFigures } from './figures-table.js';
import { explainGolden, type GoldenPair } from './golden.js';
import { learnParameters } from './learn-parameters.js';
import { readSamples } from './pair-sample.js';
import { trainEncoder } from './train-encoder.js';

const USAGE = `usage: npm run train

Learns statistics, encoder, weights and rules from libs/alignment/bench and the thesaurus, writes them with the
cross-validated figures to libs/alignment/assets, and renews the figures of docs/scoring.md and the golden explanations
for review as a diff.
Takes no arguments; the same input gives the same files.
`;

/** Trains the shipped model anew. Exit code 0; 2 when there are arguments. */
export function main(argv: readonly string[]): number {
  if (argv.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const root = process.cwd();
  const shipped = readAssets(root);
  const assets = { ...shipped, statistics: buildStatistics(readCorpus(root), shipped) };
  const benches = benchFolders(root).map(readBench);
  const folded: FoldedBench[] = [];
  for (const bench of crossFit(groupBenches(benches), assets)) {
    folded.push(bench);
    say(`${basename(bench.bench.name)}: encoder of the other groups is ready`);
  }
  const validation = crossValidate(folded);
  for (const result of validation) say(formatResult(result));
  const encoder = trainEncoder(benches, assets);
  const model = buildModel({ ...assets, encoder });
  const parameters = learnParameters(folded.flatMap(readSamples), model);
  writeAssets(root, { ...assets, encoder, parameters }, validation);
  renewGolden(root);
  renewDocument(root, validation);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function formatResult({ bench, proposals, metrics }: CrossValidation): string {
  const figures = Object.entries(metrics).map(([name, { value }]) => `${name} ${value.toFixed(3)}`);
  return `${basename(bench)} (${String(proposals)} proposals): ${figures.join(', ')}`;
}

function writeAssets(root: string, assets: ModelAssets, validation: readonly CrossValidation[]): void {
  const write = (name: string, value: unknown, indent?: number): void => {
    writeFileSync(join(root, 'libs/alignment/assets', name), `${JSON.stringify(value, undefined, indent)}\n`);
  };
  write('statistics.json', assets.statistics);
  write('encoder.json', assets.encoder);
  write('parameters.json', assets.parameters, 2);
  const figures = validation.map((result) => ({ ...result, bench: basename(result.bench) }));
  write('cross-validation.json', figures, 2);
}

function renewDocument(root: string, validation: readonly CrossValidation[]): void {
  const file = join(root, 'docs/scoring.md');
  const named = validation.map((result) => ({ ...result, bench: basename(result.bench) }));
  writeFileSync(file, writeFigures(readFileSync(file, 'utf8'), named));
}

function renewGolden(root: string): void {
  const file = (name: string): string => join(root, 'libs/alignment/test/golden', name);
  const pairs = JSON.parse(readFileSync(file('pairs.json'), 'utf8')) as readonly GoldenPair[];
  const model = buildModel(readAssets(root));
  const explanations = pairs.map((pair) => explainGolden(pair, model));
  writeFileSync(file('explanations.json'), `${JSON.stringify(explanations, undefined, 2)}\n`);
}
