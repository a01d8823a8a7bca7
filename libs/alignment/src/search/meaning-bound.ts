import { type ModelParameters } from '../model/parameters.js';

/**
 * Signal of the meaning of a pair, 0 to 1, as a score has it but for rounding: sums in another order, several times
 * faster.
 * @param vector vector of one side
 * @param vectors vectors of the other side; the one that is meant begins at `from` and is as long as `vector`
 */
export function boundMeaning(
  vector: Float32Array,
  vectors: Float32Array,
  from: number,
  { low, high }: ModelParameters['meaning'],
): number {
  return Math.min(1, Math.max(0, (innerProduct(vector, vectors, from) - low) / (high - low)));
}

/** Four sums at a time, since one addition need not wait for the other. */
// eslint-disable-next-line complexity -- each `?? 0` counts as a branch
function innerProduct(vector: Float32Array, vectors: Float32Array, from: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = vector.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    const place = from + at;
    first += (vector[at] ?? 0) * (vectors[place] ?? 0);
    second += (vector[at + 1] ?? 0) * (vectors[place + 1] ?? 0);
    third += (vector[at + 2] ?? 0) * (vectors[place + 2] ?? 0);
    fourth += (vector[at + 3] ?? 0) * (vectors[place + 3] ?? 0);
  }
  for (let at = whole; at < vector.length; at += 1) first += (vector[at] ?? 0) * (vectors[from + at] ?? 0);
  return first + second + third + fourth;
}
