import { type FeatureBag } from './feature-bag.js';
import { gaussian, type Random } from './seeded-random.js';

/** The encoder while it learns: one row of floats a feature. */
export interface EncoderNet {
  readonly dimension: number;
  readonly rows: Float32Array;
  /** Sum of squared gradients of each row, for AdaGrad. */
  readonly squares: Float32Array;
}

/** The vector of a bag on its way forward. */
export interface Encoded {
  readonly bag: FeatureBag;
  readonly vector: Float32Array;
  /** Length before it was brought to one. */
  readonly length: number;
  /** Features left in; absent when all are. */
  readonly kept?: Uint8Array;
}

/** Start of the sums of squares: keeps the first steps finite. */
const SQUARES_START = 1e-6;

/** A net with random rows of about unit length. */
export function createNet(features: number, dimension: number, random: Random): EncoderNet {
  const rows = new Float32Array(features * dimension);
  const scale = 1 / Math.sqrt(dimension);
  for (let at = 0; at < rows.length; at += 1) rows[at] = gaussian(random) * scale;
  return { dimension, rows, squares: new Float32Array(features).fill(SQUARES_START) };
}

/** Encodes a bag; with `dropout`, each feature is left out with that chance. */
export function forward(net: EncoderNet, bag: FeatureBag, dropout: number, random: Random): Encoded {
  const kept = dropout > 0 ? Uint8Array.from(bag.rows, () => (random() >= dropout ? 1 : 0)) : undefined;
  const vector = new Float32Array(net.dimension);
  for (let at = 0; at < bag.rows.length; at += 1) {
    if (kept?.[at] !== 0) addRow(vector, net, bag.rows[at] ?? 0, bag.weights[at] ?? 0);
  }
  const length = bringToUnit(vector);
  return { bag, vector, length: length === 0 ? 1 : length, ...(kept === undefined ? {} : { kept }) };
}

/** Brings a vector to length one and returns the length it had. */
function bringToUnit(vector: Float32Array): number {
  const length = Math.sqrt(vector.reduce((square, value) => square + value * value, 0));
  if (length > 0) for (let d = 0; d < vector.length; d += 1) vector[d] = (vector[d] ?? 0) / length;
  return length;
}

function addRow(vector: Float32Array, { rows, dimension }: EncoderNet, row: number, weight: number): void {
  const from = row * dimension;
  for (let d = 0; d < dimension; d += 1) vector[d] = (vector[d] ?? 0) + weight * (rows[from + d] ?? 0);
}

/** Moves the rows of a bag against the gradient of its vector (AdaGrad, one rate a row). */
function backward(net: EncoderNet, encoded: Encoded, gradient: Float32Array, rate: number): void {
  const { dimension, rows, squares } = net;
  const { bag, kept } = encoded;
  const { step, square } = throughNorm(encoded, gradient);
  for (let at = 0; at < bag.rows.length; at += 1) {
    if (kept?.[at] === 0) continue;
    const row = bag.rows[at] ?? 0;
    const weight = bag.weights[at] ?? 0;
    const sum = (squares[row] ?? 0) + (weight * weight * square) / dimension;
    squares[row] = sum;
    const factor = (rate * weight) / Math.sqrt(sum);
    const from = row * dimension;
    for (let d = 0; d < dimension; d += 1) rows[from + d] = (rows[from + d] ?? 0) - factor * (step[d] ?? 0);
  }
}

/** The gradient before the vector was brought to length one. */
function throughNorm(
  { vector, length }: Encoded,
  gradient: Float32Array,
): { readonly step: Float32Array; readonly square: number } {
  let along = 0;
  for (let d = 0; d < vector.length; d += 1) along += (gradient[d] ?? 0) * (vector[d] ?? 0);
  const step = new Float32Array(vector.length);
  let square = 0;
  for (let d = 0; d < vector.length; d += 1) {
    const value = ((gradient[d] ?? 0) - along * (vector[d] ?? 0)) / length;
    step[d] = value;
    square += value * value;
  }
  return { step, square };
}

/** A lesson: queries, documents, and for each query what share of its answer each document is. */
export interface Lesson {
  readonly queries: readonly FeatureBag[];
  readonly documents: readonly FeatureBag[];
  /** Rows of `queries`, columns of `documents`; each row sums to one. */
  readonly targets: readonly Float64Array[];
  /** Weight of the lesson. */
  readonly weight: number;
}

export interface LearningRates {
  readonly rate: number;
  readonly dropout: number;
  /** Sharpness of the softmax over cosines. */
  readonly sharpness: number;
}

/** Gradients smaller than this are not worth a walk over the vector. */
const NEGLIGIBLE = 1e-4;

/** One step of contrastive learning: softmax over the documents of each query against its targets. */
export function learn(net: EncoderNet, lesson: Lesson, rates: LearningRates, random: Random): void {
  const queries = lesson.queries.map((bag) => pulled(forward(net, bag, rates.dropout, random)));
  const documents = lesson.documents.map((bag) => pulled(forward(net, bag, 0, random)));
  queries.forEach((query, q) => {
    const targets = lesson.targets[q] ?? new Float64Array(0);
    const errors = softmaxErrors(query.encoded, documents, targets, rates.sharpness);
    documents.forEach((document, d) => {
      const pull = (errors[d] ?? 0) * rates.sharpness * lesson.weight;
      if (Math.abs(pull) < NEGLIGIBLE) return;
      addPull(query, document.encoded.vector, pull);
      addPull(document, query.encoded.vector, pull);
    });
  });
  for (const { encoded, gradient } of [...queries, ...documents]) {
    if (gradient !== undefined) backward(net, encoded, gradient, rates.rate);
  }
}

/** A vector with the gradient that has gathered on it; absent while nothing has. */
interface Pulled {
  readonly encoded: Encoded;
  gradient: Float32Array | undefined;
}

function pulled(encoded: Encoded): Pulled {
  return { encoded, gradient: undefined };
}

function addPull(to: Pulled, vector: Float32Array, factor: number): void {
  const sum = to.gradient ?? new Float32Array(vector.length);
  to.gradient = sum;
  for (let d = 0; d < sum.length; d += 1) sum[d] = (sum[d] ?? 0) + factor * (vector[d] ?? 0);
}

function softmaxErrors(
  query: Encoded,
  documents: readonly Pulled[],
  targets: Float64Array,
  sharpness: number,
): Float64Array {
  const logits = Float64Array.from(documents, ({ encoded: { vector } }) => {
    let product = 0;
    for (let d = 0; d < vector.length; d += 1) product += (query.vector[d] ?? 0) * (vector[d] ?? 0);
    return product * sharpness;
  });
  const highest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logits.map((logit) => Math.exp(logit - highest));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight, d) => weight / total - (targets[d] ?? 0));
}
