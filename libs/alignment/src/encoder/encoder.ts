/**
 * Weights of the text encoder as they are shipped (`assets/encoder.json`): one row of signed bytes for each search
 * term and concept that occurred in training. Byte arrays are in base64, numbers little-endian.
 */
export interface EncoderWeights {
  readonly version: number;
  /** Length of a vector. */
  readonly dimension: number;
  /** Keys of the terms (`termKey`), ascending, as 32-bit numbers; row `n` belongs to key `n`. */
  readonly termKeys: string;
  /** Concept ids, ascending; their rows follow those of the terms. */
  readonly conceptIds: readonly string[];
  /** One 32-bit float a row: byte × scale = weight. */
  readonly scales: string;
  /** `dimension` signed bytes a row. */
  readonly rows: string;
  /** Unit vectors of the reference measures, `dimension` signed bytes each: byte ÷ 127 = component. */
  readonly reference: string;
}

/** The encoder in memory. */
export interface Encoder {
  readonly dimension: number;
  readonly rowOfTerm: ReadonlyMap<number, number>;
  /** Row of each concept by concept index; −1 for concepts that training did not see. */
  readonly rowOfConcept: Int32Array;
  readonly scales: Float32Array;
  readonly rows: Int8Array;
  /** Unit vectors of the reference measures, one after the other, 127 to the unit. */
  readonly reference: Int8Array;
}

/** A feature of a text with its weight; `row` is a row of the encoder. */
export interface EncodedFeature {
  readonly row: number;
  readonly weight: number;
}

/** Unpacks shipped weights for a list of concept ids. Throws a `RangeError` when their sizes contradict each other. */
export function unpackEncoder(weights: EncoderWeights, conceptIds: readonly string[]): Encoder {
  const keys = new Uint32Array(bytesOf(weights.termKeys).buffer);
  const scales = new Float32Array(bytesOf(weights.scales).buffer);
  const rows = new Int8Array(bytesOf(weights.rows).buffer);
  const reference = new Int8Array(bytesOf(weights.reference).buffer);
  const count = keys.length + weights.conceptIds.length;
  const fits = rows.length === count * weights.dimension && reference.length % weights.dimension === 0;
  if (scales.length !== count || !fits) {
    throw new RangeError(
      `encoder: ${String(count)} keys, ${String(scales.length)} scales, ${String(rows.length)} weights`,
    );
  }
  const concepts = new Map(weights.conceptIds.map((id, at) => [id, keys.length + at]));
  return {
    dimension: weights.dimension,
    rowOfTerm: new Map(Array.from(keys, (key, row) => [key, row])),
    rowOfConcept: Int32Array.from(conceptIds, (id) => concepts.get(id) ?? -1),
    scales,
    rows,
    reference,
  };
}

/** The vector of a weighted set of features, of length one; all zero when no feature is known. */
export function encode(features: readonly EncodedFeature[], encoder: Encoder): Float32Array {
  const sum = new Float64Array(encoder.dimension);
  for (const { row, weight } of features) addRow(sum, row, weight, encoder);
  return toUnit(sum);
}

/** Adds a weighted row to a sum. */
function addRow(sum: Float64Array, row: number, weight: number, encoder: Encoder): void {
  const factor = weight * (encoder.scales[row] ?? 0);
  const from = row * encoder.dimension;
  for (let at = 0; at < encoder.dimension; at += 1) {
    sum[at] = (sum[at] ?? 0) + factor * (encoder.rows[from + at] ?? 0);
  }
}

function toUnit(sum: Float64Array): Float32Array {
  let square = 0;
  for (const value of sum) square += value * value;
  const length = Math.sqrt(square);
  return Float32Array.from(sum, (value) => (length === 0 ? 0 : value / length));
}

/** Inner product of two vectors of one length; of unit vectors their cosine, −1 to 1. */
export function dot(a: Float32Array | Float64Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < b.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Length of a unit vector in signed bytes. */
export const UNIT_BYTE = 127;

/**
 * Cosine of a unit vector with the nearest of the frozen reference measures, 0 to 1, four decimals; 0 when there are
 * none. It says how well an ask like this one could be answered at all, whatever the catalogue holds.
 */
export function nearestReference(vector: Float32Array, { reference, dimension }: Encoder): number {
  let best = 0;
  for (let from = 0; from < reference.length; from += dimension) {
    let sum = 0;
    for (let at = 0; at < dimension; at += 1) sum += (vector[at] ?? 0) * (reference[from + at] ?? 0);
    if (sum > best) best = sum;
  }
  return Math.round(Math.min(1, best / UNIT_BYTE) * 10_000) / 10_000;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
