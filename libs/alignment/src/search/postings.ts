import { sharedArray } from './columns.js';

/** Steps of an impact: strengths are rounded up to a 255th, so that what is added up never falls short. */
export const IMPACT_STEPS = 255;
const IMPACT_BITS = 8;
/** Entries that can be inverted together: what is left of 31 bits beside the impact. */
const MOST_ENTRIES = 2 ** (31 - IMPACT_BITS);

/**
 * Which entries hold a key and how firmly, by key. A posting is one number, the entry in its upper bits and the
 * impact in its lower 8; the postings of a key ascend.
 */
export interface Postings {
  /** A hash table from keys to their numbers + 1; 0 marks a free slot. A power of two long. */
  readonly slotKeys: Uint32Array;
  readonly slotNumbers: Int32Array;
  /** Where the postings of each number begin; one more than there are numbers. */
  readonly starts: Uint32Array;
  readonly postings: Int32Array;
}

/** Keys of entries as they stand in columns; `runs` has one number more than there are entries. */
export interface KeyedRuns {
  readonly runs: Uint32Array;
  readonly keys: Uint32Array | Int32Array;
  /** Strength of the key at a place of an entry, 0 to 1. */
  readonly strengthAt: (place: number, entry: number) => number;
}

const GOLDEN = 0x9e3779b1;
const FIRST_BITS = 10;

/**
 * Inverts runs of keys. Two passes over the columns, no lists in between.
 *
 * @throws RangeError for more entries than a posting can tell apart
 */
// eslint-disable-next-line complexity -- each `?? 0` counts as a branch
export function invert(source: KeyedRuns): Postings {
  const { runs, keys, strengthAt } = source;
  if (runs.length - 1 > MOST_ENTRIES) throw new RangeError('too many entries for one inverted index');
  const table = new NumberTable();
  const end = runs.at(-1) ?? 0;
  for (let at = 0; at < end; at += 1) table.count(keys[at] ?? 0);
  const starts = sharedArray<Uint32Array>(Uint32Array, table.size + 1);
  for (let number = 0; number < table.size; number += 1) {
    starts[number + 1] = (starts[number] ?? 0) + (table.counts[number] ?? 0);
  }
  const next = starts.slice();
  const postings = sharedArray<Int32Array>(Int32Array, end);
  for (let entry = 0; entry + 1 < runs.length; entry += 1) {
    for (let at = runs[entry] ?? 0, to = runs[entry + 1] ?? 0; at < to; at += 1) {
      const number = table.find(keys[at] ?? 0);
      const place = next[number] ?? 0;
      postings[place] = (entry << IMPACT_BITS) | toImpact(strengthAt(at, entry));
      next[number] = place + 1;
    }
  }
  return { ...table.finish(), starts, postings };
}

/** Number of a key, −1 when no entry holds it. */
export function findKey({ slotKeys, slotNumbers }: Postings, key: number): number {
  const last = slotKeys.length - 1;
  const shift = Math.clz32(last);
  let slot = Math.imul(key, GOLDEN) >>> shift;
  for (;;) {
    const number = slotNumbers[slot] ?? 0;
    if (number === 0) return -1;
    if (slotKeys[slot] === key) return number - 1;
    slot = (slot + 1) & last;
  }
}

/** Visits the entries that hold a key, with their strengths rounded up. */
export function forEachPosting(
  postings: Postings,
  key: number,
  visit: (entry: number, strength: number) => void,
): void {
  const number = findKey(postings, key);
  if (number < 0) return;
  for (let at = postings.starts[number] ?? 0, to = postings.starts[number + 1] ?? 0; at < to; at += 1) {
    const posting = postings.postings[at] ?? 0;
    visit(posting >>> IMPACT_BITS, (posting & IMPACT_STEPS) / IMPACT_STEPS);
  }
}

/** A strength from 0 to 1 as an impact, rounded up; 0 only for 0. */
export function toImpact(strength: number): number {
  return Math.min(IMPACT_STEPS, Math.ceil(strength * IMPACT_STEPS));
}

/** Numbers keys in the order in which they come and counts them. */
class NumberTable {
  size = 0;
  counts = new Uint32Array(2 ** FIRST_BITS);
  private bits = FIRST_BITS;
  private keys = new Uint32Array(2 ** FIRST_BITS);
  private numbers = new Int32Array(2 ** FIRST_BITS);

  count(key: number): void {
    const slot = this.slotOf(key);
    let number = (this.numbers[slot] ?? 0) - 1;
    if (number < 0) {
      number = this.size;
      this.keys[slot] = key;
      this.numbers[slot] = number + 1;
      this.size += 1;
      if (this.size * 2 > this.keys.length) this.grow();
    }
    this.counts[number] = (this.counts[number] ?? 0) + 1;
  }

  /** Number of a key that was counted. */
  find(key: number): number {
    return (this.numbers[this.slotOf(key)] ?? 0) - 1;
  }

  finish(): Pick<Postings, 'slotKeys' | 'slotNumbers'> {
    const slotKeys = sharedArray<Uint32Array>(Uint32Array, this.keys.length);
    const slotNumbers = sharedArray<Int32Array>(Int32Array, this.numbers.length);
    slotKeys.set(this.keys);
    slotNumbers.set(this.numbers);
    return { slotKeys, slotNumbers };
  }

  private slotOf(key: number): number {
    const last = this.keys.length - 1;
    let slot = Math.imul(key, GOLDEN) >>> (32 - this.bits);
    while (this.numbers[slot] !== 0 && this.keys[slot] !== key >>> 0) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { keys, numbers } = this;
    this.bits += 1;
    this.keys = new Uint32Array(2 ** this.bits);
    this.numbers = new Int32Array(2 ** this.bits);
    for (let old = 0; old < keys.length; old += 1) {
      if (numbers[old] === 0) continue;
      const slot = this.slotOf(keys[old] ?? 0);
      this.keys[slot] = keys[old] ?? 0;
      this.numbers[slot] = numbers[old] ?? 0;
    }
    const counts = new Uint32Array(2 ** this.bits);
    counts.set(this.counts);
    this.counts = counts;
  }
}
