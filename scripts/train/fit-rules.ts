import {
  type AlignmentModel,
  ALIGNMENT_FLOOR_TENTHS,
  COVERAGE_FEATURES,
  coverageFeatures,
  isLive,
  type MeasureKind,
  meaningOf,
  type ModelParameters,
  OPPOSITION_FEATURES,
  oppositionFeatures,
  POSITIVE_PARTS,
  type PairScore,
  scoreSignals,
} from '@jeonghap/alignment';

import { RELEVANT } from '../evaluate/metrics.js';
import { fitLogistic, type LogisticFit, type Observation, predict } from './logistic.js';
import { balance, type ProposalSample } from './pair-sample.js';

/** The alignments of a proposal with its pool, in the order of the pool. */
export interface ScoredSample {
  readonly sample: ProposalSample;
  readonly alignments: readonly PairScore[];
}

type Rules = Pick<ModelParameters, 'calibration' | 'direction' | 'coverage'>;

/** Scores all samples with one model; only its weights and rules matter here. */
export function scoreSamples(
  samples: readonly ProposalSample[],
  model: AlignmentModel,
): readonly ScoredSample[] {
  return samples.map((sample) => ({
    sample,
    alignments: sample.measures.flatMap((measure, at) => {
      const pair = sample.pairs[at];
      return pair === undefined ? [] : [scoreSignals(pair, sample.ask, measure, model)];
    }),
  }));
}

const CALIBRATION_RIDGE = 3;
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Calibrates P(grade ≥ 2) on the contributions of the parts of all pairs from the floor on, one fit a kind. */
export function fitCalibration(scored: readonly ScoredSample[]): Rules['calibration'] {
  const weightOf = balance(scored.map(({ sample }) => sample));
  const fitKind = (kind: MeasureKind): Rules['calibration'][MeasureKind] => {
    const observations = scored.flatMap(({ sample, alignments }) =>
      alignments.flatMap((alignment, at): readonly Observation[] => {
        const score = positiveScore(alignment);
        if (alignment.measureKind !== kind || score < ALIGNMENT_FLOOR_TENTHS) return [];
        const outcome = (sample.grades[at] ?? 0) >= RELEVANT ? 1 : 0;
        const features = [...contributions(alignment), sample.ask.reference];
        return [{ features, outcome, weight: weightOf(sample) }];
      }),
    );
    const plain = fitLogistic(
      observations.map((each) => {
        const parts = each.features.slice(0, POSITIVE_PARTS.length);
        return { ...each, features: [parts.reduce((a, b) => a + b, 0), each.features.at(-1) ?? 0] };
      }),
      { ridge: CALIBRATION_RIDGE },
    );
    const [slope = 0, reference = 0] = plain.weights;
    const fit = fitLogistic(observations, {
      ridge: CALIBRATION_RIDGE,
      prior: [...POSITIVE_PARTS.map(() => slope), reference],
    });
    const slopes = Object.fromEntries(POSITIVE_PARTS.map((part, at) => [part, round(fit.weights[at] ?? 0)]));
    return {
      intercept: round(fit.intercept),
      slopes: slopes as Rules['calibration'][MeasureKind]['slopes'],
      reference: round(fit.weights[POSITIVE_PARTS.length] ?? 0),
    };
  };
  return { programme: fitKind('programme'), legislative_item: fitKind('legislative_item') };
}

function contributions({ parts }: PairScore): readonly number[] {
  return parts
    .filter(({ name }) => name !== 'direction')
    .map(({ contributionTenths }) => contributionTenths / 1000);
}

/** The score before any cap, in tenths. */
function positiveScore({ parts }: PairScore): number {
  return parts.reduce((sum, { contributionTenths }) => sum + Math.max(0, contributionTenths), 0);
}

/** Only the best measures of a proposal are shown to the fit: the others cannot oppose what they do not touch. */
const OPPOSITION_DEPTH = 15;
const OPPOSITION_RIDGE = 3;

/** Learns when a measure goes the other way. The threshold gives the best F0.5 on the samples. */
export function fitOpposition(scored: readonly ScoredSample[], capTenths: number): Rules['direction'] {
  const observations = scored.flatMap(({ sample, alignments }) =>
    alignments
      .map((alignment, at) => ({ score: positiveScore(alignment), at }))
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, OPPOSITION_DEPTH)
      .map(({ score, at }): Observation => {
        const measure = sample.measures[at];
        const features =
          measure === undefined ? undefined : oppositionFeatures(score / 1000, sample.ask, measure);
        return {
          features: OPPOSITION_FEATURES.map((name) => features?.[name] ?? 0),
          outcome: sample.opposed[at] === true ? 1 : 0,
          weight: 1,
        };
      }),
  );
  const fit = fitLogistic(observations, { ridge: OPPOSITION_RIDGE });
  return { ...toRule(fit, OPPOSITION_FEATURES, bestThreshold(fit, observations)), capTenths };
}

function toRule<F extends string>(
  { intercept, weights }: LogisticFit,
  names: readonly F[],
  threshold: number,
): { readonly intercept: number; readonly weights: Readonly<Record<F, number>>; readonly threshold: number } {
  const named = Object.fromEntries(names.map((name, at) => [name, round(weights[at] ?? 0)])) as Record<
    F,
    number
  >;
  return { intercept: round(intercept), weights: named, threshold: round(threshold) };
}

