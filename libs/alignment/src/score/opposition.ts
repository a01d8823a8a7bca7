import { type AlignmentModel } from '../model/build-model.js';
import { type OppositionFeature, OPPOSITION_FEATURES } from '../model/parameters.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';

/** Scores (0 to 1) between which the likeness of a pair rises from 0 to 1. */
const CLOSENESS_FROM = 0.1;
const CLOSENESS_SPAN = 0.4;

/**
 * What speaks for opposition, by name: every feature needs a stance, so that likeness alone never counts as opposition.
 * `score` is the score before any cap, 0 to 1.
 */
export function oppositionFeatures(
  score: number,
  ask: Pick<PreparedAsk, 'stance'>,
  measure: Pick<PreparedMeasure, 'stance' | 'status'>,
): Readonly<Record<OppositionFeature, number>> {
  const { tightens, loosens, objects } = ask.stance;
  const near = Math.min(1, Math.max(0, (score - CLOSENESS_FROM) / CLOSENESS_SPAN));
  const bill = measure.status === 'bill' ? 1 : 0;
  return {
    objects,
    objectsNear: objects * score,
    objectsToLoosening: objects * measure.stance.loosens * near,
    objectsToTightening: objects * measure.stance.tightens * near,
    objectsToBill: objects * bill * near,
    tightensLoosening: tightens * measure.stance.loosens * near,
    loosensTightening: loosens * measure.stance.tightens * near,
  };
}

/** What opposition is read from. */
type OpposingAsk = Pick<PreparedAsk, 'stance' | 'readable'>;
type OpposingMeasure = Pick<PreparedMeasure, 'stance' | 'status'>;

/** Calibrated chance that the measure goes the other way on the same object, 0 to 1. */
export function oppositionChance(
  score: number,
  ask: OpposingAsk,
  measure: OpposingMeasure,
  model: AlignmentModel,
): number {
  if (!ask.readable) return 0;
  const { intercept, weights } = model.parameters.direction;
  const features = oppositionFeatures(score, ask, measure);
  const logit = OPPOSITION_FEATURES.reduce((sum, name) => sum + weights[name] * features[name], intercept);
  return 1 / (1 + Math.exp(-logit));
}

/** Whether the chance is high enough for a warning. */
export function opposes(
  score: number,
  ask: OpposingAsk,
  measure: OpposingMeasure,
  model: AlignmentModel,
): boolean {
  return oppositionChance(score, ask, measure, model) >= model.parameters.direction.threshold;
}
