import { type AlignmentModel } from '../model/build-model.js';
import { encode, type EncodedFeature } from './encoder.js';
import { textFeatures, type WeightedUnits } from './text-features.js';

/** Weight of each field in the vector of an entry. */
export const VECTOR_WEIGHTS = { title: 1.3, body: 1, askTitle: 1, text: 1, context: 0.5 } as const;

/** Vector of the texts of one entry, of length one; empty when the model has no encoder. */
export function encodeUnits(texts: readonly WeightedUnits[], model: AlignmentModel): Float32Array {
  const { encoder } = model;
  if (encoder === undefined) return new Float32Array(0);
  const { terms, concepts } = textFeatures(texts, model);
  const features: EncodedFeature[] = [];
  for (const [key, weight] of terms) pushFeature(features, encoder.rowOfTerm.get(key) ?? -1, weight);
  for (const [concept, weight] of concepts)
    pushFeature(features, encoder.rowOfConcept[concept] ?? -1, weight);
  return encode(
    features.sort((a, b) => a.row - b.row),
    encoder,
  );
}

function pushFeature(features: EncodedFeature[], row: number, weight: number): void {
  if (row >= 0) features.push({ row, weight });
}
