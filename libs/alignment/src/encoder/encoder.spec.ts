import { type EncoderWeights, dot, encode, nearestReference, unpackEncoder } from './encoder.js';

const base64 = (view: Uint32Array | Float32Array | Int8Array): string =>
  Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('base64');

const weights: EncoderWeights = {
  version: 1,
  dimension: 2,
  termKeys: base64(Uint32Array.of(5, 9)),
  conceptIds: ['object.ai'],
  scales: base64(Float32Array.of(0.5, 1, 2)),
  rows: base64(Int8Array.of(2, 0, 0, 3, -1, 1)),
  reference: base64(Int8Array.of(127, 0, 76, 102)),
};

describe('unpackEncoder', () => {
  it('finds the rows of terms by key and of concepts by index', () => {
    const encoder = unpackEncoder(weights, ['instrument.loan', 'object.ai']);
    expect(encoder.rowOfTerm.get(9)).toBe(1);
    expect(Array.from(encoder.rowOfConcept)).toEqual([-1, 2]);
  });

  it('refuses weights whose sizes contradict each other', () => {
    expect(() => unpackEncoder({ ...weights, dimension: 3 }, [])).toThrow(RangeError);
  });
});

describe('encode', () => {
  const encoder = unpackEncoder(weights, ['object.ai']);

  it('sums scaled rows and brings the sum to length one', () => {
    const vector = encode(
      [
        { row: 0, weight: 3 },
        { row: 1, weight: 1 },
      ],
      encoder,
    );
    expect(Array.from(vector)).toEqual([Math.fround(3 / Math.sqrt(18)), Math.fround(3 / Math.sqrt(18))]);
    expect(dot(vector, vector)).toBeCloseTo(1, 6);
  });

  it('is zero without features', () => {
    expect(Array.from(encode([], encoder))).toEqual([0, 0]);
  });
});

describe('nearestReference', () => {
  const encoder = unpackEncoder(weights, []);

  it('is the cosine with the nearest reference measure', () => {
    expect(nearestReference(Float32Array.of(1, 0), encoder)).toBe(1);
    expect(nearestReference(Float32Array.of(0, 1), encoder)).toBe(0.8031);
  });

  it('is 0 where nothing is near, and without a reference', () => {
    expect(nearestReference(Float32Array.of(-1, 0), encoder)).toBe(0);
    expect(nearestReference(Float32Array.of(1, 0), unpackEncoder({ ...weights, reference: '' }, []))).toBe(0);
  });
});
