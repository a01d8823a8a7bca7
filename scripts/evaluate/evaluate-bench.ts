import { type AlignmentModel, POSITIVE_PARTS } from '@jeonghap/alignment';

import { type Baseline } from './baselines.js';
import { bootstrap, type Interval, meanOfDefined } from './bootstrap.js';
import {
  calibrationError,
  coverageCounts,
  coverageMacroF1,
  type CoveragePair,
  type Counts,
  f1,
  type Forecast,
  precision,
  RANKING_METRICS,
  type RankedGrades,
  type RankingMetric,
  rankingMetrics,
  RELEVANT,
  reliability,
  type ReliabilityBin,
  sensitivity,
} from './metrics.js';
import { type PreparedBench } from './prepare-bench.js';
import { type Bench } from './read-bench.js';
import { type ProposalRun, runModel, withoutPart } from './run-model.js';

/** Metrics by name, each with its 95 % interval over proposals. */
export type MetricTable = Readonly<Record<string, Interval>>;

/** What a run of the model comes to against the gold of its bench. */
export interface RunFigures {
  readonly metrics: MetricTable;
  readonly reliability: readonly ReliabilityBin[];
}

/** nDCG@10 without a part, and how much it falls. */
export type Ablation = Readonly<Record<string, { readonly ndcg10: number; readonly change: number }>>;

/** Everything measured on a bench with gold. */
export interface Evaluation extends RunFigures {
  readonly proposals: number;
  readonly measures: number;
  readonly modelVersion: string;
  readonly baselines: Readonly<Record<string, MetricTable>>;
  readonly ablation: Ablation;
}

/** Pairs a person would see: so many a proposal. */
const SHOWN = 10;
const HIGH_SCORE_TENTHS = 800;

/** Measures a run of the model and the baselines against the gold of the bench. */
export async function evaluateBench(
  prepared: PreparedBench,
  runs: readonly ProposalRun[],
  baselines: readonly Baseline[],
): Promise<Evaluation> {
  const { bench, model } = prepared;
  const tables: Record<string, MetricTable> = {};
  for (const baseline of baselines) tables[baseline.name] = rankingTable(await runBaseline(baseline, bench));
  return {
    proposals: bench.proposals.length,
    measures: bench.measures.length,
    modelVersion: model.version,
    ...measureRuns(runs, bench),
    baselines: tables,
    ablation: ablate(prepared),
  };
}

/** Ranking, coverage, opposites and calibration of a run. */
export function measureRuns(runs: readonly ProposalRun[], bench: Bench): RunFigures {
  return {
    metrics: { ...rankingTable(gradesOf(runs, bench)), ...otherMetrics(runs, bench) },
    reliability: reliability(runs.flatMap((run) => forecasts(run, bench))),
  };
}

function gradesOf(runs: readonly ProposalRun[], bench: Bench): readonly RankedGrades[] {
  return runs.map(({ proposalId, ranked }) => {
    const grades = bench.grades?.get(proposalId) ?? new Map<string, number>();
    return { ranked: ranked.map(({ measureId }) => grades.get(measureId) ?? 0), all: [...grades.values()] };
  });
}

async function runBaseline(baseline: Baseline, bench: Bench): Promise<readonly RankedGrades[]> {
  const scorer = await baseline.prepare(bench);
  return bench.proposals.map((proposal) => {
    const scores = scorer(proposal);
    const grades = bench.grades?.get(proposal.id) ?? new Map<string, number>();
    const order = bench.measures
      .map(({ id }, at) => ({ id, score: scores[at] ?? 0 }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return { ranked: order.map(({ id }) => grades.get(id) ?? 0), all: [...grades.values()] };
  });
}

function rankingTable(proposals: readonly RankedGrades[]): MetricTable {
  const each = proposals.map(rankingMetrics);
  const mean = (name: RankingMetric): Interval =>
    bootstrap(each, (sample) => meanOfDefined(sample.map((metrics) => metrics[name])));
  return Object.fromEntries(RANKING_METRICS.map((name) => [name, mean(name)]));
}

/** Coverage, opposites, calibration and inflation, as far as there is gold for them. */
function otherMetrics(runs: readonly ProposalRun[], bench: Bench): MetricTable {
  const table: Record<string, Interval> = {};
  const { coverage, opposes } = bench;
  if (coverage !== undefined) {
    const pairs = runs.map(({ proposalId, coverage: { status } }): CoveragePair => ({
      gold: coverage.get(proposalId) ?? 'gap',
      predicted: status,
    }));
    table['coverage macro-F1'] = bootstrap(pairs, coverageMacroF1);
    table['coverage accuracy'] = bootstrap(pairs, (sample) =>
      meanOfDefined(sample.map(({ gold, predicted }) => (gold === predicted ? 1 : 0))),
    );
    table['gap F1'] = bootstrap(pairs, (sample) => f1(coverageCounts(sample, 'gap')));
  }
  if (opposes !== undefined) {
    const counts = runs.map((run) => opposeCounts(run, opposes.get(run.proposalId) ?? new Set()));
    table['opposes precision'] = bootstrap(counts, (sample) => precision(sumCounts(sample)));
    table['opposes recall'] = bootstrap(counts, (sample) => sensitivity(sumCounts(sample)));
  }
  const shown = runs.map((run) => forecasts(run, bench));
  table['calibration error'] = bootstrap(shown, (sample) => calibrationError(sample.flat()));
  table['share of scores ≥ 80'] = bootstrap(runs, (sample) => shareOfHighScores(sample));
  return table;
}

/** Confidence and truth of the pairs a person would see. */
function forecasts({ proposalId, ranked }: ProposalRun, { grades }: Bench): readonly Forecast[] {
  return ranked.slice(0, SHOWN).map(({ measureId, alignment }) => ({
    probability: alignment.confidence,
    happened: (grades?.get(proposalId)?.get(measureId) ?? 0) >= RELEVANT,
  }));
}

function opposeCounts({ ranked }: ProposalRun, gold: ReadonlySet<string>): Counts {
  const predicted = ranked.filter(({ alignment }) => alignment.opposes).map(({ measureId }) => measureId);
  const truePositives = predicted.filter((id) => gold.has(id)).length;
  return {
    truePositives,
    falsePositives: predicted.length - truePositives,
    falseNegatives: gold.size - truePositives,
  };
}

function sumCounts(counts: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => counts.reduce((total, each) => total + each[key], 0);
  return {
    truePositives: sum('truePositives'),
    falsePositives: sum('falsePositives'),
    falseNegatives: sum('falseNegatives'),
  };
}

function shareOfHighScores(runs: readonly ProposalRun[]): number {
  const scores = runs.flatMap(({ ranked }) =>
    ranked.slice(0, SHOWN).map(({ alignment }) => alignment.scoreTenths),
  );
  return scores.length === 0
    ? 0
    : scores.filter((score) => score >= HIGH_SCORE_TENTHS).length / scores.length;
}

/** Ranks the bench anew without each part in turn. */
export function ablate(prepared: PreparedBench): Ablation {
  const { model } = prepared;
  const ndcg10 = (variant: AlignmentModel): number =>
    meanOfDefined(
      gradesOf(runModel(prepared, variant), prepared.bench).map(
        (grades) => rankingMetrics(grades)['nDCG@10'],
      ),
    );
  const whole = ndcg10(model);
  return Object.fromEntries(
    POSITIVE_PARTS.map((part) => {
      const without = ndcg10(withoutPart(model, part));
      return [part, { ndcg10: without, change: without - whole }];
    }),
  );
}
