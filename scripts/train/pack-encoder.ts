import { type AlignmentModel, type EncoderWeights, UNIT_BYTE } from '@jeonghap/alignment';

import { type Vocabulary } from './feature-bag.js';

/** What a trained encoder is packed from. */
export interface TrainedRows {
  readonly rows: Float32Array;
  readonly vocabulary: Vocabulary;
  readonly model: Pick<AlignmentModel, 'concepts'>;
  readonly settings: { readonly dimension: number; readonly minUses: number };
}

const LARGEST_BYTE = 127;

/** Unit vectors one after the other as signed bytes, 127 to the unit, in base64. */
export function packUnitVectors(vectors: readonly Float32Array[]): string {
  const bytes = vectors.flatMap((vector) => Array.from(vector, (value) => Math.round(value * UNIT_BYTE)));
  return toBase64(Int8Array.from(bytes));
}

/** Packs float rows into signed bytes with one scale a row; rare terms are left out. The reference is still empty. */
export function packEncoder({ rows, vocabulary, model, settings }: TrainedRows): EncoderWeights {
  const { dimension, minUses } = settings;
  const terms = [...vocabulary.terms]
    .filter(([, row]) => (vocabulary.uses[row] ?? 0) >= minUses)
    .sort(([a], [b]) => a - b);
  const concepts = [...vocabulary.concepts]
    .map(([concept, row]) => [model.concepts[concept]?.id ?? '', row] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const order = [...terms.map(([, row]) => row), ...concepts.map(([, row]) => row)];
  const bytes = new Int8Array(order.length * dimension);
  const scales = new Float32Array(order.length);
  order.forEach((row, at) => {
    const values = rows.subarray(row * dimension, (row + 1) * dimension);
    const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / LARGEST_BYTE;
    scales[at] = scale;
    values.forEach((value, d) => {
      bytes[at * dimension + d] = scale === 0 ? 0 : Math.round(value / scale);
    });
  });
  return {
    version: 1,
    dimension,
    termKeys: toBase64(Uint32Array.from(terms, ([key]) => key)),
    conceptIds: concepts.map(([id]) => id),
    scales: toBase64(scales),
    rows: toBase64(bytes),
    reference: '',
  };
}

function toBase64(view: Uint32Array | Float32Array | Int8Array): string {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('base64');
}
