import { type AlignmentModel } from '../model/build-model.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { type Causes } from './ask-plan.js';
import { wordsOf } from './measure-words.js';
import { scorerOf } from './pair-scorer.js';
import { POSITIVE_PARTS, type PositivePart } from './part.js';

/** How far each part of a pair is met, before weights. */
export interface PairSignals {
  /** 0 to 1 a part; 0 for parts the ask gives no cause for. */
  readonly signals: Readonly<Record<PositivePart, number>>;
  readonly causes: Causes;
}

/** Compares one ask with one measure. */
export function readPairSignals(
  ask: PreparedAsk,
  measure: PreparedMeasure,
  model: AlignmentModel,
): PairSignals {
  const scorer = scorerOf(model);
  const { causes } = scorer.load(ask);
  scorer.compare(wordsOf(measure), measure);
  const signals = Object.fromEntries(
    POSITIVE_PARTS.map((part, at) => [part, scorer.signals[at] ?? 0]),
  ) as Record<PositivePart, number>;
  return { signals, causes };
}
