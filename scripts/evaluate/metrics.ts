import { type BenchCoverage } from './read-bench.js';

/** One proposal as a system ranked it: grades in the order of the ranking, and all grades there are. */
export interface RankedGrades {
  readonly ranked: readonly number[];
  /** Every grade ≥ 1 of the proposal, in any order. */
  readonly all: readonly number[];
}

/** Metrics of a ranking; `undefined` where a proposal has nothing to find. */
export const RANKING_METRICS = ['nDCG@5', 'nDCG@10', 'hit@1', 'recall@10', 'recall@20', 'MAP'] as const;
export type RankingMetric = (typeof RANKING_METRICS)[number];

const gain = (grade: number): number => 2 ** grade - 1;

/** Discounted cumulative gain of the first `depth` grades: Σ (2^grade − 1) / log2(rank + 1). */
function dcg(grades: readonly number[], depth: number): number {
  return grades.slice(0, depth).reduce((sum, grade, at) => sum + gain(grade) / Math.log2(at + 2), 0);
}

/** Normalised DCG; `undefined` when no measure has a grade. */
export function ndcg({ ranked, all }: RankedGrades, depth: number): number | undefined {
  const ideal = dcg(
    [...all].sort((a, b) => b - a),
    depth,
  );
  return ideal === 0 ? undefined : dcg(ranked, depth) / ideal;
}

/** From this grade a measure counts as relevant for hit, recall and MAP. */
export const RELEVANT = 2;

const relevant = (grade: number): boolean => grade >= RELEVANT;

/** Share of relevant measures among the first `depth`; `undefined` without relevant measures. */
export function recall({ ranked, all }: RankedGrades, depth: number): number | undefined {
  const total = all.filter(relevant).length;
  return total === 0 ? undefined : ranked.slice(0, depth).filter(relevant).length / total;
}

/** 1 when the first measure is relevant; `undefined` without relevant measures. */
export function hitAt1({ ranked, all }: RankedGrades): number | undefined {
  if (!all.some(relevant)) return undefined;
  return relevant(ranked[0] ?? 0) ? 1 : 0;
}

/** Mean precision at the ranks of the relevant measures; `undefined` without relevant measures. */
export function averagePrecision({ ranked, all }: RankedGrades): number | undefined {
  const total = all.filter(relevant).length;
  if (total === 0) return undefined;
  let found = 0;
  let sum = 0;
  ranked.forEach((grade, at) => {
    if (!relevant(grade)) return;
    found += 1;
    sum += found / (at + 1);
  });
  return sum / total;
}

/** All ranking metrics of one proposal. */
export function rankingMetrics(grades: RankedGrades): Readonly<Record<RankingMetric, number | undefined>> {
  return {
    'nDCG@5': ndcg(grades, 5),
    'nDCG@10': ndcg(grades, 10),
    'hit@1': hitAt1(grades),
    'recall@10': recall(grades, 10),
    'recall@20': recall(grades, 20),
    MAP: averagePrecision(grades),
  };
}

/** Counts of one class against the rest. */
export interface Counts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

/** Share of predictions that are right; 0 when nothing was predicted. */
export function precision({ truePositives, falsePositives }: Counts): number {
  return truePositives === 0 ? 0 : truePositives / (truePositives + falsePositives);
}

/** Share of the gold that was predicted; 0 when there is no gold. */
export function sensitivity({ truePositives, falseNegatives }: Counts): number {
  return truePositives === 0 ? 0 : truePositives / (truePositives + falseNegatives);
}

/** Harmonic mean of precision and recall. */
export function f1(counts: Counts): number {
  const { truePositives, falsePositives, falseNegatives } = counts;
  return truePositives === 0
    ? 0
    : (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives);
}

const COVERAGE_CLASSES: readonly BenchCoverage[] = ['covered', 'partial', 'gap'];

/** A coverage decision beside its gold. */
export interface CoveragePair {
  readonly gold: BenchCoverage;
  readonly predicted: string;
}

/** Counts of one coverage class. */
export function coverageCounts(pairs: readonly CoveragePair[], status: BenchCoverage): Counts {
  const count = (test: (pair: CoveragePair) => boolean): number => pairs.filter(test).length;
  return {
    truePositives: count(({ gold, predicted }) => gold === status && predicted === status),
    falsePositives: count(({ gold, predicted }) => gold !== status && predicted === status),
    falseNegatives: count(({ gold, predicted }) => gold === status && predicted !== status),
  };
}

/** Mean F1 over the three coverage classes. */
export function coverageMacroF1(pairs: readonly CoveragePair[]): number {
  const scores = COVERAGE_CLASSES.map((status) => f1(coverageCounts(pairs, status)));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** A probability beside what happened. */
export interface Forecast {
  readonly probability: number;
  readonly happened: boolean;
}

/** One bin of a reliability diagram. */
export interface ReliabilityBin {
  /** Lower end of the bin, 0 to 0.9. */
  readonly from: number;
  readonly count: number;
  readonly meanProbability: number;
  readonly frequency: number;
}

const BINS = 10;

/** Ten equal bins; empty ones are left out. */
export function reliability(forecasts: readonly Forecast[]): readonly ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = forecasts.filter(
      ({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)) === bin,
    );
    const mean = (value: (forecast: Forecast) => number): number =>
      inside.reduce((sum, forecast) => sum + value(forecast), 0) / inside.length;
    return {
      from: bin / BINS,
      count: inside.length,
      meanProbability: mean(({ probability }) => probability),
      frequency: mean(({ happened }) => (happened ? 1 : 0)),
    };
  }).filter(({ count }) => count > 0);
}

/** Expected calibration error: mean distance of forecast and frequency over the bins, weighted by count. */
export function calibrationError(forecasts: readonly Forecast[]): number {
  if (forecasts.length === 0) return 0;
  return reliability(forecasts).reduce(
    (sum, { count, meanProbability, frequency }) =>
      sum + (count * Math.abs(meanProbability - frequency)) / forecasts.length,
    0,
  );
}
