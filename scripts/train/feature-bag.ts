import { type TextFeatures } from '@jeonghap/alignment';

/** A text as weighted rows of the encoder, rows ascending. */
export interface FeatureBag {
  readonly rows: Int32Array;
  readonly weights: Float32Array;
}

/** Rows given to terms and concepts in the order in which they are met. */
export interface Vocabulary {
  readonly terms: Map<number, number>;
  readonly concepts: Map<number, number>;
  /** Number of bags each row occurs in. */
  readonly uses: number[];
}

/** A vocabulary that knows nothing yet. */
export function emptyVocabulary(): Vocabulary {
  return { terms: new Map(), concepts: new Map(), uses: [] };
}

/** Turns features into a bag, giving new rows to what the vocabulary has not met. */
export function toBag(features: TextFeatures, vocabulary: Vocabulary): FeatureBag {
  const entries: (readonly [number, number])[] = [];
  for (const [key, weight] of features.terms)
    entries.push([rowOf(vocabulary.terms, key, vocabulary), weight]);
  for (const [concept, weight] of features.concepts) {
    entries.push([rowOf(vocabulary.concepts, concept, vocabulary), weight]);
  }
  return fromEntries(entries);
}

function rowOf(known: Map<number, number>, key: number, { uses }: Vocabulary): number {
  const row = known.get(key) ?? uses.length;
  if (row === uses.length) known.set(key, row);
  uses[row] = (uses[row] ?? 0) + 1;
  return row;
}

/** One bag of several: each row with its greatest weight. */
export function mergeBags(bags: readonly FeatureBag[]): FeatureBag {
  const best = new Map<number, number>();
  for (const { rows, weights } of bags) {
    rows.forEach((row, at) => best.set(row, Math.max(best.get(row) ?? 0, weights[at] ?? 0)));
  }
  return fromEntries([...best]);
}

function fromEntries(entries: readonly (readonly [number, number])[]): FeatureBag {
  const sorted = [...entries].sort(([a], [b]) => a - b);
  return {
    rows: Int32Array.from(sorted, ([row]) => row),
    weights: Float32Array.from(sorted, ([, weight]) => weight),
  };
}
