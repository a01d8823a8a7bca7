import { COVERAGE_FEATURES, type CoverageFeature, type LogisticRule } from '../model/parameters.js';

/** A candidate's confidence and whether it exists already. */
export interface CoverageCandidate {
  readonly confidence: number;
  readonly live: boolean;
}

/** Added to a confidence before its logarithm is taken, so that 0 stays finite. */
const OFFSET = 0.03;

/** Logarithms of the best three confidences and of the best among measures that exist; missing ones count as 0. */
export function coverageFeatures(
  candidates: readonly CoverageCandidate[],
): Readonly<Record<CoverageFeature, number>> {
  const log = (confidence: number | undefined): number => Math.log((confidence ?? 0) + OFFSET);
  const [best, second, third] = candidates.map(({ confidence }) => confidence).sort((a, b) => b - a);
  const live = candidates.filter((candidate) => candidate.live).map(({ confidence }) => confidence);
  return { best: log(best), second: log(second), third: log(third), bestLive: log(Math.max(0, ...live)) };
}

/** Chance that a logistic rule gives to its features, 0 to 1. */
export function chanceOf(
  rule: LogisticRule<CoverageFeature>,
  features: Readonly<Record<CoverageFeature, number>>,
): number {
  const logit = COVERAGE_FEATURES.reduce(
    (sum, name) => sum + rule.weights[name] * features[name],
    rule.intercept,
  );
  return 1 / (1 + Math.exp(-logit));
}
