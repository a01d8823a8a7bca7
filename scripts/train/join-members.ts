import { type FeatureBag } from './feature-bag.js';
import { mainAxes, sumOuterProducts } from './main-axes.js';

/** Rows of several encoders over one vocabulary, each of its own length. */
interface Member {
  readonly dimension: number;
  readonly rows: Float32Array;
}

/**
 * One encoder of several: their rows side by side, turned onto the axes along which the vectors of `texts` spread most.
 * Members that started from different seeds agree on what the texts taught them and differ in chance; the main axes keep
 * the former, so that the joined encoder is better than each of them and no larger.
 */
export function joinMembers(
  members: readonly Member[],
  texts: readonly FeatureBag[],
  dimension: number,
): Float32Array {
  const size = members.reduce((sum, member) => sum + member.dimension, 0);
  const count = (members[0]?.rows.length ?? 0) / (members[0]?.dimension ?? 1);
  const joined = new Float32Array(count * size);
  let first = 0;
  for (const { dimension: width, rows } of members) {
    for (let row = 0; row < count; row += 1) {
      joined.set(rows.subarray(row * width, (row + 1) * width), row * size + first);
    }
    first += width;
  }
  const axes = mainAxes(sumOuterProducts(vectorsOf(texts, joined, size), size), dimension);
  return project(joined, size, axes);
}

function* vectorsOf(texts: readonly FeatureBag[], rows: Float32Array, size: number): Generator<Float32Array> {
  for (const bag of texts) {
    const sum = new Float32Array(size);
    bag.rows.forEach((row, at) => {
      const weight = bag.weights[at] ?? 0;
      for (let d = 0, from = row * size; d < size; d += 1)
        sum[d] = (sum[d] ?? 0) + weight * (rows[from + d] ?? 0);
    });
    const length = Math.sqrt(sum.reduce((square, value) => square + value * value, 0));
    if (length > 0) yield sum.map((value) => value / length);
  }
}

function project(rows: Float32Array, size: number, axes: readonly Float64Array[]): Float32Array {
  const count = rows.length / size;
  const projected = new Float32Array(count * axes.length);
  for (let row = 0; row < count; row += 1) {
    const from = row * size;
    axes.forEach((axis, place) => {
      let sum = 0;
      for (let d = 0; d < size; d += 1) sum += (axis[d] ?? 0) * (rows[from + d] ?? 0);
      projected[row * axes.length + place] = sum;
    });
  }
  return projected;
}
