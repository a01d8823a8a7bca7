import { WORD_PARTS } from '../score/part.js';
import { type BoundGroup, type BoundWord, type LetterList, type PostingList } from './segment-query.js';

/** Entries of a block: few enough that all its sums stay in the processor's cache. */
export const BLOCK = 8192;

/**
 * Adds up postings for one block of entries after the other, term at a time. Every word is explained once, by the
 * better of its letters and its concepts, as in a score; only that impacts are rounded up, and that what lists explain
 * which are left out is granted to every entry by the caller and not added here.
 *
 * How far a word is explained is counted in whole steps (`WORD_STEPS`), so that the loops can do without branches that
 * no processor foresees: `x & ~(x >> 31)` is x or 0, whichever is more, and `(x - 1) >>> 31` is 1 for 0, else 0.
 */
export class BlockAccumulator {
  /** By part: the signals of the entries of the block, not cut off at 1. */
  readonly signals: readonly Float64Array[] = WORD_PARTS.map(() => new Float64Array(BLOCK));
  /** By part: whether anything was added. */
  readonly isTouched = new Uint8Array(WORD_PARTS.length);
  private readonly meaning = new Int32Array(BLOCK);
  private readonly letters = new Int32Array(BLOCK);
  // one place more than entries: the place after the last one is written before it is known whether it is needed
  private readonly withMeaning = new Uint16Array(BLOCK + 1);
  private readonly withLetters = new Uint16Array(BLOCK + 1);
  private from = 0;
  /** Postings of the block are from `first` to below `limit`. */
  private first = 0;
  private limit = 0;

  /** Begins with the block that goes from one entry to below another, at most `BLOCK` of them. */
  start(from: number, to: number): void {
    this.from = from;
    this.first = from * 256;
    this.limit = to * 256;
    this.signals.forEach((sums, part) => {
      if (this.isTouched[part] === 1) sums.fill(0);
    });
    this.isTouched.fill(0);
  }

  /** Adds what a group explains of the entries of the block beyond what is granted to all. */
  add(group: BoundGroup): void {
    const sums = this.signals[group.part];
    if (sums === undefined) return;
    this.isTouched[group.part] = 1;
    const meant = this.collectMeaning(group);
    const isAlone = meant === 0 && group.grantedSteps === 0;
    for (const word of group.words) {
      if (isAlone) this.addAlone(word, sums);
      else this.addLetters(word, group.grantedSteps, sums);
    }
    const { meaning, withMeaning } = this;
    const { perStep } = group;
    for (let at = 0; at < meant; at += 1) {
      const entry = withMeaning[at] ?? 0;
      sums[entry] = (sums[entry] ?? 0) + perStep * (meaning[entry] ?? 0);
      meaning[entry] = 0;
    }
  }

  /** By how much the concepts explain each entry better than granted; returns how many entries have any. */
  private collectMeaning({ concepts, granted, grantedSteps }: BoundGroup): number {
    const { meaning, withMeaning, from, limit } = this;
    let count = 0;
    for (const list of concepts) {
      if (list.most <= granted) break;
      this.seek(list);
      const { postings, end, steps } = list;
      let at = list.at;
      for (; at < end; at += 1) {
        const posting = postings[at] ?? 0;
        if (posting >= limit) break;
        const entry = (posting >>> 8) - from;
        const known = meaning[entry] ?? 0;
        const more = Math.imul(posting & 255, steps) - grantedSteps - known;
        const best = known + (more & ~(more >> 31));
        meaning[entry] = best;
        withMeaning[count] = entry;
        count += ((known - 1) >>> 31) & (-best >>> 31);
      }
      list.at = at;
    }
    return count;
  }

  /** Adds by how much the letters of a word explain it better than its concepts. */
  private addLetters({ perStep, letters: lists }: BoundWord, grantedSteps: number, sums: Float64Array): void {
    const count = this.collectLetters(lists);
    const { meaning, letters, withLetters } = this;
    for (let at = 0; at < count; at += 1) {
      const entry = withLetters[at] ?? 0;
      const better = (letters[entry] ?? 0) - grantedSteps - (meaning[entry] ?? 0);
      letters[entry] = 0;
      sums[entry] = (sums[entry] ?? 0) + perStep * (better & ~(better >> 31));
    }
  }

  private collectLetters(lists: readonly LetterList[]): number {
    const { letters, withLetters, from, limit } = this;
    let count = 0;
    for (const list of lists) {
      if (list.isLeftOut) continue;
      this.seek(list);
      const { postings, end, steps } = list;
      let at = list.at;
      for (; at < end; at += 1) {
        const posting = postings[at] ?? 0;
        if (posting >= limit) break;
        const entry = (posting >>> 8) - from;
        const known = letters[entry] ?? 0;
        letters[entry] = known + Math.imul(posting & 255, steps);
        withLetters[count] = entry;
        count += (known - 1) >>> 31;
      }
      list.at = at;
    }
    return count;
  }

  /** Adds the letters of a word where no concept explains it: each list on its own. */
  private addAlone({ perStep, letters: lists }: BoundWord, sums: Float64Array): void {
    const { from, limit } = this;
    for (const list of lists) {
      if (list.isLeftOut) continue;
      this.seek(list);
      const { postings, end, steps } = list;
      let at = list.at;
      for (; at < end; at += 1) {
        const posting = postings[at] ?? 0;
        if (posting >= limit) break;
        const entry = (posting >>> 8) - from;
        sums[entry] = (sums[entry] ?? 0) + perStep * Math.imul(posting & 255, steps);
      }
      list.at = at;
    }
  }

  /** Passes over the postings before the block: blocks in which the list was left out. */
  private seek(list: PostingList): void {
    const { first } = this;
    const { postings } = list;
    if (list.at >= list.end || (postings[list.at] ?? 0) >= first) return;
    let low = list.at + 1;
    let high = list.end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((postings[middle] ?? 0) < first) low = middle + 1;
      else high = middle;
    }
    list.at = low;
  }
}
