import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type ScorePart } from '../score/score-alignment.js';
import { COVERAGE_FEATURES, type CoverageFeature, type LogisticRule } from '../model/parameters.js';

/** A candidate's confidence, whether it exists already, and how alike the meanings are (the signal of that part). */
export interface CoverageCandidate {
  readonly confidence: number;
  readonly live: boolean;
  readonly meaning: number;
}

/** How alike the meanings of a pair are: the signal of that part, 0 to 1; 0 without it. */
export function meaningOf(parts: readonly Pick<ScorePart, 'name' | 'signal'>[]): number {
  return parts.find(({ name }) => name === 'meaning')?.signal ?? 0;
}

/** Added to a confidence before its logarithm is taken, so that 0 stays finite. */
const OFFSET = 0.03;

/**
 * What coverage is judged by: logarithms of the best confidence of all and of those that exist; how alike the meaning of
 * the nearest is, and that of the nearest reference measure; the logarithm of the number of words of the ask, since who asks
 * for more finds more of it; which way it pulls; whether it names a time.
 */
export function coverageFeatures(
  ask: Pick<PreparedAsk, 'reference' | 'stance' | 'facets' | 'units'>,
  candidates: readonly CoverageCandidate[],
): Readonly<Record<CoverageFeature, number>> {
  const best = (some: readonly CoverageCandidate[]): number =>
    Math.log(some.reduce((most, { confidence }) => Math.max(most, confidence), 0) + OFFSET);
  return {
    best: best(candidates),
    bestLive: best(candidates.filter(({ live }) => live)),
    meaning: candidates.reduce((most, { meaning }) => Math.max(most, meaning), 0),
    reference: ask.reference,
    words: Math.log(Math.max(1, ask.units.length)),
    tightens: ask.stance.tightens,
    loosens: ask.stance.loosens,
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
