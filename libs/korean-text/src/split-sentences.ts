/** A sentence or bullet line with its place in the source text. */
export interface Sentence {
  readonly text: string;
  /** Source offset (UTF-16) of its first character. */
  readonly start: number;
  /** Source offset (UTF-16) just after its last character. */
  readonly end: number;
}

const setOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const STOPS = setOf('.!?。！？…');
const CLOSERS = setOf('"\'”’)]」』》');
const BULLETS = setOf('○□■●▶※•◦▪');
/** The characters that `String.prototype.trim` takes away. */
const BLANK = /\s/;

/**
 * Splits a text into sentences: at line breaks, at . ! ? … before a space or the end (a point between digits
 * does not count), and before bullet marks. Blank pieces are left out. Linear; the spans never overlap.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  forEachSentence(text, (start, end) => sentences.push({ text: text.slice(start, end), start, end }));
  return sentences;
}

/** Offsets (UTF-16) at which the sentences of {@link splitSentences} begin. */
export function sentenceStarts(text: string): readonly number[] {
  const starts: number[] = [];
  forEachSentence(text, (start) => starts.push(start));
  return starts;
}

function forEachSentence(text: string, visit: (start: number, end: number) => void): void {
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const end = boundaryAfter(text, at);
    if (end < 0) continue;
    visitTrimmed(text, from, end, visit);
    from = end;
    at = Math.max(at, end - 1);
  }
  visitTrimmed(text, from, text.length, visit);
}

/** End of the sentence when one closes at this character, else −1. */
// eslint-disable-next-line complexity -- a scanner: one look at each kind of boundary
function boundaryAfter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit === 0x0a || unit === 0x2028 || unit === 0x2029) return at + 1;
  const next = text.charCodeAt(at + 1);
  if (next >= FIRST_BULLET && BULLETS.has(next)) return at + 1;
  if (!mayStop(unit) || !STOPS.has(unit)) return -1;
  let end = at + 1;
  while (end < text.length && (STOPS.has(text.charCodeAt(end)) || CLOSERS.has(text.charCodeAt(end))))
    end += 1;
  return end >= text.length || isBlank(text.charCodeAt(end)) ? end : -1;
}

const FIRST_BULLET = Math.min(...BULLETS);
/** Hangul syllables fill nearly every text and end no sentence. */
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

function mayStop(unit: number): boolean {
  return unit < FIRST_SYLLABLE || unit > LAST_SYLLABLE;
}

function isBlank(unit: number): boolean {
  if (unit >= FIRST_SYLLABLE && unit <= LAST_SYLLABLE) return false;
  return unit === 0x20 || BLANK.test(String.fromCharCode(unit));
}

function visitTrimmed(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => void,
): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  if (start < end) visit(start, end);
}
