import { type AlignmentModel } from '../model/build-model.js';
import { type PartWeights } from '../model/parameters.js';
import { type MeasureKind, type MeasureStatus } from '../prepare/measure-status.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { compareFacets, type FacetMatch, type FacetState } from './compare-facets.js';
import { collectEvidence, type EvidencePair } from './collect-evidence.js';
import { compareTexts, type TextComparison } from './explain-units.js';
import { opposes } from './find-opposition.js';
import { PART_NAMES, type PartName, WORD_PARTS, type WordPart } from './part.js';

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

const WHOLE = 1000;
const FACET_SIGNAL: Readonly<Record<FacetState, number>> = { met: 1, partly: 0.5, unmet: 0, not_asked: 0 };
const FACET_PARTS = [
  ['quantity', 'quantity'],
  ['timing', 'timing'],
  ['legal', 'legal_basis'],
] as const;

type PositivePart = Exclude<PartName, 'direction'>;
const POSITIVE_PARTS = PART_NAMES.filter((name): name is PositivePart => name !== 'direction');

/**
 * Scores one ask against one measure. A pure function of its arguments: the same ask, measure and model give
 * the same bytes, whatever else is in the catalogue.
 */
export function scoreAlignment(ask: PreparedAsk, measure: PreparedMeasure, model: AlignmentModel): Alignment {
  const comparison = compareTexts(ask, measure, model.parameters.lexical.conceptCeiling);
  const facets = compareFacets(ask, measure, comparison.carried, model);
  const signals = readSignals(ask, comparison, facets, model);
  const weights = shareWeights(ask, facets, model.parameters.weights[measure.kind]);
  const against = ask.readable && opposes(ask, measure, model);
  const parts = toParts(weights, signals, against ? model.parameters.direction.capTenths : WHOLE);
  const scoreTenths = parts.reduce((sum, { contributionTenths }) => sum + contributionTenths, 0);
  return {
    scoreTenths,
    confidence: confidenceOf(scoreTenths, signals, measure.kind, model),
    band: bandOf(scoreTenths, model),
    opposes: against,
    parts,
    evidence: collectEvidence({ ask, measure, comparison, model }),
    facets,
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

type Signals = Readonly<Record<PositivePart, number>>;

function readSignals(
  ask: PreparedAsk,
  comparison: TextComparison,
  facets: readonly FacetMatch[],
  model: AlignmentModel,
): Signals {
  const mass = partMass(ask);
  const shared = new Map<WordPart, number>();
  ask.units.forEach(({ part, weight }, at) => {
    shared.set(part, (shared.get(part) ?? 0) + weight * (comparison.units[at]?.explained ?? 0));
  });
  const { full } = model.parameters;
  const signals = { focus: Math.min(1, comparison.focus / full.focus) } as Record<PositivePart, number>;
  for (const part of WORD_PARTS) {
    const whole = mass[part];
    signals[part] = whole === 0 ? 0 : Math.min(1, (shared.get(part) ?? 0) / whole / full[part]);
  }
  for (const [part, facet] of FACET_PARTS) {
    signals[part] = FACET_SIGNAL[facets.find((match) => match.facet === facet)?.state ?? 'not_asked'];
  }
  return signals;
}

function partMass(ask: PreparedAsk): Record<WordPart, number> {
  const mass = Object.fromEntries(WORD_PARTS.map((part) => [part, 0])) as Record<WordPart, number>;
  for (const { part, weight } of ask.units) mass[part] += weight;
  return mass;
}

/** Shares 1000 tenths among the parts the ask gives cause for, by largest remainder. */
function shareWeights(
  ask: PreparedAsk,
  facets: readonly FacetMatch[],
  weights: PartWeights,
): Readonly<Record<PositivePart, number>> {
  const mass = partMass(ask);
  const total = WORD_PARTS.reduce((sum, part) => sum + mass[part], 0);
  const raw = POSITIVE_PARTS.map((name): number => {
    if (name === 'focus') return total === 0 ? 0 : weights.focus;
    const facet = FACET_PARTS.find(([part]) => part === name)?.[1];
    if (facet !== undefined) {
      return facets.some((match) => match.facet === facet && match.state !== 'not_asked') ? weights[name] : 0;
    }
    return total === 0 ? 0 : (weights[name] * mass[name as WordPart]) / total;
  });
  const shares = largestRemainder(raw, WHOLE);
  return Object.fromEntries(POSITIVE_PARTS.map((name, at) => [name, shares[at] ?? 0])) as Record<
    PositivePart,
    number
  >;
}

/** Integers in proportion to `raw` that sum to `whole`; all zero when `raw` is. */
function largestRemainder(raw: readonly number[], whole: number): readonly number[] {
  const total = raw.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return raw.map(() => 0);
  const exact = raw.map((value) => (value / total) * whole);
  const floors = exact.map(Math.floor);
  const missing = whole - floors.reduce((sum, value) => sum + value, 0);
  const order = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order.slice(0, missing)) floors[at] = (floors[at] ?? 0) + 1;
  return floors;
}

function toParts(
  weights: Readonly<Record<PositivePart, number>>,
  signals: Signals,
  cap: number,
): readonly ScorePart[] {
  const parts = POSITIVE_PARTS.map((name): ScorePart => {
    const signal = Math.round(signals[name] * 1e4) / 1e4;
    const weightTenths = weights[name];
    return { name, weightTenths, signal, contributionTenths: Math.round(weightTenths * signal) };
  });
  const sum = parts.reduce((total, { contributionTenths }) => total + contributionTenths, 0);
  const cut = Math.min(0, cap - sum);
  return [...parts, { name: 'direction', weightTenths: 0, signal: cut < 0 ? 1 : 0, contributionTenths: cut }];
}

function confidenceOf(
  scoreTenths: number,
  signals: Signals,
  kind: MeasureKind,
  model: AlignmentModel,
): number {
  const { intercept, score, focus, object } = model.parameters.calibration[kind];
  const logit = intercept + (score * scoreTenths) / WHOLE + focus * signals.focus + object * signals.object;
  return Math.round(100 / (1 + Math.exp(-logit))) / 100;
}
