import { tokenise } from './tokenise.js';

/** Words that stand free in a body of texts, each with the price of finding it in a compound: −ln of its share of them. */
export type CompoundLexicon = ReadonlyMap<string, number>;

const HANGUL = /^[가-힣]+$/;
const SHORTEST_PART = 2;
const LONGEST_PART = 6;
/** Longer words are no compounds that anybody reads. */
const LONGEST_WORD = 20;
/** Every part costs so much more, so that few long parts win over many short ones. */
const PRICE_OF_A_PART = 4;
/** A word has to stand free in so many texts to be one. */
const MIN_TEXTS = 2;

/** Learns from texts which stems stand free, between spaces. Linear in their length. */
export function learnCompounds(texts: Iterable<string>): CompoundLexicon {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const stem of new Set(tokenise(text).map((token) => token.stem))) {
      if (isPart(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  const known = [...counts].filter(([, count]) => count >= MIN_TEXTS);
  const total = known.reduce((sum, [, count]) => sum + count, 0);
  return new Map(known.map(([stem, count]) => [stem, -Math.log(count / total)]));
}

function isPart(stem: string): boolean {
  if (stem.length < SHORTEST_PART || stem.length > LONGEST_PART) return false;
  return HANGUL.test(stem);
}

/**
 * Cuts a compound (인공지능산업) into the words it is made of (인공지능, 산업): the cheapest way that uses words of the
 * lexicon only. A word of the lexicon, and one that the lexicon does not wholly explain, stays as it is. The parts
 * joined are the stem.
 */
export function splitCompound(stem: string, lexicon: CompoundLexicon): readonly string[] {
  if (stem.length < 2 * SHORTEST_PART || stem.length > LONGEST_WORD || lexicon.has(stem)) return [stem];
  /** By length of the head: the least it costs, and how long its last part is. */
  const least = [0];
  const last = [0];
  for (let end = 1; end <= stem.length; end += 1) {
    const { cost, length } = cheapestPart(stem.slice(0, end), lexicon, least);
    least.push(cost);
    last.push(length);
  }
  const parts: string[] = [];
  for (let end = stem.length; end > 0; end -= last[end] ?? 0) {
    const length = last[end] ?? 0;
    if (length === 0) return [stem];
    parts.unshift(stem.slice(end - length, end));
  }
  return parts;
}

/** The cheapest last part of a head, given what shorter heads cost; length 0 when there is none. */
function cheapestPart(
  head: string,
  lexicon: CompoundLexicon,
  least: readonly number[],
): { readonly cost: number; readonly length: number } {
  let best = { cost: Infinity, length: 0 };
  for (let length = SHORTEST_PART; length <= Math.min(LONGEST_PART, head.length); length += 1) {
    const price = lexicon.get(head.slice(-length));
    const cost = (least[head.length - length] ?? Infinity) + (price ?? Infinity) + PRICE_OF_A_PART;
    if (cost < best.cost) best = { cost, length };
  }
  return best;
}
