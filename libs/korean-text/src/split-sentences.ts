/** A sentence or bullet line with its place in the source text. */
export interface Sentence {
  readonly text: string;
  /** Source offset (UTF-16) of its first character. */
  readonly start: number;
  /** Source offset (UTF-16) just after its last character. */
  readonly end: number;
}

const STOPS = new Set(['.', '!', '?', '。', '！', '？', '…']);
const CLOSERS = new Set(['"', "'", '”', '’', ')', ']', '」', '』', '》']);
const BULLETS = new Set(['○', '□', '■', '●', '▶', '※', '•', '◦', '▪']);

/**
 * Splits a text into sentences: at line breaks, at . ! ? … before a space or the end (a point between digits
 * does not count), and before bullet marks. Blank pieces are left out. Linear; the spans never overlap.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const end = boundaryAfter(text, at);
    if (end === undefined) continue;
    pushTrimmed(sentences, text, start, end);
    start = end;
    at = Math.max(at, end - 1);
  }
  pushTrimmed(sentences, text, start, text.length);
  return sentences;
}

const LINE_BREAKS = new Set(['\n', '\u2028', '\u2029']);

/** End of the sentence when one closes at this character, else `undefined`. */
function boundaryAfter(text: string, at: number): number | undefined {
  if (LINE_BREAKS.has(text.charAt(at)) || BULLETS.has(text.charAt(at + 1))) return at + 1;
  if (!STOPS.has(text.charAt(at))) return undefined;
  let end = at + 1;
  while (STOPS.has(text.charAt(end)) || CLOSERS.has(text.charAt(end))) end += 1;
  return text.charAt(end).trim() === '' ? end : undefined;
}

function pushTrimmed(sentences: Sentence[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && text.charAt(start).trim() === '') start += 1;
  while (end > start && text.charAt(end - 1).trim() === '') end -= 1;
  if (start < end) sentences.push({ text: text.slice(start, end), start, end });
}
