import { normaliseText, splitSentences } from '@jeonghap/korean-text';

import {
  childKey,
  type ConceptMatcher,
  type ConceptPattern,
  type MatcherForm,
  ungained,
} from './concept-matcher.js';

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

interface CompactText {
  readonly units: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
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
  const compact = toCompact(text);
  const wordings: Match[] = [];
  const stems: Match[] = [];
  for (let from = 0; from < compact.units.length; from += 1)
    collectMatches(compact, from, matcher, { wordings, stems });
  const occurrences = [...dropNested(wordings).map((match) => toOccurrence(compact, match, match.form))];
  return [...occurrences, ...findPatterns(compact, stems, matcher)].sort(
    (a, b) => a.start - b.start || b.end - a.end || a.concept - b.concept || b.trust - a.trust,
  );
}

function toCompact(text: string): CompactText {
  const normalised = normaliseText(text);
  const body = normalised.text;
  const kept = keptPositions(body);
  const sentenceAt = sentenceCursor(body);
  return {
    units: Uint16Array.from(kept, (n) => body.charCodeAt(n)),
    starts: kept.map((n) => normalised.toSourceOffset(n)),
    ends: kept.map((n) => normalised.toSourceEnd(n + 1)),
    sentences: kept.map(sentenceAt),
    gaps: Uint8Array.from(kept, (n) => (n > 0 && isSpace(body.charCodeAt(n - 1)) ? 1 : 0)),
    wordStarts: Uint8Array.from(kept, (n) => (n === 0 || changesScript(body, n) ? 1 : 0)),
  };
}

function changesScript(body: string, n: number): boolean {
  return scriptOf(body.charCodeAt(n - 1)) !== scriptOf(body.charCodeAt(n));
}

/** Number of the sentence at each position; positions must be asked in order. */
function sentenceCursor(body: string): (n: number) => number {
  const starts = splitSentences(body).map(({ start }) => start);
  let sentence = 0;
  return (n) => {
    while (sentence + 1 < starts.length && n >= (starts[sentence + 1] ?? Infinity)) sentence += 1;
    return sentence;
  };
}

/** Positions of the units that are no space. */
function keptPositions(body: string): Int32Array {
  const kept: number[] = [];
  for (let n = 0; n < body.length; n += 1) if (!isSpace(body.charCodeAt(n))) kept.push(n);
  return Int32Array.from(kept);
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

function collectMatches(
  text: CompactText,
  from: number,
  matcher: ConceptMatcher,
  into: { readonly wordings: Match[]; readonly stems: Match[] },
): void {
  let node = 0;
  const sentence = text.sentences[from] ?? 0;
  const limit = Math.min(text.units.length, from + MAX_FORM);
  const keep = (end: number, forms: readonly MatcherForm[]): void => {
    for (const form of forms) {
      if (!fits(text, from, end, form)) continue;
      (form.stem >= 0 ? into.stems : into.wordings).push({ from, to: end, form });
    }
  };
  for (let at = from; at < limit && text.sentences[at] === sentence; at += 1) {
    const unit = text.units[at] ?? 0;
    const bare = ungained(unit);
    const ending = bare < 0 ? undefined : matcher.children.get(childKey(node, bare));
    if (ending !== undefined) keep(at + 1, matcher.forms.get(ending) ?? []);
    const next = matcher.children.get(childKey(node, unit));
    if (next === undefined) return;
    node = next;
    keep(at + 1, matcher.forms.get(node) ?? []);
  }
}

function fits(text: CompactText, from: number, to: number, form: MatcherForm): boolean {
  if (form.atWordStart && text.wordStarts[from] !== 1) return false;
  if (form.atWordEnd && continuesLatin(text, to)) return false;
  return !form.inOneWord || !text.gaps.subarray(from + 1, to).includes(1);
}

function continuesLatin(text: CompactText, to: number): boolean {
  return to < text.units.length && text.gaps[to] !== 1 && scriptOf(text.units[to] ?? 0) === 1;
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
  text: CompactText,
  match: { readonly from: number; readonly to: number },
  what: { readonly concept: number; readonly trust: number },
): ConceptOccurrence {
  return {
    concept: what.concept,
    trust: what.trust,
    start: text.starts[match.from] ?? 0,
    end: text.ends[match.to - 1] ?? 0,
    sentence: text.sentences[match.from] ?? 0,
  };
}

function findPatterns(
  text: CompactText,
  stems: readonly Match[],
  matcher: ConceptMatcher,
): readonly ConceptOccurrence[] {
  const bySentence = new Map<number, Map<number, Match>>();
  for (const match of stems) {
    const sentence = text.sentences[match.from] ?? 0;
    const found = bySentence.get(sentence) ?? new Map<number, Match>();
    bySentence.set(sentence, found);
    if (!found.has(match.form.stem)) found.set(match.form.stem, match);
  }
  return [...bySentence.values()].flatMap((found) =>
    [...found.keys()].flatMap((stem) =>
      (matcher.patterns.get(stem) ?? []).flatMap((pattern) => meetPattern(text, found, pattern)),
    ),
  );
}

/** One occurrence for each stem of a pattern when the sentence has them all. */
function meetPattern(
  text: CompactText,
  found: ReadonlyMap<number, Match>,
  pattern: ConceptPattern,
): readonly ConceptOccurrence[] {
  const matches = pattern.stems.flatMap((needed) => found.get(needed) ?? []);
  return matches.length < pattern.stems.length
    ? []
    : matches.map((match) => toOccurrence(text, match, pattern));
}
