import { sharedArray } from './columns.js';

/** Highest code of a vector of a segment, and of the one it is compared with. */
const MOST_CODE = 127;
const MOST_OWN_CODE = 2047;
/**
 * Numbers of a vector that are multiplied first. The encoder's numbers come in the order of their spread, so that half of
 * them hold four fifths of a vector.
 */
const HEAD = 64;
/** Numbers kept of each vector beside its codes. */
const KEPT = 3;

/**
 * Vectors of length one, or all zero, rounded to a byte a number: a quarter of the memory to pass through, and whole
 * numbers to multiply. What rounding loses is kept, so that a cosine can be bounded.
 */
export interface RoundedVectors {
  readonly dimension: number;
  readonly codes: Int8Array;
  /**
   * Three numbers a vector, side by side since they are read together: the scale (code × scale = number, rounded), the
   * length of the difference between the vector and its rounded form, and the length of what comes after its head.
   */
  readonly scales: Float64Array;
}

/** Rounds vectors that stand one after the other. */
export function roundVectors(vectors: Float32Array, dimension: number): RoundedVectors {
  const count = dimension === 0 ? 0 : vectors.length / dimension;
  const codes = sharedArray<Int8Array>(Int8Array, vectors.length);
  const scales = sharedArray<Float64Array>(Float64Array, KEPT * count);
  for (let at = 0; at < count; at += 1) {
    const [from, to] = [at * dimension, (at + 1) * dimension];
    const rounded = round(vectors.subarray(from, to), codes.subarray(from, to), MOST_CODE);
    scales[KEPT * at] = rounded.scale;
    scales[KEPT * at + 1] = rounded.loss;
    scales[KEPT * at + 2] = lengthOf(vectors.subarray(Math.min(from + HEAD, to), to));
  }
  return { dimension, codes, scales };
}

/** Bounds cosines of one vector, of length one or all zero, with the vectors of segments. */
export class CosineBound {
  readonly dimension: number;
  private readonly codes: Int32Array;
  private readonly scale: number;
  private readonly loss: number;
  /** Length of what comes after the head. */
  private readonly tail: number;

  constructor(vector: Float32Array) {
    this.dimension = vector.length;
    this.codes = new Int32Array(vector.length);
    const { scale, loss } = round(vector, this.codes, MOST_OWN_CODE);
    this.scale = scale;
    this.loss = loss;
    this.tail = lengthOf(vector.subarray(HEAD));
  }

  /**
   * No less than the cosine with the vector at a place, and more by a hundredth or so. With a = â + α and m = m̂ + μ,
   * a·m = â·m̂ + â·μ + α·m ≤ â·m̂ + (1 + |α|) |μ| + |α|. The same holds of the heads, and the tails multiply to no more
   * than their lengths do.
   *
   * @param enough a bound below it need not be close: that of the heads is then given
   */
  at({ codes, scales }: RoundedVectors, place: number, enough = -Infinity): number {
    const from = place * this.dimension;
    const scale = this.scale * (scales[KEPT * place] ?? 0);
    const rounding = (1 + this.loss) * (scales[KEPT * place + 1] ?? 0) + this.loss;
    const head = this.multiply(codes, from, 0, Math.min(HEAD, this.dimension));
    if (this.dimension <= HEAD) return head * scale + rounding;
    const bound = head * scale + rounding + this.tail * (scales[KEPT * place + 2] ?? 0);
    if (bound < enough) return bound;
    return (head + this.multiply(codes, from, HEAD, this.dimension)) * scale + rounding;
  }

  /** Sum of products of the codes from one place of the vectors to below another. */
  // eslint-disable-next-line complexity -- each `?? 0` counts as a branch; one hot loop
  private multiply(others: Int8Array, start: number, from: number, to: number): number {
    const { codes } = this;
    const whole = from + ((to - from) & ~3);
    let sum = 0;
    for (let at = from, place = start + from; at < whole; at += 4, place += 4) {
      sum +=
        Math.imul(codes[at] ?? 0, others[place] ?? 0) +
        Math.imul(codes[at + 1] ?? 0, others[place + 1] ?? 0) +
        Math.imul(codes[at + 2] ?? 0, others[place + 2] ?? 0) +
        Math.imul(codes[at + 3] ?? 0, others[place + 3] ?? 0);
    }
    for (let at = whole; at < to; at += 1) sum += Math.imul(codes[at] ?? 0, others[start + at] ?? 0);
    return sum;
  }
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((square, value) => square + value * value, 0));
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
