import { buildModel, type EncoderWeights, type ModelAssets, prepareMeasure } from '@jeonghap/alignment';

import { type Bench, toMeasureInput } from '../evaluate/read-bench.js';
import { packUnitVectors } from './pack-encoder.js';
import { isNatural } from './natural-bench.js';

/**
 * The encoder with the vectors of its reference measures: all measures of the written benches among `benches`, each
 * once. Natural benches stay out, so that real measures are never their own reference.
 */
export function withReference(
  encoder: EncoderWeights,
  benches: readonly Bench[],
  assets: ModelAssets,
): EncoderWeights {
  const model = buildModel({ ...assets, encoder });
  const measures = benches.filter(({ name }) => !isNatural(name)).flatMap((bench) => bench.measures);
  const distinct = new Map(measures.map((measure) => [`${measure.title}\n${measure.body}`, measure]));
  const vectors = [...distinct.values()].map(
    (measure) => prepareMeasure(toMeasureInput(measure), model).vector,
  );
  return { ...encoder, reference: packUnitVectors(vectors) };
}
