import { type AlignmentModel } from '../model/build-model.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { wordsOf } from '../score/measure-words.js';
import { type Alignment, scoreAlignment } from '../score/score-alignment.js';
import { scorerOf } from '../score/pair-scorer.js';
import { type AskSegment, askSegments } from './ask-segment.js';
import { BoundedHeap, type Hit } from './bounded-heap.js';
import { layOpen } from './measure-lens.js';
import { CosineBound } from './rounded-vectors.js';
import { boundAsks, type FoundAsk, searchAskSegment } from './search-ask-segment.js';
import { assertOptions, type SearchOptions } from './search-options.js';
import {
  countEntries,
  findEntry,
  putEntry,
  removeEntry,
  type SegmentedIndex,
  sealIndex,
} from './segmented-index.js';

/** Asks ready to be searched by measure, under one model. Changed by `putAsk` and `removeAsk` only. */
export interface AskIndex {
  readonly modelVersion: string;
  readonly entries: SegmentedIndex<PreparedAsk, AskSegment>;
}

/** An ask found for a measure. */
export interface AskHit {
  readonly id: string;
  readonly alignment: Alignment;
}

/**
 * Builds an index of asks; the prepared asks are kept.
 *
 * @throws RangeError when an id comes twice
 */
export function buildAskIndex(
  asks: Iterable<readonly [id: string, ask: PreparedAsk]>,
  model: AlignmentModel,
): AskIndex {
  return { modelVersion: model.version, entries: sealIndex(askSegments(model), asks) };
}

/** Adds an ask or replaces the one with its id. It must have been prepared under the model of the index. */
export function putAsk({ entries }: AskIndex, id: string, ask: PreparedAsk): void {
  putEntry(entries, id, ask);
}

/** Removes an ask; whether there was one. */
export function removeAsk({ entries }: AskIndex, id: string): boolean {
  return removeEntry(entries, id);
}

/** An ask of the index. */
export function findAsk({ entries }: AskIndex, id: string): PreparedAsk | undefined {
  return findEntry(entries, id);
}

/** Number of asks in the index. */
export function countAsks({ entries }: AskIndex): number {
  return countEntries(entries);
}

/**
 * The asks that score best against a measure, best first, ties by id, each with its alignment. Exact: the same pairs
 * and bytes as `scoreAlignment` over all asks would give.
 *
 * @throws RangeError for options out of range, TypeError when the index belongs to another model
 */
export function searchAsks(
  index: AskIndex,
  measure: PreparedMeasure,
  model: AlignmentModel,
  options: SearchOptions,
): readonly AskHit[] {
  return findAsks(index, measure, model, options).map(({ id, ask }) => ({
    id,
    alignment: scoreAlignment(ask, measure, model),
  }));
}

/** As {@link searchAsks}, but scores only. */
export function rankAsks(
  index: AskIndex,
  measure: PreparedMeasure,
  model: AlignmentModel,
  options: SearchOptions,
): readonly Hit[] {
  return findAsks(index, measure, model, options).map(({ id, scoreTenths }) => ({ id, scoreTenths }));
}

/** Which asks a scan is after. */
export interface AskScan {
  /** Lowest score that counts, in tenths, 0 to 1000. */
  readonly floorTenths: number;
  /** Asked once for each ask that reaches the floor; an alignment is explained for those that it wants. */
  readonly isWanted?: (id: string, scoreTenths: number) => boolean;
}

/**
 * Every ask whose score against a measure reaches a floor, in no order, each with its alignment. Exact as
 * {@link searchAsks}, but in steps of some microseconds to milliseconds, so that the caller can let others have their
 * turn in between; a step that finds nothing yields undefined. The index must not change before the end.
 *
 * @throws RangeError for a floor out of range, TypeError when the index belongs to another model
 */
export function* scanAsks(
  { modelVersion, entries }: AskIndex,
  measure: PreparedMeasure,
  model: AlignmentModel,
  { floorTenths, isWanted = () => true }: AskScan,
): Generator<AskHit | undefined, void, undefined> {
  assertOptions({ floorTenths }, modelVersion, model);
  const scorer = scorerOf(model);
  const words = wordsOf(measure);
  const hit = (id: string, ask: PreparedAsk): AskHit | undefined => {
    scorer.load(ask);
    const scoreTenths = scorer.score(words, measure);
    if (scoreTenths < floorTenths || !isWanted(id, scoreTenths)) return undefined;
    return { id, alignment: scoreAlignment(ask, measure, model) };
  };
  for (const [id, ask] of entries.fresh) yield hit(id, ask);
  const search = {
    words,
    facts: measure,
    lens: layOpen(words, model),
    cosine: new CosineBound(measure.vector),
    model,
  };
  for (const { segment, gone } of entries.segments) {
    const bounds = boundAsks(segment, search, floorTenths);
    for (const [at, { ask }] of segment.plans.entries()) {
      if ((bounds[at] ?? 0) >= floorTenths && gone[at] !== 1) yield hit(segment.ids[at] ?? '', ask);
    }
  }
}

function findAsks(
  { modelVersion, entries }: AskIndex,
  measure: PreparedMeasure,
  model: AlignmentModel,
  options: SearchOptions,
): readonly FoundAsk[] {
  assertOptions(options, modelVersion, model);
  const scorer = scorerOf(model);
  const words = wordsOf(measure);
  const heap = new BoundedHeap<FoundAsk>(options.limit ?? Infinity, options.floorTenths);
  for (const [id, ask] of entries.fresh) {
    scorer.load(ask);
    heap.offer({ id, scoreTenths: scorer.score(words, measure), ask });
  }
  const lens = layOpen(words, model);
  const cosine = new CosineBound(measure.vector);
  for (const open of entries.segments) {
    searchAskSegment(open, { words, facts: measure, lens, cosine, scorer, model, heap });
  }
  return heap.toSorted();
}
