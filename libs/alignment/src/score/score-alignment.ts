import { type AlignmentModel } from '../model/build-model.js';
import { type PartWeights } from '../model/parameters.js';
import { type MeasureKind, type MeasureStatus } from '../prepare/measure-status.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { collectEvidence, type EvidencePair } from './collect-evidence.js';
import { compareFacets, type FacetMatch } from './compare-facets.js';
import { oppositionChance } from './opposition.js';
import { shareTenths, WHOLE } from './ask-plan.js';
import { wordsOf } from './measure-words.js';
import { contribution, roundSignal, scorerOf } from './pair-scorer.js';
import { type PairSignals, readPairSignals } from './pair-signals.js';
import { type PartName, POSITIVE_PARTS, type PositivePart } from './part.js';

export type Band = 'strong' | 'partial' | 'weak' | 'none';

/** One part of a score. `contributionTenths` is its weight times its signal, rounded. */
export interface ScorePart {
  readonly name: PartName;
  /** Weight in tenths of a point; the weights of one score sum to 1000, `direction` apart. */
  readonly weightTenths: number;
  /** How far the part is met, 0 to 1, four decimals. */
  readonly signal: number;
  readonly contributionTenths: number;
}

/** How well a measure answers an ask, and why. */
export interface Alignment {
  /** Score in tenths of a point, an integer from 0 to 1000. */
  readonly scoreTenths: number;
  /** Calibrated chance that the measure answers the ask in substance, 0 to 1, two decimals. */
  readonly confidence: number;
  readonly band: Band;
  /** The measure goes the other way on the same object; its score is capped. */
  readonly opposes: boolean;
  /** In the order of `PART_NAMES`; contributions sum exactly to `scoreTenths`. */
  readonly parts: readonly ScorePart[];
  /** Quoted pairs, strongest first. */
  readonly evidence: readonly EvidencePair[];
  /** In the order of `FACETS`. */
  readonly facets: readonly FacetMatch[];
  readonly measureStatus: MeasureStatus;
  readonly measureKind: MeasureKind;
}

/** Pairs below this score are not worth storing. */
export const ALIGNMENT_FLOOR_TENTHS = 100;

type PositiveScorePart = ScorePart & { readonly name: PositivePart };

/** An alignment without its evidence and facets. */
export type PairScore = Omit<Alignment, 'evidence' | 'facets'>;

/**
 * Scores one ask against one measure. A pure function of its arguments: the same ask, measure and model give
 * the same bytes, whatever else is in the catalogue.
 */
export function scoreAlignment(ask: PreparedAsk, measure: PreparedMeasure, model: AlignmentModel): Alignment {
  const pair = readPairSignals(ask, measure, model);
  const { comparison } = scorerOf(model);
  return {
    ...scoreSignals(pair, ask, measure, model),
    evidence: collectEvidence({ ask, measure, comparison, model }),
    facets: compareFacets(ask, measure, comparison.carried, model),
  };
}

/** The score alone: what {@link scoreAlignment} would give, several times faster. */
export function scoreTenthsOf(ask: PreparedAsk, measure: PreparedMeasure, model: AlignmentModel): number {
  const scorer = scorerOf(model);
  scorer.load(ask);
  return scorer.score(wordsOf(measure), measure);
}

/** The score of a pair whose signals have been read: what weights, calibration and the opposition rule make of them. */
export function scoreSignals(
  pair: PairSignals,
  ask: PreparedAsk,
  measure: PreparedMeasure,
  model: AlignmentModel,
): PairScore {
  const positive = toParts(pair, model.parameters.weights[measure.kind]);
  const sum = positive.reduce((total, { contributionTenths }) => total + contributionTenths, 0);
  const opposition = oppositionChance(sum / WHOLE, ask, measure, model);
  const against = opposition >= model.parameters.direction.threshold;
  const cut = against ? Math.min(0, model.parameters.direction.capTenths - sum) : 0;
  const scoreTenths = sum + cut;
  return {
    scoreTenths,
    confidence: confidenceOf(positive, { ask, measure }, against ? opposition : 0, model),
    band: bandOf(scoreTenths, model),
    opposes: against,
    parts: [
      ...positive,
      { name: 'direction', weightTenths: 0, signal: cut < 0 ? 1 : 0, contributionTenths: cut },
    ],
    measureStatus: measure.status,
    measureKind: measure.kind,
  };
}

/** The band of a score under the model's limits. */
export function bandOf(scoreTenths: number, model: AlignmentModel): Band {
  const { strong, partial, weak } = model.parameters.bands;
  if (scoreTenths >= strong) return 'strong';
  if (scoreTenths >= partial) return 'partial';
  return scoreTenths >= weak ? 'weak' : 'none';
}

/** Shares 1000 tenths among the parts the ask gives cause for, and multiplies by their signals. */
function toParts({ signals, causes }: PairSignals, weights: PartWeights): readonly PositiveScorePart[] {
  const shares = shareTenths(causes, weights);
  return POSITIVE_PARTS.map((name, at) => {
    const weightTenths = shares[at] ?? 0;
    const signal = roundSignal(signals[name]);
    return { name, weightTenths, signal, contributionTenths: contribution(weightTenths, signal) };
  });
}

/** Calibrated from the parts; the chance of opposition, where it is flagged, counts against it. */
function confidenceOf(
  parts: readonly PositiveScorePart[],
  { ask, measure }: { readonly ask: PreparedAsk; readonly measure: PreparedMeasure },
  opposition: number,
  model: AlignmentModel,
): number {
  const { intercept, slopes, reference } = model.parameters.calibration[measure.kind];
  const logit = parts.reduce(
    (sum, { name, contributionTenths }) => sum + (slopes[name] * contributionTenths) / WHOLE,
    intercept + reference * ask.reference,
  );
  return Math.round((100 * (1 - opposition)) / (1 + Math.exp(-logit))) / 100;
}
