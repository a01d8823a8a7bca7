import { type AlignmentModel, type ModelParameters } from '@jeonghap/alignment';

import { evaluateBench, type MetricTable } from '../evaluate/evaluate-bench.js';
import { type PreparedBench } from '../evaluate/prepare-bench.js';
import { runModel } from '../evaluate/run-model.js';
import { type FoldedBench } from './cross-fit.js';
import { fitCoverage, scoreSamples } from './fit-rules.js';
import { learnParameters } from './learn-parameters.js';
import { type ProposalSample, readSamples } from './pair-sample.js';

/** Figures of one bench, measured by a model that has seen none of its proposals or measures. */
export interface CrossValidation {
  readonly bench: string;
  readonly proposals: number;
  readonly measures: number;
  readonly metrics: MetricTable;
}

/** Parts a bench with natural base rates is cut into when the coverage rules are tried. */
const COVERAGE_FOLDS = 8;

/**
 * Two-way hold-out: each bench is measured with an encoder, weights, calibration and opposition rule learnt from the
 * other groups. Only the two coverage rules of a natural bench come from other proposals of its own group.
 */
export async function crossValidate(folded: readonly FoldedBench[]): Promise<readonly CrossValidation[]> {
  const samples = new Map(folded.map((bench) => [bench, readSamples(bench)]));
  const parametersOf = new Map<number, ModelParameters>();
  const results: CrossValidation[] = [];
  for (const bench of folded) {
    const { group, model } = bench;
    const others = [...samples.values()].flat().filter((sample) => sample.group !== group);
    const parameters = parametersOf.get(group) ?? learnParameters(others, model);
    parametersOf.set(group, parameters);
    const peers = [...samples.values()].flat().filter((sample) => sample.group === group && sample.natural);
    results.push(await measure(bench, { ...model, parameters }, peers));
  }
  return results;
}

async function measure(
  folded: FoldedBench,
  model: AlignmentModel,
  peers: readonly ProposalSample[],
): Promise<CrossValidation> {
  const prepared = { ...folded, model };
  const runs = peers.length === 0 ? runModel(prepared, model) : runInFolds(prepared, model, peers);
  const { proposals, measures, model: metrics } = await evaluateBench(prepared, runs, []);
  return { bench: folded.bench.name, proposals, measures, metrics };
}

/** Runs the model with coverage rules that were learnt without the proposals they judge. */
function runInFolds(
  prepared: PreparedBench,
  model: AlignmentModel,
  peers: readonly ProposalSample[],
): ReturnType<typeof runModel> {
  const scored = scoreSamples(peers, model);
  const foldOf = new Map(peers.map(({ proposalId }, at) => [proposalId, at % COVERAGE_FOLDS]));
  const variants = Array.from({ length: COVERAGE_FOLDS }, (_, fold): AlignmentModel => {
    const rest = scored.filter(({ sample }) => foldOf.get(sample.proposalId) !== fold);
    const coverage = fitCoverage(rest, model.parameters.coverage.answering);
    return { ...model, parameters: { ...model.parameters, coverage } };
  });
  const runs = variants.map(
    (variant) => new Map(runModel(prepared, variant).map((run) => [run.proposalId, run])),
  );
  return prepared.bench.proposals.flatMap(({ id }) => runs[foldOf.get(id) ?? 0]?.get(id) ?? []);
}
