import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { COVERAGE_FEATURES, type CoverageFeature, type LogisticRule } from '../model/parameters.js';

/** A candidate's confidence and whether it exists already. */
export interface CoverageCandidate {
  readonly confidence: number;
  readonly live: boolean;
}

/** Added to a confidence before its logarithm is taken, so that 0 stays finite. */
const OFFSET = 0.03;

/**
 * What coverage is judged by: logarithms of the best confidence of all and of those that exist; how near the reference measures come to the ask; how far the ask objects to something; whether it names a time.
 */
export function coverageFeatures(
  ask: Pick<PreparedAsk, 'reference' | 'stance' | 'facets'>,
  candidates: readonly CoverageCandidate[],
): Readonly<Record<CoverageFeature, number>> {
  const best = (some: readonly CoverageCandidate[]): number =>
    Math.log(some.reduce((most, { confidence }) => Math.max(most, confidence), 0) + OFFSET);
  return {
    best: best(candidates),
    bestLive: best(candidates.filter(({ live }) => live)),
    reference: ask.reference,
    objects: ask.stance.objects,
    asksTiming: ask.facets.timing.length > 0 ? 1 : 0,
  };
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
