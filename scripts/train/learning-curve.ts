import { buildModel, type ModelAssets } from '@jeonghap/alignment';

import { prepareBench } from '../evaluate/prepare-bench.js';
import { type Bench } from '../evaluate/read-bench.js';
import { type CrossValidation, crossValidate } from './cross-validate.js';
import { isNatural } from './natural-bench.js';
import { trainEncoder } from './train-encoder.js';

/** What the natural benches come to under an encoder that learnt from a share of the written proposals. */
export interface CurvePoint {
  /** Percent of the written proposals. */
  readonly percent: number;
  readonly proposals: number;
  readonly validation: readonly CrossValidation[];
}

/** A step of the curve keeps so many of every four proposals. */
const QUARTERS = [1, 2, 4];

/**
 * The learning curve: the encoder learns from a quarter, a half and all of the written proposals, and is measured on the
 * natural benches, of which it has seen nothing. Weights, calibration and opposition are those of `assets` at every step;
 * the coverage rules are learnt in folds.
 */
export function* learningCurve(benches: readonly Bench[], assets: ModelAssets): Generator<CurvePoint> {
  const natural = benches.filter(({ name }) => isNatural(name));
  const written = benches.filter(({ name }) => !isNatural(name));
  for (const quarters of QUARTERS) {
    const some = written.map((bench) => thin(bench, quarters));
    const model = buildModel({ ...assets, encoder: trainEncoder(some, assets) });
    const folded = natural.map((bench) => ({ ...prepareBench(bench, model), group: 0 }));
    yield {
      percent: quarters * 25,
      proposals: some.reduce((sum, { proposals }) => sum + proposals.length, 0),
      validation: crossValidate(folded, assets.parameters),
    };
  }
}

/** The bench with so many of every four of its proposals; all measures stay. */
export function thin(bench: Bench, quarters: number): Bench {
  return { ...bench, proposals: bench.proposals.filter((_, at) => at % 4 < quarters) };
}
