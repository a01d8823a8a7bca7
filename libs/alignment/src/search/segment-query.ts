import { WORD_PARTS } from '../score/part.js';
import { type QueryGroup } from './ask-query.js';
import { type MeasureSegment } from './measure-segment.js';
import { findKey, IMPACT_STEPS, type Postings } from './postings.js';

/** Whole steps in which it is counted how far a word is explained. */
const WORD_STEPS = 2 ** 20;

/** Postings of a term or a concept, read block by block. */
export interface PostingList {
  readonly postings: Int32Array;
  /** Place of the next posting. */
  at: number;
  readonly end: number;
  /** What one step of impact explains of a word, in word steps, rounded up. */
  readonly steps: number;
  /** Most it can explain of a word, 0 to 1. */
  readonly most: number;
}

/** A word with the lists of its letters. */
export interface BoundWord {
  /** What it adds to the signal of its part when it is wholly explained. */
  readonly share: number;
  /** The same for one word step. */
  readonly perStep: number;
  readonly letters: readonly LetterList[];
  /** What the letters that are left out may explain of it. */
  granted: number;
}

export interface LetterList extends PostingList {
  isLeftOut: boolean;
}

/** A group of words with its lists in one segment. */
export interface BoundGroup {
  readonly part: number;
  readonly words: readonly BoundWord[];
  /** Those that can explain most first. */
  readonly concepts: readonly PostingList[];
  /** What all its words add when they are wholly explained. */
  readonly share: number;
  /** The same for one word step. */
  readonly perStep: number;
  /** What is taken for granted of each of its words: lists that explain no more are left out. */
  granted: number;
  /** The same in word steps, rounded down. */
  grantedSteps: number;
}

/** A way to read less: a list of letters, or all concepts of a group up to a strength. */
interface Omission {
  readonly group: BoundGroup;
  /** A list of letters with its word, or the strength up to which concepts are left out. */
  readonly what: { readonly word: BoundWord; readonly list: LetterList } | number;
  /** Postings saved for each tenth that a score may gain unseen. */
  readonly gain: number;
}

/** A query with its lists in one segment. */
export interface SegmentQuery {
  readonly groups: readonly BoundGroup[];
  /** Those that gain most first. */
  readonly omissions: readonly Omission[];
}

/**
 * Looks up a query in a segment.
 * @param weightOf most tenths that a word part gives
 */
export function bindQuery(
  groups: readonly QueryGroup[],
  segment: MeasureSegment,
  weightOf: (part: number) => number,
): SegmentQuery {
  const bound = groups.map((group) => bindGroup(group, segment));
  const omissions = bound.flatMap((group) => {
    const weight = weightOf(group.part);
    return [...letterOmissions(group, weight), ...conceptOmissions(group, weight)];
  });
  return { groups: bound, omissions: omissions.sort((a, b) => b.gain - a.gain) };
}

function letterOmissions(group: BoundGroup, weight: number): readonly Omission[] {
  return group.words.flatMap((word) =>
    word.letters.map((list) => ({
      group,
      what: { word, list },
      gain: gainOf(lengthOf(list), list.most * word.share * weight),
    })),
  );
}

/**
 * Leaving out concepts up to some strength loses no more than the strongest of them, so that weak ones go together:
 * the steps of the upper hull over (loss, postings saved), best first.
 */
function conceptOmissions(group: BoundGroup, weight: number): readonly Omission[] {
  const omissions: Omission[] = [];
  const rising = [...group.concepts].reverse();
  let granted = 0;
  for (let at = 0; at < rising.length;) {
    let saved = 0;
    let best = { gain: 0, level: 0, next: rising.length };
    for (let to = at; to < rising.length; to += 1) {
      const list = rising[to];
      if (list === undefined) break;
      saved += lengthOf(list);
      const gain = gainOf(saved, (list.most - granted) * group.share * weight);
      if (gain >= best.gain) best = { gain, level: list.most, next: to + 1 };
    }
    omissions.push({ group, what: best.level, gain: best.gain });
    granted = best.level;
    at = best.next;
  }
  return omissions;
}

/** Finite, so that gains can be compared: what costs nothing gains most. */
function gainOf(saved: number, lossTenths: number): number {
  return saved / Math.max(lossTenths, Number.EPSILON);
}

function lengthOf({ at, end }: PostingList): number {
  return end - at;
}

/**
 * Leaves out the lists that cost most and say least, as long as no score can gain more than `spareTenths` unseen.
 * @returns by word part, what the words may gain unseen as a share of its signal
 */
export function leaveOut(
  { groups, omissions }: SegmentQuery,
  spareTenths: number,
  weightOf: (part: number) => number,
): Float64Array {
  for (const group of groups) {
    group.granted = 0;
    group.grantedSteps = 0;
    for (const word of group.words) word.granted = 0;
  }
  let spare = spareTenths;
  for (const { group, what } of omissions) {
    const weight = weightOf(group.part);
    if (typeof what === 'number') {
      const loss = (what - group.granted) * group.share * weight;
      if (loss > spare) continue;
      spare -= loss;
      group.granted = what;
      group.grantedSteps = Math.floor(what * WORD_STEPS);
    } else {
      const loss = what.list.most * what.word.share * weight;
      what.list.isLeftOut = loss <= spare;
      if (!what.list.isLeftOut) continue;
      spare -= loss;
      what.word.granted += what.list.most;
    }
  }
  const rest = new Float64Array(WORD_PARTS.length);
  for (const { part, words, granted } of groups) {
    for (const word of words) {
      rest[part] = (rest[part] ?? 0) + word.share * Math.min(1, granted + word.granted);
    }
  }
  return rest;
}

function bindGroup(group: QueryGroup, segment: MeasureSegment): BoundGroup {
  const concepts = [...group.targets].flatMap(([concept, reach]) =>
    openList(segment.concepts, concept, reach),
  );
  const words = group.words.map(({ share, keys, weights }) => ({
    share,
    perStep: share / WORD_STEPS,
    letters: keys.flatMap((key, at): LetterList | readonly [] => {
      const list = openList(segment.terms, key, weights[at] ?? 0);
      return 'most' in list ? { ...list, isLeftOut: false } : [];
    }),
    granted: 0,
  }));
  const share = words.reduce((sum, word) => sum + word.share, 0);
  return {
    part: group.part,
    words,
    concepts: concepts.sort((a, b) => b.most - a.most),
    share,
    perStep: share / WORD_STEPS,
    granted: 0,
    grantedSteps: 0,
  };
}

function openList(postings: Postings, key: number, most: number): PostingList | readonly [] {
  const number = most > 0 ? findKey(postings, key >>> 0) : -1;
  if (number < 0) return [];
  const [at, end] = [postings.starts[number] ?? 0, postings.starts[number + 1] ?? 0];
  const steps = Math.ceil((most * WORD_STEPS) / IMPACT_STEPS);
  return { postings: postings.postings, at, end, steps, most };
}
