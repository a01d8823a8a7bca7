import { isSyllable } from './hangul.js';
import { normaliseText, type NormalisedText } from './normalise-text.js';
import { stemLength } from './stem-word.js';

/** A word of a text, cut to its stem. */
export interface Token {
  /** The stem in normal form (lower case, no josa or eomi). */
  readonly stem: string;
  /** Source offset (UTF-16) of the first unit of the stem. */
  readonly start: number;
  /** Source offset (UTF-16) just after the stem. */
  readonly end: number;
}

/** Words: Hangul; Latin with digits and inner marks (r&d, e-7, h100); numbers; other letters. */
const WORD =
  // eslint-disable-next-line regexp/no-super-linear-move -- where digits end in a letter, the next alternative takes them all
  /[가-힣ㄱ-ㅣ]+|[0-9]+(?:[.,][0-9]+)*(?![a-z0-9])|[a-z0-9ß-ɏ]+(?:[-&.+/_'][a-z0-9ß-ɏ]+)*(?:\+\+|#)?|[\p{L}\p{N}]/gu;
const NUMBER = /^[0-9]/;
const LETTERS_ONLY_DIGITS = /^[0-9]+(?:[.,][0-9]+)*$/;

/**
 * Cuts a text into stems. Hangul words lose particles and verb endings; Latin words stay whole; numbers are
 * tokens of their own (see {@link isNumberStem}). Total on any string, linear in its length.
 */
export function tokenise(text: string): readonly Token[] {
  return tokeniseNormalised(normaliseText(text));
}

/** As {@link tokenise}, for a text that has been normalised already. */
export function tokeniseNormalised(normalised: NormalisedText): readonly Token[] {
  const tokens: Token[] = [];
  let previousEnd = -1;
  let previousIsHangul = true;
  for (const match of normalised.text.matchAll(WORD)) {
    const word = match[0];
    const start = match.index;
    const hangul = isHangul(word.charCodeAt(0));
    const leans = hangul && !previousIsHangul && previousEnd === start;
    const length = hangul ? stemLength(word, leans) : word.length;
    const sourceStart = normalised.toSourceOffset(start);
    // a ligature may come apart into two words; both stand at the one source character, which counts once
    if (length > 0 && sourceStart >= (tokens.at(-1)?.end ?? 0)) {
      tokens.push({
        stem: word.slice(0, length),
        start: sourceStart,
        end: normalised.toSourceEnd(start + length),
      });
    }
    previousEnd = start + word.length;
    previousIsHangul = hangul;
  }
  return tokens;
}

function isHangul(unit: number): boolean {
  return isSyllable(unit) || (unit >= 0x3131 && unit <= 0x318e);
}

/** Is the stem a bare number (2, 1,000, 3.5)? Bare numbers are no search terms; see `parseQuantities`. */
export function isNumberStem(stem: string): boolean {
  return NUMBER.test(stem) && LETTERS_ONLY_DIGITS.test(stem);
}

/**
 * Search terms of a token sequence (`stem_xbi`): character bigrams inside each Hangul stem, the whole stem from
 * three syllables, one bridging bigram between neighbouring Hangul stems, and Latin stems whole. In text order,
 * repeats kept, bare numbers left out.
 */
export function indexTerms(tokens: readonly Token[]): readonly string[] {
  const terms: string[] = [];
  let before = '';
  for (const { stem } of tokens) {
    const hangul = isHangul(stem.charCodeAt(0));
    if (hangul && before !== '') terms.push(before + stem.charAt(0));
    for (const term of stemTerms(stem)) terms.push(term);
    before = hangul ? stem.charAt(stem.length - 1) : '';
  }
  return terms;
}

/** Search terms of one stem on its own: its bigrams and, from three syllables, the stem itself. */
export function stemTerms(stem: string): readonly string[] {
  if (isNumberStem(stem)) return [];
  if (!isHangul(stem.charCodeAt(0))) return [stem];
  const terms: string[] = [];
  for (let at = 0; at + 1 < stem.length; at += 1) terms.push(stem.slice(at, at + 2));
  if (stem.length >= 3 && stem.length <= 20) terms.push(stem);
  return terms;
}
