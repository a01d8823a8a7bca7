/** First code unit of the block of composed Hangul syllables (가). */
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** A syllable block is lead × 21 vowels × 28 finals (Unicode 3.12). */
const FINALS = 28;
const VOWELS = 21;
const FINAL_RIEUL = 8;

const LEAD_JAMO = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const VOWEL_JAMO = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const FINAL_JAMO = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** Is this UTF-16 unit a composed Hangul syllable? */
export function isSyllable(unit: number): boolean {
  return unit >= FIRST_SYLLABLE && unit <= LAST_SYLLABLE;
}

/** Index of the final consonant (batchim) of a syllable, 0 when it has none or is no syllable. */
export function finalOf(unit: number): number {
  return isSyllable(unit) ? (unit - FIRST_SYLLABLE) % FINALS : 0;
}

/** Index of the vowel of a syllable (0 = ㅏ … 20 = ㅣ), −1 when it is no syllable. */
export function vowelOf(unit: number): number {
  return isSyllable(unit) ? Math.floor((unit - FIRST_SYLLABLE) / FINALS) % VOWELS : -1;
}

/** The same syllable without its final consonant; other units are returned unchanged. */
export function withoutFinal(unit: number): number {
  return isSyllable(unit) ? unit - finalOf(unit) : unit;
}

/** Does the syllable take the particles of a vowel ending (로 also follows ㄹ)? */
export function endsLikeVowelBeforeRo(unit: number): boolean {
  const final = finalOf(unit);
  return final === 0 || final === FINAL_RIEUL;
}

/** Index of a modern conjoining lead (U+1100…), or −1. */
export function leadIndex(unit: number): number {
  return unit >= 0x1100 && unit <= 0x1112 ? unit - 0x1100 : -1;
}

/** Index of a modern conjoining vowel (U+1161…), or −1. */
export function vowelIndex(unit: number): number {
  return unit >= 0x1161 && unit <= 0x1175 ? unit - 0x1161 : -1;
}

/** Index of a modern conjoining final (U+11A8…), 1 to 27, or −1. */
export function finalIndex(unit: number): number {
  return unit >= 0x11a8 && unit <= 0x11c2 ? unit - 0x11a7 : -1;
}

/** Composes a syllable from jamo indices (final 0 = none). */
export function composeSyllable(lead: number, vowel: number, final: number): string {
  return String.fromCharCode(FIRST_SYLLABLE + (lead * VOWELS + vowel) * FINALS + final);
}

/** The stand-alone letter of a modern conjoining jamo, or `undefined` for every other unit. */
export function toCompatibilityJamo(unit: number): string | undefined {
  const lead = leadIndex(unit);
  if (lead >= 0) return LEAD_JAMO[lead];
  const vowel = vowelIndex(unit);
  if (vowel >= 0) return VOWEL_JAMO[vowel];
  const final = finalIndex(unit);
  return final > 0 ? FINAL_JAMO[final - 1] : undefined;
}
