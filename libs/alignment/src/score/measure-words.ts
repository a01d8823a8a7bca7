import { type FocusWords, type PreparedMeasure } from '../prepare/prepare-measure.js';

/**
 * The words of a measure as scoring reads them: runs of shared columns, so that one measure and a whole index of
 * measures are read by the same code. Runs are ascending in `termKeys` and `concepts`.
 */
export interface MeasureWords {
  readonly termKeys: Uint32Array;
  readonly termFrom: number;
  readonly termTo: number;
  readonly concepts: Int32Array;
  readonly conceptStrengths: Float64Array;
  readonly conceptFrom: number;
  readonly conceptTo: number;
  readonly focus: FocusWords;
  /** Words of the heart of the title: their places in `focus.weights`. */
  readonly focusFrom: number;
  readonly focusTo: number;
  /** The vector of the encoder; an empty run without an encoder. */
  readonly vectors: Float32Array;
  readonly vectorFrom: number;
  readonly vectorTo: number;
  /** How firmly the term at a place of `termKeys` stands in the measure, 0 to 1. */
  strengthAt(place: number): number;
}

/** The words of a single measure. */
export function wordsOf(measure: PreparedMeasure): MeasureWords {
  return {
    termKeys: measure.termKeys,
    termFrom: 0,
    termTo: measure.termKeys.length,
    concepts: measure.concepts,
    conceptStrengths: measure.conceptStrengths,
    conceptFrom: 0,
    conceptTo: measure.concepts.length,
    focus: measure.focus,
    focusFrom: 0,
    focusTo: measure.focus.weights.length,
    vectors: measure.vector,
    vectorFrom: 0,
    vectorTo: measure.vector.length,
    strengthAt: (place) => measure.termStrengths[place] ?? 0,
  };
}
