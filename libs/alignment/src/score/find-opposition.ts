import { type AlignmentModel } from '../model/build-model.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';

/** How firmly the measure must carry the thing both directions act on, 0 to 1. */
const SAME_TARGET = 0.5;

/**
 * Does the measure go the other way on the same object? True when a direction of the ask and one of the measure
 * lie on one axis with opposite signs and act on the same or a closely linked concept, and no direction agrees.
 */
export function opposes(ask: PreparedAsk, measure: PreparedMeasure, model: AlignmentModel): boolean {
  let against = 0;
  let along = 0;
  for (const mine of ask.directions) {
    for (const theirs of measure.directions) {
      if (mine.axis !== theirs.axis || nearness(mine.target, theirs.target, model) < SAME_TARGET) continue;
      if (mine.sign === theirs.sign) along += 1;
      else against += 1;
    }
  }
  return against > along;
}

function nearness(a: number, b: number, model: AlignmentModel): number {
  const at = model.links.targets[a]?.indexOf(b) ?? -1;
  return at < 0 ? 0 : (model.links.strengths[a]?.[at] ?? 0);
}
