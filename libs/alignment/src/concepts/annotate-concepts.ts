import { normaliseText, type NormalisedText, sentenceStarts } from '@jeonghap/korean-text';

import { type ConceptMatcher, type MatcherForm, ungained } from './concept-matcher.js';
import { childOf } from './trie.js';

/** A concept found in a text. A pattern gives one occurrence for each of its stems. */
export interface ConceptOccurrence {
  /** Concept index of the model. */
  readonly concept: number;
  /** Trust in the wording, 0 to 1. */
  readonly trust: number;
  /** Source offsets (UTF-16). */
  readonly start: number;
  readonly end: number;
  /** Number of the sentence it stands in, from 0. */
  readonly sentence: number;
}

/** Longest wording the matcher follows, in units without spaces. */
const MAX_FORM = 40;

/** A text without its spaces. The arrays may be longer than the text; they are used again for the next one. */
interface CompactText {
  readonly normalised: NormalisedText;
  readonly length: number;
  readonly units: Uint16Array;
  /** Place of each unit in the normal form. */
  readonly places: Int32Array;
  readonly sentences: Int32Array;
  /** 1 where a word begins: after a space, a mark, or a change of script. */
  readonly wordStarts: Uint8Array;
  /** 1 where a space stood before the unit. */
  readonly gaps: Uint8Array;
}

interface Match {
  readonly from: number;
  readonly to: number;
  readonly form: MatcherForm;
}

/**
 * Finds the concepts of a text: wordings, the longest where one lies within another, and patterns whose stems
 * stand in one sentence. Spaces do not matter except for short forms. In text order.
 */
export function annotateConcepts(text: string, matcher: ConceptMatcher): readonly ConceptOccurrence[] {
  return annotateNormalised(normaliseText(text), matcher);
}

/** As {@link annotateConcepts}, for a text that has been normalised already. */
export function annotateNormalised(
  normalised: NormalisedText,
  matcher: ConceptMatcher,
): readonly ConceptOccurrence[] {
  const compact = toCompact(normalised);
  const wordings: Match[] = [];
  const stems: Match[] = [];
  for (let from = 0; from < compact.length; from += 1)
    collectMatches(compact, from, matcher, { wordings, stems });
  const occurrences = dropNested(wordings).map((match) => toOccurrence(compact, match, match.form));
  return [...occurrences, ...findPatterns(compact, stems, matcher)].sort(
    (a, b) => a.start - b.start || b.end - a.end || a.concept - b.concept || b.trust - a.trust,
  );
}

/** Longest text whose arrays are kept for the next one. */
const KEPT = 1 << 16;
let kept = createArrays(1 << 10);

function createArrays(length: number): Omit<CompactText, 'normalised' | 'length'> {
  return {
    units: new Uint16Array(length),
    places: new Int32Array(length),
    sentences: new Int32Array(length),
    wordStarts: new Uint8Array(length),
    gaps: new Uint8Array(length),
  };
}

function arraysFor(length: number): Omit<CompactText, 'normalised' | 'length'> {
  if (length <= kept.units.length) return kept;
  const arrays = createArrays(length * 2);
  if (length <= KEPT) kept = arrays;
  return arrays;
}

function toCompact(normalised: NormalisedText): CompactText {
  const body = normalised.text;
  const arrays = arraysFor(body.length);
  const { units, places, sentences, wordStarts, gaps } = arrays;
  const starts = sentenceStarts(body);
  let sentence = 0;
  let length = 0;
  let before = -1;
  for (let n = 0; n < body.length; n += 1) {
    const unit = body.charCodeAt(n);
    const [previous, gap] = [before, isSpace(before)];
    before = unit;
    if (isSpace(unit)) continue;
    while (n >= (starts[sentence + 1] ?? Infinity)) sentence += 1;
    units[length] = unit;
    places[length] = n;
    sentences[length] = sentence;
    gaps[length] = gap ? 1 : 0;
    wordStarts[length] = previous < 0 || scriptOf(previous) !== scriptOf(unit) ? 1 : 0;
    length += 1;
  }
  return { normalised, length, ...arrays };
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x3000;
}

/** 0 marks and spaces, 1 Latin letters and digits, 2 everything else. */
function scriptOf(unit: number): number {
  if (unit >= 0x80) return 2;
  const latin = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  return latin ? 1 : 0;
}

