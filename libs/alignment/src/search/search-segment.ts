import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { type AskPlan } from '../score/ask-plan.js';
import { POSITIVE_PARTS, WORD_PARTS } from '../score/part.js';
import { type PairScorer } from '../score/pair-scorer.js';
import { BLOCK, BlockAccumulator } from './block-accumulator.js';
import { type BoundedHeap, type Hit } from './bounded-heap.js';
import { KINDS } from './measure-columns.js';
import { type MeasureSegment } from './measure-segment.js';
import { PackedMeasure } from './packed-measure.js';
import { type QueryGroup } from './ask-query.js';
import { bindQuery, leaveOut } from './segment-query.js';

/** A measure found, with a way to read it. */
export interface FoundMeasure extends Hit {
  readonly read: () => PreparedMeasure;
}

/** A segment to search. */
export interface SearchedSegment {
  readonly segment: MeasureSegment;
  /** 1 for measures that are gone. */
  readonly gone: Uint8Array;
  readonly read: (at: number) => () => PreparedMeasure;
}

/** What one search goes by. */
export interface SegmentSearch {
  readonly plan: AskPlan;
  readonly query: readonly QueryGroup[];
  readonly scorer: PairScorer;
  readonly heap: BoundedHeap<FoundMeasure>;
}

/**
 * Share of the tenths that the words of a measure must still gain which may come from lists that are left out. More of
 * it saves reading and costs scoring; found by measuring.
 */
const UNREAD = 0.35;
/** Rounding of one part of a score, in tenths. */
const ROUNDING = 0.5;
/** Rounding of signals and sums, in tenths. */
const SLACK = 0.5;
const FOCUS = POSITIVE_PARTS.indexOf('focus');

const accumulator = new BlockAccumulator();
const bounds = new Float32Array(BLOCK);
const order = new Uint16Array(BLOCK);
/** Tenths of one bucket when candidates are sorted. */
const BUCKET = 1;
const buckets = new Int32Array(2048);

/**
 * Offers every measure of a segment whose score may reach the heap. Sums of impacts bound the score from above; who
 * passes is scored as `scoreAlignment` scores.
 */
export function searchSegment(searched: SearchedSegment, search: SegmentSearch): void {
  const { segment } = searched;
  const limits = toLimits(search.plan);
  const weightOf = (part: number): number => limits.highest[part] ?? 0;
  const query = bindQuery(search.query, segment, weightOf);
  const measure = new PackedMeasure(segment.columns);
  for (let from = 0; from < segment.columns.count; from += BLOCK) {
    const size = Math.min(BLOCK, segment.columns.count - from);
    const { threshold } = search.heap;
    const rest = leaveOut(query, Math.max(0, threshold - Math.max(...limits.others)) * UNREAD, weightOf);
    accumulator.start(from);
    for (const group of query.groups) accumulator.add(group);
    boundScores(segment.columns.kinds, { from, size }, limits, rest);
    const count = sortCandidates(size, threshold);
    offerCandidates({ ...searched, from, count, limits, measure }, search);
  }
}

interface Limits {
  /** By kind of measure and positive part: tenths that the part may give. */
  readonly weights: readonly Int32Array[];
  /** By word part: the higher of both kinds. */
  readonly highest: readonly number[];
  /** By kind: what the parts that are not words may give, and rounding. */
  readonly others: readonly number[];
}

function toLimits({ weights }: AskPlan): Limits {
  const byKind = KINDS.map((kind) => weights[kind]);
  return {
    weights: byKind,
    highest: WORD_PARTS.map((_, part) => Math.max(...byKind.map((kind) => kind[part] ?? 0))),
    others: byKind.map((kind) => {
      const others = kind.slice(WORD_PARTS.length).reduce((sum, weight) => sum + weight, 0);
      return others + ROUNDING * kind.filter((weight) => weight > 0).length + SLACK;
    }),
  };
}