/** A false alarm hides a measure that answers, so precision counts more than recall: F with β = 0.5. */
const BETA_SQUARED = 0.25;
/** A warning that is wrong far more often than right is not worth its place. */
const LOWEST_THRESHOLD = 0.35;
/** A threshold that fewer pairs reach than this is chance. */
const MIN_FLAGGED = 20;

/** The chance from which predictions have the best F0.5. */
function bestThreshold(fit: LogisticFit, observations: readonly Observation[]): number {
  const ranked = observations
    .map(({ features, outcome }) => ({ chance: predict(fit, features), outcome }))
    .sort((a, b) => b.chance - a.chance);
  const positives = ranked.reduce((sum, { outcome }) => sum + outcome, 0);
  let found = 0;
  let best = { value: 0, threshold: 1 };
  ranked.forEach(({ chance, outcome }, at) => {
    found += outcome;
    const value = ((1 + BETA_SQUARED) * found) / (at + 1 + BETA_SQUARED * positives);
    if (at + 1 >= MIN_FLAGGED && value > best.value) best = { value, threshold: chance };
  });
  return Math.max(LOWEST_THRESHOLD, best.threshold);
}

/** Of features that were brought to a spread of 1; chosen on `natural-sample`. */
const COVERAGE_RIDGE = 8;
/** A proposal's coverage features beside its gold. */
interface CoverageSample {
  readonly features: readonly number[];
  readonly gold: NonNullable<ProposalSample['coverage']>;
}

/** Learns the two coverage rules on proposals with natural base rates; thresholds give each status its share there. */
export function fitCoverage(scored: readonly ScoredSample[], answering: number): Rules['coverage'] {
  const samples = scored.flatMap(({ sample, alignments }): readonly CoverageSample[] => {
    if (!sample.natural || sample.coverage === undefined) return [];
    const candidates = alignments
      .filter(({ opposes, scoreTenths }) => !opposes && scoreTenths >= ALIGNMENT_FLOOR_TENTHS)
      .map(({ confidence, measureStatus, parts }) => ({
        confidence,
        live: isLive(measureStatus),
        meaning: meaningOf(parts),
      }));
    const features = coverageFeatures(sample.ask, candidates);
    return [{ features: COVERAGE_FEATURES.map((name) => features[name]), gold: sample.coverage }];
  });
  const fit = (status: CoverageSample['gold']): LogisticFit =>
    fitSpread(
      samples.map(({ features, gold }) => ({ features, outcome: gold === status ? 1 : 0, weight: 1 })),
      COVERAGE_RIDGE,
    );
  const gap = fit('gap');
  const covered = fit('covered');
  const { gapThreshold, coveredThreshold } = coverageThresholds(samples, gap, covered);
  return {
    gap: toRule(gap, COVERAGE_FEATURES, gapThreshold),
    covered: toRule(covered, COVERAGE_FEATURES, coveredThreshold),
    answering,
  };
}

/** A fit whose ridge pulls at all features alike, however they spread. */
function fitSpread(observations: readonly Observation[], ridge: number): LogisticFit {
  const count = Math.max(1, observations.length);
  const size = observations[0]?.features.length ?? 0;
  const mean = (of: (observation: Observation) => number): number =>
    observations.reduce((sum, observation) => sum + of(observation), 0) / count;
  const spreads = Array.from({ length: size }, (_, at) => {
    const middle = mean(({ features }) => features[at] ?? 0);
    const square = mean(({ features }) => ((features[at] ?? 0) - middle) ** 2);
    return square === 0 ? 1 : Math.sqrt(square);
  });
  const fit = fitLogistic(
    observations.map((each) => ({
      ...each,
      features: each.features.map((value, at) => value / (spreads[at] ?? 1)),
    })),
    { ridge },
  );
  return { ...fit, weights: fit.weights.map((weight, at) => weight / (spreads[at] ?? 1)) };
}

/**
 * Thresholds under which as many proposals are gaps, and as many of the others covered, as their labels say. With so few
 * labels this holds up better on other texts than the thresholds with the best score.
 */
function coverageThresholds(
  samples: readonly CoverageSample[],
  gap: LogisticFit,
  covered: LogisticFit,
): { readonly gapThreshold: number; readonly coveredThreshold: number } {
  const count = (status: CoverageSample['gold']): number =>
    samples.filter(({ gold }) => gold === status).length;
  const gapThreshold = thresholdFor(
    count('gap'),
    samples.map(({ features }) => predict(gap, features)),
  );
  const others = samples.filter(({ features }) => predict(gap, features) < gapThreshold);
  const coveredThreshold = thresholdFor(
    count('covered'),
    others.map(({ features }) => predict(covered, features)),
  );
  return { gapThreshold, coveredThreshold };
}

/** The chance that so many of the given ones reach; 1 when none should. */
function thresholdFor(wanted: number, chances: readonly number[]): number {
  const sorted = [...chances].sort((a, b) => b - a);
  if (wanted === 0 || sorted.length === 0) return 1;
  const last = sorted[wanted - 1] ?? 0;
  return (last + (sorted[wanted] ?? last)) / 2;
}
