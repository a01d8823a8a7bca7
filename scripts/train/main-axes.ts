import { seededRandom } from './seeded-random.js';

/** A square matrix, row after row. */
interface SquareMatrix {
  readonly size: number;
  readonly values: Float64Array;
}

const SEED = 1;
/** Enough for the plane of the axes; which of two axes alike in spread comes first does not matter. */
const ROUNDS = 40;

/** Sum of the outer products of vectors with themselves. */
export function sumOuterProducts(vectors: Iterable<Float32Array>, size: number): SquareMatrix {
  const values = new Float64Array(size * size);
  for (const vector of vectors) {
    for (let row = 0; row < size; row += 1) {
      const factor = vector[row] ?? 0;
      const from = row * size;
      for (let column = 0; column <= row; column += 1) {
        values[from + column] = (values[from + column] ?? 0) + factor * (vector[column] ?? 0);
      }
    }
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) {
      values[column * size + row] = values[row * size + column] ?? 0;
    }
  }
  return { size, values };
}

/**
 * The directions in which vectors spread most, given the sum of their outer products: at right angles to one another, of
 * length one, most spread first. Orthogonal iteration from a fixed start, so the same input gives the same axes.
 */
export function mainAxes(matrix: SquareMatrix, count: number): readonly Float64Array[] {
  const random = seededRandom(SEED);
  let axes: readonly Float64Array[] = Array.from({ length: count }, () =>
    Float64Array.from({ length: matrix.size }, () => random() - 0.5),
  );
  orthonormalise(axes);
  for (let round = 0; round < ROUNDS; round += 1) {
    axes = axes.map((axis) => multiply(matrix, axis));
    orthonormalise(axes);
  }
  return axes;
}

function multiply({ size, values }: SquareMatrix, vector: Float64Array): Float64Array {
  const product = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let column = 0, from = row * size; column < size; column += 1) {
      sum += (values[from + column] ?? 0) * (vector[column] ?? 0);
    }
    product[row] = sum;
  }
  return product;
}

/** Gram–Schmidt in place; what is left of a vector that depends on those before it becomes zero. */
function orthonormalise(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, at) => {
    const before = Math.sqrt(innerProduct(vector, vector));
    for (const other of vectors.slice(0, at)) {
      const share = innerProduct(vector, other);
      for (let d = 0; d < vector.length; d += 1) vector[d] = (vector[d] ?? 0) - share * (other[d] ?? 0);
    }
    const length = Math.sqrt(innerProduct(vector, vector));
    const scale = length > before * Number.EPSILON * vector.length ? 1 / length : 0;
    for (let d = 0; d < vector.length; d += 1) vector[d] = (vector[d] ?? 0) * scale;
  });
}

function innerProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