/** Writes the highest score each measure of the block can have into `bounds`. */
function boundScores(
  kinds: Uint8Array,
  { from, size }: { readonly from: number; readonly size: number },
  limits: Limits,
  rest: Float64Array,
): void {
  const base = Float64Array.from(limits.others, (others, kind) =>
    WORD_PARTS.reduce((sum, _, part) => {
      const weight = limits.weights[kind]?.[part] ?? 0;
      return accumulator.isTouched[part] === 1 ? sum : sum + weight * Math.min(1, rest[part] ?? 0);
    }, others),
  );
  for (let at = 0; at < size; at += 1) bounds[at] = base[kinds[from + at] ?? 0] ?? 0;
  accumulator.signals.forEach((sums, part) => {
    if (accumulator.isTouched[part] !== 1) return;
    const weights = Float64Array.from(limits.weights, (kind) => kind[part] ?? 0);
    boundPart(sums, { kinds, from, size, weights, rest: rest[part] ?? 0 });
  });
}

interface PartBound {
  readonly kinds: Uint8Array;
  readonly from: number;
  readonly size: number;
  /** Weight of the part by kind. */
  readonly weights: Float64Array;
  /** Share of the signal that was left out. */
  readonly rest: number;
}

function boundPart(sums: Float32Array, { kinds, from, size, weights, rest }: PartBound): void {
  for (let at = 0; at < size; at += 1) {
    const weight = weights[kinds[from + at] ?? 0] ?? 0;
    bounds[at] = (bounds[at] ?? 0) + weight * Math.min(1, (sums[at] ?? 0) + rest);
  }
}

/** Puts the measures of the block whose bound reaches the threshold into `order`, the highest bound first. */
// eslint-disable-next-line complexity -- each `?? 0` counts as a branch
function sortCandidates(size: number, threshold: number): number {
  let count = 0;
  buckets.fill(0);
  for (let at = 0; at < size; at += 1) {
    const bound = bounds[at] ?? 0;
    if (bound < threshold) continue;
    count += 1;
    const bucket = bucketOf(bound);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  let place = 0;
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    const inside = buckets[bucket] ?? 0;
    buckets[bucket] = place;
    place += inside;
  }
  for (let at = 0; at < size; at += 1) {
    const bound = bounds[at] ?? 0;
    if (bound < threshold) continue;
    const bucket = bucketOf(bound);
    const next = buckets[bucket] ?? 0;
    order[next] = at;
    buckets[bucket] = next + 1;
  }
  return count;
}

/** Higher bounds come in earlier buckets. */
function bucketOf(bound: number): number {
  return Math.max(0, buckets.length - 1 - Math.floor(bound / BUCKET));
}

interface Candidates extends SearchedSegment {
  readonly from: number;
  /** How many stand in `order`. */
  readonly count: number;
  readonly limits: Limits;
  readonly measure: PackedMeasure;
}

/** Scores the candidates of a block, those with the highest bounds first: their titles, and then what is left whole. */
// eslint-disable-next-line complexity -- each `?? 0` counts as a branch
function offerCandidates(candidates: Candidates, { scorer, heap }: SegmentSearch): void {
  const { segment, gone, read, from, count, limits, measure } = candidates;
  const { kinds, ids } = segment.columns;
  const focusWeights = limits.weights.map((weights) => weights[FOCUS] ?? 0);
  for (let place = 0; place < count; place += 1) {
    const bound = bounds[order[place] ?? 0] ?? 0;
    if (bound + BUCKET < heap.threshold) return;
    const at = from + (order[place] ?? 0);
    if (bound < heap.threshold || gone[at] === 1) continue;
    measure.moveTo(at);
    const unmet = 1 - scorer.focusSignal(measure);
    if (bound - unmet * (focusWeights[kinds[at] ?? 0] ?? 0) < heap.threshold) continue;
    const scoreTenths = scorer.score(measure, measure);
    if (scoreTenths >= heap.threshold) heap.offer({ id: ids[at] ?? '', scoreTenths, read: read(at) });
  }
}
