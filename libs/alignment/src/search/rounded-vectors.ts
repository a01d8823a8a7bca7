import { sharedArray } from './columns.js';

/** Highest code of a vector of a segment, and of the one it is compared with. */
const MOST_CODE = 127;
const MOST_OWN_CODE = 2047;

/**
 * Vectors of length one, or all zero, rounded to a byte a number: a quarter of the memory to pass through, and whole
 * numbers to multiply. What rounding loses is kept, so that a cosine can be bounded.
 */
export interface RoundedVectors {
  readonly dimension: number;
  readonly codes: Int8Array;
  /**
   * Two numbers a vector, side by side since they are read together: the scale (code × scale = number, rounded), and the
   * length of the difference between the vector and its rounded form.
   */
  readonly scales: Float64Array;
}

/** Rounds vectors that stand one after the other. */
export function roundVectors(vectors: Float32Array, dimension: number): RoundedVectors {
  const count = dimension === 0 ? 0 : vectors.length / dimension;
  const codes = sharedArray<Int8Array>(Int8Array, vectors.length);
  const scales = sharedArray<Float64Array>(Float64Array, 2 * count);
  for (let at = 0; at < count; at += 1) {
    const [from, to] = [at * dimension, (at + 1) * dimension];
    const rounded = round(vectors.subarray(from, to), codes.subarray(from, to), MOST_CODE);
    scales[2 * at] = rounded.scale;
    scales[2 * at + 1] = rounded.loss;
  }
  return { dimension, codes, scales };
}

/** Bounds cosines of one vector, of length one or all zero, with the vectors of segments. */
export class CosineBound {
  readonly dimension: number;
  private readonly codes: Int32Array;
  private readonly scale: number;
  private readonly loss: number;

  constructor(vector: Float32Array) {
    this.dimension = vector.length;
    this.codes = new Int32Array(vector.length);
    const { scale, loss } = round(vector, this.codes, MOST_OWN_CODE);
    this.scale = scale;
    this.loss = loss;
  }

  /**
   * No less than the cosine with the vector at a place, and more by a hundredth or so. With a = â + α and m = m̂ + μ,
   * a·m = â·m̂ + â·μ + α·m ≤ â·m̂ + (1 + |α|) |μ| + |α|.
   */
  at({ codes, scales }: RoundedVectors, place: number): number {
    const product = this.multiply(codes, place * this.dimension) * this.scale * (scales[2 * place] ?? 0);
    return product + (1 + this.loss) * (scales[2 * place + 1] ?? 0) + this.loss;
  }

  // eslint-disable-next-line complexity -- each `?? 0` counts as a branch
  private multiply(others: Int8Array, from: number): number {
    const { codes } = this;
    const whole = codes.length & ~3;
    let sum = 0;
    for (let at = 0, place = from; at < whole; at += 4, place += 4) {
      sum +=
        Math.imul(codes[at] ?? 0, others[place] ?? 0) +
        Math.imul(codes[at + 1] ?? 0, others[place + 1] ?? 0) +
        Math.imul(codes[at + 2] ?? 0, others[place + 2] ?? 0) +
        Math.imul(codes[at + 3] ?? 0, others[place + 3] ?? 0);
    }
    for (let at = whole; at < codes.length; at += 1) {
      sum += Math.imul(codes[at] ?? 0, others[from + at] ?? 0);
    }
    return sum;
  }
}

/** Writes the codes of a vector, from −`most` to `most`. */
function round(
  vector: Float32Array,
  codes: Int8Array | Int32Array,
  most: number,
): { readonly scale: number; readonly loss: number } {
  const scale = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) / most;
  let square = 0;
  for (let at = 0; at < vector.length; at += 1) {
    const value = vector[at] ?? 0;
    const code = scale === 0 ? 0 : Math.round(value / scale);
    codes[at] = code;
    square += (value - code * scale) ** 2;
  }
  return { scale, loss: Math.sqrt(square) };
}
