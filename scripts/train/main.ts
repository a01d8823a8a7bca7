import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { buildModel, type ModelAssets } from '@jeonghap/alignment';

import { readAssets } from '../evaluate/read-assets.js';
import { readBench } from '../evaluate/read-bench.js';
import { buildStatistics } from './build-statistics.js';
import { benchFolders, readCorpus } from './count-corpus.js';
import { crossFit, type FoldedBench, groupBenches } from './cross-fit.js';
import { type CrossValidation, crossValidate } from './cross-validate.js';
import { writeCurve, writeFigures } from './figures-table.js';
import { explainGolden, type GoldenPair } from './golden.js';
import { learnParameters } from './learn-parameters.js';
import { type CurvePoint, learningCurve } from './learning-curve.js';
import { readSamples } from './pair-sample.js';
import { trainEncoder } from './train-encoder.js';

const USAGE = `usage: npm run train [-- --curve]

Learns statistics, encoder, weights and rules from libs/alignment/bench and the thesaurus, writes them with the
cross-validated figures to libs/alignment/assets, and renews the figures of docs/scoring.md and the golden explanations
for review as a diff.
The same input gives the same files.

  --curve  changes no model, but measures what a quarter, a half and all of the written proposals come to, and renews the
           learning curve of docs/scoring.md
`;

/** Trains the shipped model anew, or measures the learning curve. Exit code 0; 2 for wrong arguments. */
export function main(argv: readonly string[]): number {
  const [option, ...others] = argv;
  if (others.length > 0 || (option !== undefined && option !== '--curve')) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (option === '--curve') drawCurve(process.cwd());
  else trainModel(process.cwd());
  return 0;
}

function drawCurve(root: string): void {
  const curve: CurvePoint[] = [];
  for (const point of learningCurve(benchFolders(root).map(readBench), readAssets(root))) {
    curve.push({ ...point, validation: named(point.validation) });
    for (const result of point.validation) say(`${String(point.percent)} %: ${formatResult(result)}`);
  }
  const file = join(root, 'docs/scoring.md');
  writeFileSync(file, writeCurve(readFileSync(file, 'utf8'), curve));
}

function trainModel(root: string): void {
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
}

/** Results under the last part of the path of their bench. */
function named(validation: readonly CrossValidation[]): readonly CrossValidation[] {
  return validation.map((result) => ({ ...result, bench: basename(result.bench) }));
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
  write('cross-validation.json', named(validation), 2);
}

function renewDocument(root: string, validation: readonly CrossValidation[]): void {
  const file = join(root, 'docs/scoring.md');
  writeFileSync(file, writeFigures(readFileSync(file, 'utf8'), named(validation)));
}

function renewGolden(root: string): void {
  const file = (name: string): string => join(root, 'libs/alignment/test/golden', name);
  const pairs = JSON.parse(readFileSync(file('pairs.json'), 'utf8')) as readonly GoldenPair[];
  const model = buildModel(readAssets(root));
  const explanations = pairs.map((pair) => explainGolden(pair, model));
  writeFileSync(file('explanations.json'), `${JSON.stringify(explanations, undefined, 2)}\n`);
}
