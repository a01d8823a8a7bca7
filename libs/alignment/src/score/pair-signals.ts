import { dot } from '../encoder/encoder.js';
import { type AlignmentModel } from '../model/build-model.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { type AskedFacet, facetState, type FacetState } from './compare-facets.js';
import { compareTexts, type TextComparison } from './explain-units.js';
import { POSITIVE_PARTS, type PositivePart, WORD_PARTS } from './part.js';

/** How far each part of a pair is met, before weights. */
export interface PairSignals {
  /** 0 to 1 a part; 0 for parts the ask gives no cause for. */
  readonly signals: Readonly<Record<PositivePart, number>>;
  /** What the ask gives cause for: the share of its words a part stands for, or 1 for the other parts, else 0. */
  readonly causes: Readonly<Record<PositivePart, number>>;
  readonly comparison: TextComparison;
}

const FACET_SIGNAL: Readonly<Record<FacetState, number>> = { met: 1, partly: 0.5, unmet: 0, not_asked: 0 };

/** Parts that follow a facet of the ask rather than its words. */
export const FACET_PARTS: readonly (readonly [PositivePart, AskedFacet])[] = [
  ['quantity', 'quantity'],
  ['timing', 'timing'],
  ['legal', 'legal_basis'],
];

/** Compares one ask with one measure. */
export function readPairSignals(
  ask: PreparedAsk,
  measure: PreparedMeasure,
  model: AlignmentModel,
): PairSignals {
  const { full } = model.parameters;
  const comparison = compareTexts(ask, measure, model.parameters.lexical.conceptCeiling);
  const signals = emptyParts();
  const causes = emptyParts();
  const total = WORD_PARTS.reduce((sum, part) => sum + ask.mass[part], 0);
  for (const part of WORD_PARTS) {
    if (ask.mass[part] === 0) continue;
    causes[part] = ask.mass[part] / total;
    signals[part] = Math.min(1, comparison.explained[part] / ask.mass[part] / full[part]);
  }
  if (total > 0) {
    causes.focus = 1;
    signals.focus = Math.min(1, comparison.focus / full.focus);
    causes.meaning = ask.vector.length > 0 ? 1 : 0;
    signals.meaning = meaningOf(ask, measure, model);
  }
  for (const [part, facet] of FACET_PARTS) {
    if (ask.facets[facet].length === 0) continue;
    causes[part] = 1;
    signals[part] = FACET_SIGNAL[facetState(facet, { ask, measure, carried: comparison.carried, model })];
  }
  return { signals, causes, comparison };
}

function emptyParts(): Record<PositivePart, number> {
  return Object.fromEntries(POSITIVE_PARTS.map((part) => [part, 0])) as Record<PositivePart, number>;
}

/** Cosine of the two vectors between the model's limits, 0 to 1; 0 without an encoder. */
function meaningOf(ask: PreparedAsk, measure: PreparedMeasure, model: AlignmentModel): number {
  const { low, high } = model.parameters.meaning;
  if (ask.vector.length === 0 || ask.vector.length !== measure.vector.length) return 0;
  return Math.min(1, Math.max(0, (dot(ask.vector, measure.vector) - low) / (high - low)));
}