interface Matches {
  readonly wordings: Match[];
  readonly stems: Match[];
}

function collectMatches(text: CompactText, from: number, matcher: ConceptMatcher, into: Matches): void {
  const { units, sentences } = text;
  const { trie, forms } = matcher;
  const sentence = sentences[from] ?? 0;
  const limit = Math.min(text.length, from + MAX_FORM);
  let node = 0;
  for (let at = from; at < limit && sentences[at] === sentence; at += 1) {
    const unit = units[at] ?? 0;
    const bare = ungained(unit);
    const ending = bare < 0 ? -1 : childOf(trie, node, bare);
    const stemForms = ending < 0 ? undefined : forms[ending];
    if (stemForms !== undefined) keepFitting(text, from, at + 1, { forms: stemForms, into });
    node = childOf(trie, node, unit);
    if (node < 0) return;
    const ownForms = forms[node];
    if (ownForms !== undefined) keepFitting(text, from, at + 1, { forms: ownForms, into });
  }
}

function keepFitting(
  text: CompactText,
  from: number,
  to: number,
  { forms, into }: { readonly forms: readonly MatcherForm[]; readonly into: Matches },
): void {
  for (const form of forms) {
    if (fits(text, from, to, form)) (form.stem >= 0 ? into.stems : into.wordings).push({ from, to, form });
  }
}

function fits(text: CompactText, from: number, to: number, form: MatcherForm): boolean {
  if (form.atWordStart && text.wordStarts[from] !== 1) return false;
  if (form.atWordEnd && goesOnInLatin(text, to)) return false;
  return !form.inOneWord || !hasGap(text, from, to);
}

function goesOnInLatin({ length, gaps, units }: CompactText, at: number): boolean {
  return at < length && gaps[at] !== 1 && scriptOf(units[at] ?? 0) === 1;
}

function hasGap({ gaps }: CompactText, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) if (gaps[at] === 1) return true;
  return false;
}

/** Drops a wording that lies wholly within a longer one. */
function dropNested(matches: readonly Match[]): readonly Match[] {
  const sorted = [...matches].sort((a, b) => a.from - b.from || b.to - a.to);
  let reach = -1;
  let widest: Match | undefined;
  return sorted.filter((match) => {
    const nested =
      widest !== undefined && match.to <= reach && match.to - match.from < widest.to - widest.from;
    if (match.to > reach) {
      reach = match.to;
      widest = match;
    }
    return !nested;
  });
}

function toOccurrence(
  { normalised, places, sentences }: CompactText,
  match: { readonly from: number; readonly to: number },
  what: { readonly concept: number; readonly trust: number },
): ConceptOccurrence {
  return {
    concept: what.concept,
    trust: what.trust,
    start: normalised.toSourceOffset(places[match.from] ?? 0),
    end: normalised.toSourceEnd((places[match.to - 1] ?? 0) + 1),
    sentence: sentences[match.from] ?? 0,
  };
}

function findPatterns(
  text: CompactText,
  stems: readonly Match[],
  matcher: ConceptMatcher,
): readonly ConceptOccurrence[] {
  return bySentence(text, stems).flatMap((found) => {
    const patterns = [...found.keys()].flatMap((stem) => matcher.patterns[stem] ?? []);
    const complete = patterns.filter((pattern) => pattern.stems.every((needed) => found.has(needed)));
    return complete.flatMap((pattern) =>
      pattern.stems.flatMap((needed) => {
        const match = found.get(needed);
        return match === undefined ? [] : toOccurrence(text, match, pattern);
      }),
    );
  });
}

/** The stems of each sentence in text order, each where it stands first. */
function bySentence(text: CompactText, stems: readonly Match[]): readonly ReadonlyMap<number, Match>[] {
  const sentences: Map<number, Match>[] = [];
  let present: Map<number, Match> | undefined;
  let sentence = -1;
  for (const match of stems) {
    const here = text.sentences[match.from] ?? 0;
    if (present === undefined || here !== sentence) {
      present = new Map<number, Match>();
      sentences.push(present);
      sentence = here;
    }
    if (!present.has(match.form.stem)) present.set(match.form.stem, match);
  }
  return sentences;
}
