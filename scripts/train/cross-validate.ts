import { type AlignmentModel, type ModelParameters } from '@jeonghap/alignment';

import { ablate, type Ablation, measureRuns, type RunFigures } from '../evaluate/evaluate-bench.js';
import { type PreparedBench } from '../evaluate/prepare-bench.js';
import { type Bench } from '../evaluate/read-bench.js';
import { type ProposalRun, runModel } from '../evaluate/run-model.js';
import { type FoldedBench } from './cross-fit.js';
import { fitCoverage, scoreSamples } from './fit-rules.js';
import { learnParameters } from './learn-parameters.js';
import { isNatural } from './natural-bench.js';
import { type ProposalSample, readSamples } from './pair-sample.js';

/** Figures of one bench, measured by a model that has seen none of its proposals or measures. */
export interface CrossValidation extends RunFigures {
  readonly bench: string;
  readonly proposals: number;
  readonly measures: number;
  /** Of the natural benches together only. */
  readonly ablation?: Ablation;
}

/** Parts a bench with natural base rates is cut into when the coverage rules are tried. */
const COVERAGE_FOLDS = 8;

/** A bench as it was run by a model that had seen none of it. */
interface HeldOutRun {
  readonly prepared: PreparedBench;
  readonly runs: readonly ProposalRun[];
}

/**
 * Two-way hold-out: each bench is measured with an encoder, weights, calibration and opposition rule learnt from the
 * other groups. Only the two coverage rules of a natural bench come from other proposals of its own group. The
 * first natural bench comes first, together with those over the same measures.
 *
 * @param given taken instead of parameters that are learnt
 */
export function crossValidate(
  folded: readonly FoldedBench[],
  given?: ModelParameters,
): readonly CrossValidation[] {
  const samples = new Map(folded.map((bench) => [bench, readSamples(bench)]));
  const everything = [...samples.values()].flat();
  const parametersOf = new Map<number, ModelParameters>();
  const runs = folded.map((bench): HeldOutRun => {
    const { group, model } = bench;
    const parameters =
      given ??
      parametersOf.get(group) ??
      learnParameters(
        everything.filter((sample) => sample.group !== group),
        model,
      );
    parametersOf.set(group, parameters);
    const peers = everything.filter((sample) => sample.group === group && sample.natural);
    const prepared = { ...bench, model: { ...model, parameters } };
    return { prepared, runs: runHeldOut(prepared, peers) };
  });
  const each = runs.map((run) => toResult(run.prepared.bench, run.runs));
  const natural = runs.filter(({ prepared }) => isNatural(prepared.bench.name));
  const pooled = pool(natural.filter(({ prepared }) => sharesMeasures(prepared.bench, natural[0])));
  if (pooled === undefined) return each;
  const together = { ...toResult(pooled.prepared.bench, pooled.runs), ablation: ablate(pooled.prepared) };
  return [together, ...each];
}

function sharesMeasures({ measures }: Bench, other: HeldOutRun | undefined): boolean {
  const titles = other?.prepared.bench.measures.map(({ id, title }) => `${id} ${title}`).join('\n');
  return measures.map(({ id, title }) => `${id} ${title}`).join('\n') === titles;
}

function runHeldOut(prepared: PreparedBench, peers: readonly ProposalSample[]): readonly ProposalRun[] {
  return peers.length === 0
    ? runModel(prepared, prepared.model)
    : runInFolds(prepared, prepared.model, peers);
}

function toResult(bench: Bench, runs: readonly ProposalRun[]): CrossValidation {
  return {
    bench: bench.name,
    proposals: bench.proposals.length,
    measures: bench.measures.length,
    ...measureRuns(runs, bench),
  };
}

/** Runs of benches over the same measures as one run; `undefined` when there are none. */
function pool(held: readonly HeldOutRun[]): HeldOutRun | undefined {
  const [first] = held;
  if (first === undefined) return undefined;
  const benches = held.map(({ prepared }) => prepared.bench);
  const merge = <V>(read: (bench: Bench) => ReadonlyMap<string, V> | undefined): ReadonlyMap<string, V> =>
    new Map(benches.flatMap((bench) => [...(read(bench) ?? [])]));
  const bench: Bench = {
    ...first.prepared.bench,
    name: benches.map(({ name }) => name.slice(name.lastIndexOf('/') + 1)).join(' + '),
    proposals: benches.flatMap(({ proposals }) => proposals),
    grades: merge(({ grades }) => grades),
    coverage: merge(({ coverage }) => coverage),
    opposes: merge(({ opposes }) => opposes),
  };
  const asks = held.flatMap(({ prepared }) => prepared.asks);
  return { prepared: { ...first.prepared, bench, asks }, runs: held.flatMap(({ runs }) => runs) };
}

/** Runs the model with coverage rules that were learnt without the proposals they judge. */
function runInFolds(
  prepared: PreparedBench,
  model: AlignmentModel,
  peers: readonly ProposalSample[],
): readonly ProposalRun[] {
  const scored = scoreSamples(peers, model);
  const foldOf = new Map(peers.map(({ proposalId }, at) => [proposalId, at % COVERAGE_FOLDS]));
  return Array.from({ length: COVERAGE_FOLDS }, (_, fold) => {
    const rest = scored.filter(({ sample }) => foldOf.get(sample.proposalId) !== fold);
    const coverage = fitCoverage(rest, model.parameters.coverage.answering);
    const at = prepared.bench.proposals.flatMap(({ id }, n) => (foldOf.get(id) === fold ? [n] : []));
    const part: PreparedBench = {
      ...prepared,
      bench: { ...prepared.bench, proposals: prepared.bench.proposals.filter((_each, n) => at.includes(n)) },
      asks: prepared.asks.filter((_each, n) => at.includes(n)),
    };
    return runModel(part, { ...model, parameters: { ...model.parameters, coverage } });
  }).flat();
}
