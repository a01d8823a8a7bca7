import {
  composeSyllable,
  finalIndex,
  finalOf,
  isSyllable,
  leadIndex,
  toCompatibilityJamo,
  vowelIndex,
} from './hangul.js';

/** A text in normal form with the way back to the text it came from. */
export interface NormalisedText {
  /** The text as it was given. */
  readonly source: string;
  /** Normal form: NFKC, lower case, middle dots as spaces, no control or invisible characters. */
  readonly text: string;
  /** Source offset (UTF-16) at which the unit `n` of the normal form begins; `n = text.length` gives the end. */
  toSourceOffset(n: number): number;
  /** Source offset (UTF-16) just after the source of unit `n − 1`; 0 for `n ≤ 0`. */
  toSourceEnd(n: number): number;
}

/** Text that is already in normal form up to ASCII capitals: the usual case, no map needed. */
const PLAIN = /^[\n\x20-\x7e가-힣]*$/;
const PLAIN_RUN = /[\n\x20-\x7e가-힣]+/y;
const MIDDLE_DOTS = new Set([0xb7, 0x318d, 0x119e, 0x2022, 0x2027, 0x22c5, 0x30fb, 0xff65]);
/** Soft hyphen, zero-width and directional marks, byte order mark, variation selectors and tags. */
const INVISIBLE_RANGES = [
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe01ef],
] as const;
/** Blocks of combining diacritics. */
const DIACRITIC_RANGES = [
  [0x300, 0x36f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
] as const;
const CONTROL = /[\p{Cc}\p{Zs}]/gu;
/** A base letter is composed with at most this many marks; further ones are dropped (stream-safe text). */
const MARKS_COMPOSED = 3;

/**
 * Brings a text into the one form all matching works on: NFKC, lower case, ㆍ and · as spaces, control
 * characters and lone surrogates as spaces, invisible characters and stray diacritics removed, decomposed
 * Hangul composed. Line breaks stay. Total on any string, linear in its length, and idempotent.
 */
export function normaliseText(source: string): NormalisedText {
  if (PLAIN.test(source)) {
    const length = source.length;
    const clamp = (n: number): number => Math.min(Math.max(n, 0), length);
    return { source, text: source.toLowerCase(), toSourceOffset: clamp, toSourceEnd: clamp };
  }
  return normaliseMapped(source);
}

function normaliseMapped(source: string): NormalisedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (let at = 0; at < source.length;) {
    const plain = plainWidth(source, at);
    for (let unit = at; unit < at + plain; unit += 1) {
      starts.push(unit);
      ends.push(unit + 1);
    }
    text += source.slice(at, at + plain).toLowerCase();
    at += plain;
    if (at === source.length) break;
    const width = clusterWidth(source, at);
    const piece = normaliseCluster(source.slice(at, at + width));
    text += piece;
    while (starts.length < text.length) {
      starts.push(at);
      ends.push(at + width);
    }
    at += width;
  }
  return {
    source,
    text,
    toSourceOffset: (n) => (n >= text.length ? source.length : (starts[Math.max(n, 0)] ?? 0)),
    toSourceEnd: (n) => (n <= 0 ? 0 : (ends[Math.min(n, text.length) - 1] ?? 0)),
  };
}

/** Units from here on that stay as they are but for capitals: plain ones with no mark after them. */
function plainWidth(source: string, at: number): number {
  PLAIN_RUN.lastIndex = at;
  const end = PLAIN_RUN.test(source) ? PLAIN_RUN.lastIndex : at;
  return end === source.length ? end - at : Math.max(0, end - 1 - at);
}

/** Units of the smallest piece that normalises on its own: a decomposed syllable or a letter with its marks. */
function clusterWidth(source: string, at: number): number {
  const unit = source.charCodeAt(at);
  if (leadIndex(unit) >= 0 && vowelIndex(source.charCodeAt(at + 1)) >= 0) {
    return finalIndex(source.charCodeAt(at + 2)) > 0 ? 3 : 2;
  }
  if (isSyllable(unit)) {
    return finalOf(unit) === 0 && finalIndex(source.charCodeAt(at + 1)) > 0 ? 2 : 1;
  }
  const base = isPairAt(source, at) ? 2 : 1;
  let width = base;
  while (width < base + MARKS_COMPOSED && isWithin(source.charCodeAt(at + width), DIACRITIC_RANGES))
    width += 1;
  return width;
}

function isPairAt(source: string, at: number): boolean {
  const high = source.charCodeAt(at);
  const low = source.charCodeAt(at + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

type Ranges = readonly (readonly [from: number, to: number])[];

function isWithin(code: number, ranges: Ranges): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to);
}

function normaliseCluster(cluster: string): string {
  const unit = cluster.charCodeAt(0);
  if (unit < 0x80 && cluster.length === 1) return normaliseAscii(unit, cluster);
  if (isSyllable(unit)) return cluster.length === 1 ? cluster : withFinal(cluster);
  const lead = leadIndex(unit);
  if (lead >= 0 && cluster.length > 1) {
    const final = cluster.length === 3 ? finalIndex(cluster.charCodeAt(2)) : 0;
    return composeSyllable(lead, vowelIndex(cluster.charCodeAt(1)), final);
  }
  return normaliseOther(cluster, unit);
}

function normaliseAscii(unit: number, character: string): string {
  if (unit === 0x0a) return '\n';
  return unit < 0x20 || unit === 0x7f ? ' ' : character.toLowerCase();
}

/** A syllable without final followed by a conjoining final. */
function withFinal(cluster: string): string {
  return String.fromCharCode(cluster.charCodeAt(0) + finalIndex(cluster.charCodeAt(1)));
}

function normaliseOther(cluster: string, unit: number): string {
  if (MIDDLE_DOTS.has(unit)) return ' ';
  if (unit === 0x2028 || unit === 0x2029 || unit === 0x85) return '\n';
  if (isSurrogate(unit) && cluster.length === 1) return ' ';
  if (isKeptJamo(unit)) return cluster.slice(0, 1);
  if (isWithin(cluster.codePointAt(0) ?? 0, INVISIBLE_RANGES)) return '';
  return toFixedForm(cluster);
}

/** NFKC can yield capitals and lower case can yield decompositions, so both run until nothing changes. */
function toFixedForm(cluster: string): string {
  let text = cluster;
  for (let round = 0; round < 4; round += 1) {
    const next = withoutDiacritics(text.normalize('NFKC').toLowerCase().normalize('NFKC'));
    if (next === text) break;
    text = next;
  }
  return Array.from(text.replace(CONTROL, ' '), finishCharacter).join('');
}

function withoutDiacritics(text: string): string {
  return Array.from(text, (character) =>
    isWithin(character.charCodeAt(0), DIACRITIC_RANGES) ? '' : character,
  ).join('');
}

function finishCharacter(character: string): string {
  const unit = character.charCodeAt(0);
  if (MIDDLE_DOTS.has(unit)) return ' ';
  if (isWithin(character.codePointAt(0) ?? 0, INVISIBLE_RANGES)) return '';
  if (isSurrogate(unit) && character.length === 1) return '';
  return toCompatibilityJamo(unit) ?? character;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Stand-alone and half-width letters (ㅋㅋ, ㄱ): NFKC would make them join their neighbours. */
function isKeptJamo(unit: number): boolean {
  return (unit >= 0x3131 && unit <= 0x318e) || (unit >= 0xffa0 && unit <= 0xffdc);
}
