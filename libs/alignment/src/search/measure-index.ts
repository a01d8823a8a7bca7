import { type AlignmentModel } from '../model/build-model.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { wordsOf } from '../score/measure-words.js';
import { type Alignment, scoreAlignment } from '../score/score-alignment.js';
import { scorerOf } from '../score/pair-scorer.js';
import { toQuery } from './ask-query.js';
import { askBounds } from './block-bounds.js';
import { BoundedHeap, type Hit } from './bounded-heap.js';
import { readMeasure } from './measure-columns.js';
import { MEASURE_SEGMENTS, type MeasureSegment } from './measure-segment.js';
import {
  type FoundMeasure,
  type SearchedSegment,
  searchSegment,
  type SegmentSearch,
} from './search-segment.js';
import { assertOptions, type SearchOptions } from './search-options.js';
import {
  countEntries,
  findEntry,
  mergeSegments,
  openIndex,
  type OpenSegment,
  putEntry,
  removeEntry,
  type SegmentedIndex,
  sealFresh,
  sealIndex,
} from './segmented-index.js';

/** Measures ready to be searched by ask, under one model. Changed by `putMeasure` and `removeMeasure` only. */
export interface MeasureIndex {
  readonly modelVersion: string;
  readonly entries: SegmentedIndex<PreparedMeasure, MeasureSegment>;
}

/** A measure found for an ask. */
export interface MeasureHit {
  readonly id: string;
  readonly alignment: Alignment;
}

/** An index as it is sent to another thread: the numbers are shared, not copied. Nobody may change it while it is shared. */
export interface SharedMeasureIndex {
  readonly modelVersion: string;
  readonly segments: readonly OpenSegment<MeasureSegment>[];
}

/**
 * Builds an index in two passes over typed arrays; of each measure it keeps some 4 KB in memory that threads can
 * share. The prepared measures themselves are not kept, so that they may be prepared one by one.
 *
 * @throws RangeError when an id comes twice
 */
export function buildMeasureIndex(
  measures: Iterable<readonly [id: string, measure: PreparedMeasure]>,
  model: AlignmentModel,
): MeasureIndex {
  return { modelVersion: model.version, entries: sealIndex(MEASURE_SEGMENTS, measures) };
}

/** Adds a measure or replaces the one with its id. It must have been prepared under the model of the index. */
export function putMeasure({ entries }: MeasureIndex, id: string, measure: PreparedMeasure): void {
  putEntry(entries, id, measure);
}

/** Removes a measure; whether there was one. */
export function removeMeasure({ entries }: MeasureIndex, id: string): boolean {
  return removeEntry(entries, id);
}

/** A measure of the index, equal to the one that was put in. */
export function findMeasure({ entries }: MeasureIndex, id: string): PreparedMeasure | undefined {
  return findEntry(entries, id);
}

/** Number of measures in the index. */
export function countMeasures({ entries }: MeasureIndex): number {
  return countEntries(entries);
}

/**
 * Makes an index that grew measure by measure as quick to search as one that was built at once, in steps of some milliseconds; about each
 * thirty thousand measures one step takes half a second. Between steps the index may be searched and changed.
 */
export function mergeMeasures({ entries }: MeasureIndex): Generator<undefined, void> {
  return mergeSegments(entries);
}

/** The index for other threads; see {@link openMeasureIndex}. */
export function shareMeasureIndex({ modelVersion, entries }: MeasureIndex): SharedMeasureIndex {
  sealFresh(entries);
  return { modelVersion, segments: entries.segments };
}

/** An index over shared memory, for searching. */
export function openMeasureIndex({ modelVersion, segments }: SharedMeasureIndex): MeasureIndex {
  return { modelVersion, entries: openIndex(MEASURE_SEGMENTS, segments) };
}

/**
 * The measures that score best for an ask, best first, ties by id, each with its alignment. Exact: the same pairs and
 * bytes as `scoreAlignment` over all measures would give.
 *
 * @throws RangeError for options out of range, TypeError when the index belongs to another model
 */
export function searchMeasures(
  index: MeasureIndex,
  ask: PreparedAsk,
  model: AlignmentModel,
  options: SearchOptions,
): readonly MeasureHit[] {
  return findMeasures(index, ask, model, options).map((found) => ({
    id: found.id,
    alignment: scoreAlignment(ask, found.read(), model),
  }));
}

/** As {@link searchMeasures}, but scores only. */
export function rankMeasures(
  index: MeasureIndex,
  ask: PreparedAsk,
  model: AlignmentModel,
  options: SearchOptions,
): readonly Hit[] {
  return findMeasures(index, ask, model, options).map(({ id, scoreTenths }) => ({ id, scoreTenths }));
}

function readable({ segment, gone }: OpenSegment<MeasureSegment>): SearchedSegment {
  return { segment, gone, read: (at) => () => readMeasure(segment.columns, at) };
}

function findMeasures(
  { modelVersion, entries }: MeasureIndex,
  ask: PreparedAsk,
  model: AlignmentModel,
  options: SearchOptions,
): readonly FoundMeasure[] {
  assertOptions(options, modelVersion, model);
  const scorer = scorerOf(model);
  const plan = scorer.load(ask);
  const search = { ask: askBounds(plan, toQuery(plan, model), model), scorer };
  const { limit = Infinity } = options;
  const total = countEntries(entries);
  const searchFrom = (
    floorTenths: number,
    progress: SegmentSearch['progress'],
  ): BoundedHeap<FoundMeasure> => {
    const heap = new BoundedHeap<FoundMeasure>(limit, floorTenths);
    for (const [id, measure] of entries.fresh) {
      heap.offer({ id, scoreTenths: scorer.score(wordsOf(measure), measure), read: () => measure });
    }
    for (const open of entries.segments) searchSegment(readable(open), { ...search, heap, progress });
    return heap;
  };
  const heap = searchFrom(options.floorTenths, { seen: entries.fresh.size, total });
  // foreseen too much: once more from the score that the best are known to reach, with nothing left to foresee
  return (heap.cameTrue ? heap : searchFrom(heap.kept, { seen: total, total })).toSorted();
}
