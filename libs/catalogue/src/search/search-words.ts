import { convertHangulToQwerty, convertQwertyToHangul, disassemble } from 'es-hangul';

/** How a text is looked for among names: as they are written, or by the lead consonants of their syllables (초성). */
export interface SearchWords {
  readonly by: 'form' | 'leads';
  /** Words without the spaces between them, at least one. */
  readonly words: readonly string[];
}

const SYLLABLE = /[가-힣]/u;
const CONSONANT = /[ㄱ-ㅎ]/u;
const CONSONANTS = /[ㄱ-ㅎ]/gu;
const VOWEL = /[ㅏ-ㅣ]/u;
const MORE_THAN_LATIN = /[^\u0020-\u007e]/u;

/**
 * Reads what somebody typed. Consonants without any syllable are lead consonants; those that a keyboard has joined, as ㄱㅅ to
 * ㄳ, are taken apart. `ㅇㄱㅈㄴ` finds 인공지능.
 */
export function toSearchWords(q: string): SearchWords {
  const words = q
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const isLeads = CONSONANT.test(q) && !SYLLABLE.test(q) && !VOWEL.test(q);
  if (!isLeads) return { by: 'form', words };
  return {
    by: 'leads',
    words: words.map((word) => word.replace(CONSONANTS, (joined) => disassemble(joined))),
  };
}

/**
 * The same keys under the other keyboard layout: `dlsrhdwlsmd` is 인공지능, `메ㅑ` is api.
 * @returns undefined where that gives no word
 */
export function inOtherLayout(q: string): string | undefined {
  const isLatin = !MORE_THAN_LATIN.test(q);
  const other = isLatin ? convertQwertyToHangul(q) : convertHangulToQwerty(q);
  if (other === q) return undefined;
  if (isLatin) return SYLLABLE.test(other) && !/[ㄱ-ㅣ]/u.test(other) ? other : undefined;
  return MORE_THAN_LATIN.test(other) ? undefined : other;
}
