import { dot } from '../encoder/encoder.js';
import { type AlignmentModel } from '../model/build-model.js';
import { type AskInput, prepareAsk } from '../prepare/prepare-ask.js';
import { readText } from '../prepare/text-units.js';

/** A word rarer than this says something about what is asked. */
const MEANINGFUL = 0.1;

/** An ask ready to be compared with other asks. */
export interface ComparableAsk {
  /** Vector of the encoder, of length one; empty without an encoder. */
  readonly vector: Float32Array;
  /** Words of the ask's own text that mean something, by stem. */
  readonly words: ReadonlyMap<string, { readonly text: string; readonly rarity: number }>;
  /** Rarity of all its words together. */
  readonly mass: number;
}

/** How alike two asks are, and the words that both use. */
export interface AskLikeness {
  /** 0 to 1: the mean of the meaning's cosine and the share of common words by rarity; two decimals. */
  readonly likeness: number;
  /** As the first ask writes them, the rarest first. */
  readonly words: readonly string[];
}

/** Reads an ask for comparison. */
export function readComparableAsk(input: AskInput, model: AlignmentModel): ComparableAsk {
  const words = new Map<string, { readonly text: string; readonly rarity: number }>();
  for (const { stem, rarity, span } of readText('text', input.text, model).units) {
    if (rarity < MEANINGFUL || words.has(stem)) continue;
    words.set(stem, { text: input.text.slice(span.start, span.end), rarity });
  }
  const mass = [...words.values()].reduce((sum, { rarity }) => sum + rarity, 0);
  return { vector: prepareAsk(input, model).vector, words, mass };
}

/**
 * Compares two asks.
 * @param least asks whose meanings alone keep them below it are not looked at word by word
 * @returns undefined below `least`
 */
export function compareAsks(a: ComparableAsk, b: ComparableAsk, least: number): AskLikeness | undefined {
  const meaning = Math.max(0, dot(a.vector, b.vector));
  if ((meaning + 1) / 2 < least) return undefined;
  const common = [...a.words].filter(([stem]) => b.words.has(stem)).map(([, word]) => word);
  const shared = common.reduce((sum, { rarity }) => sum + rarity, 0);
  const all = a.mass + b.mass - shared;
  const likeness = Math.round(((meaning + (all === 0 ? 0 : shared / all)) / 2) * 100) / 100;
  if (likeness < least) return undefined;
  return { likeness, words: common.sort((x, y) => y.rarity - x.rarity).map(({ text }) => text) };
}
