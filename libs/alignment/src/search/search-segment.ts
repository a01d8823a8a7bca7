import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { POSITIVE_PARTS } from '../score/part.js';
import { type PairScorer } from '../score/pair-scorer.js';
import { BLOCK } from './block-accumulator.js';
import { type AskBounds, BlockBounds } from './block-bounds.js';
import { type BoundedHeap, type Hit } from './bounded-heap.js';
import { type MeasureSegment } from './measure-segment.js';
import { PackedMeasure } from './packed-measure.js';

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
  readonly ask: AskBounds;
  /** With the ask loaded. */
  readonly scorer: PairScorer;
  readonly heap: BoundedHeap<FoundMeasure>;
  /** Measures looked at so far, and of how many. */
  readonly progress: { seen: number; readonly total: number };
}

const FOCUS = POSITIVE_PARTS.indexOf('focus');
const order = new Uint16Array(BLOCK);
/** Tenths of one bucket when candidates are sorted. */
const BUCKET = 1;
const buckets = new Int32Array(2048);
/** The first block is small: all of it is read, until there is a threshold. */
const FIRST = 2048;
/** Candidates whose meaning is read together before the best of them are scored. */
const HANDFUL = 256;

/**
 * Offers every measure of a segment whose score may reach the heap. Sums of impacts bound the score from above; who
 * passes is scored as `scoreAlignment` scores.
 */
export function searchSegment(searched: SearchedSegment, search: SegmentSearch): void {
  const { columns } = searched.segment;
  const block = new BlockBounds(searched.segment, search.ask);
  const measure = new PackedMeasure(columns);
  for (let from = 0, to = 0; from < columns.count; from = to) {
    to = Math.min(columns.count, from + (search.progress.seen < FIRST ? FIRST : BLOCK));
    const { threshold } = search.heap;
    const reaching = block.boundWords(from, to, threshold);
    // places side by side are read faster, so few are left as they stand
    const candidates = reaching.length > HANDFUL ? sortByBound(reaching, block.bounds) : reaching;
    offerCandidates(candidates, { ...searched, from, block, measure }, search);
    search.progress.seen += to - from;
    search.heap.foresee(search.progress.seen / search.progress.total);
  }
}

/** The places in `order`, the highest bound first. */

function sortByBound(places: Uint16Array, bounds: Float64Array): Uint16Array {
  buckets.fill(0);
  for (const at of places) {
    const bucket = bucketOf(bounds[at] ?? 0);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  let before = 0;
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    const inside = buckets[bucket] ?? 0;
    buckets[bucket] = before;
    before += inside;
  }
  for (const at of places) {
    const bucket = bucketOf(bounds[at] ?? 0);
    const next = buckets[bucket] ?? 0;
    order[next] = at;
    buckets[bucket] = next + 1;
  }
  return order.subarray(0, places.length);
}

/** Higher bounds come in earlier buckets. */
function bucketOf(bound: number): number {
  return Math.max(0, buckets.length - 1 - Math.floor(bound / BUCKET));
}

interface SearchedBlock extends SearchedSegment {
  readonly from: number;
  readonly block: BlockBounds;
  readonly measure: PackedMeasure;
}

/** Offers candidates handful by handful; when there is more than one, those with the highest bounds come first. */
function offerCandidates(candidates: Uint16Array, searched: SearchedBlock, search: SegmentSearch): void {
  const { from, gone, block } = searched;
  const { bounds } = block;
  for (let first = 0; first < candidates.length; first += HANDFUL) {
    const { threshold } = search.heap;
    const handful = candidates.subarray(first, first + HANDFUL);
    if (first > 0 && (bounds[handful[0] ?? 0] ?? 0) + BUCKET < threshold) return;
    block.tighten(handful, threshold);
    const left: number[] = [];
    for (const at of handful) if ((bounds[at] ?? 0) >= threshold && gone[from + at] !== 1) left.push(at);
    left.sort((a, b) => (bounds[b] ?? 0) - (bounds[a] ?? 0));
    offerBest(left, searched, search);
  }
}

/** Scores measures whose bounds fall: their titles, and then what is left whole. */
function offerBest(
  left: readonly number[],
  { segment, read, from, block, measure }: SearchedBlock,
  { ask, scorer, heap }: SegmentSearch,
): void {
  const { kinds, ids } = segment.columns;
  for (const place of left) {
    const bound = block.bounds[place] ?? 0;
    if (bound < heap.threshold) return;
    const at = from + place;
    measure.moveTo(at);
    const unmet = 1 - scorer.focusSignal(measure);
    if (bound - unmet * (ask.weights[kinds[at] ?? 0]?.[FOCUS] ?? 0) < heap.threshold) continue;
    const scoreTenths = scorer.score(measure, measure);
    if (scoreTenths >= heap.threshold) heap.offer({ id: ids[at] ?? '', scoreTenths, read: read(at) });
  }
}
