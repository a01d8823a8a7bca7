import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PairScorer } from '../score/pair-scorer.js';
import { type AskBounds, BlockBounds } from './block-bounds.js';
import { BLOCK } from './block-accumulator.js';
import { PackedMeasure } from './packed-measure.js';
import { type FoundMeasure, type SearchedSegment } from './search-segment.js';

/** What one scan goes by. */
export interface SegmentScan {
  readonly ask: PreparedAsk;
  readonly bounds: AskBounds;
  readonly scorer: PairScorer;
  readonly floorTenths: number;
}

/** Every measure of a segment whose score reaches the floor, in no order; undefined after a step that found none. */
export function* scanSegment(
  { segment, gone, read }: SearchedSegment,
  { ask, bounds, scorer, floorTenths }: SegmentScan,
): Generator<FoundMeasure | undefined, void, undefined> {
  const { count, ids } = segment.columns;
  const block = new BlockBounds(segment, bounds);
  const measure = new PackedMeasure(segment.columns);
  for (let from = 0; from < count; from += BLOCK) {
    // nothing that is shared with other searches is read after a pause
    const places = placesFrom(block, from, Math.min(count, from + BLOCK), floorTenths);
    yield undefined;
    for (const place of places) {
      const at = from + place;
      if (gone[at] === 1) continue;
      measure.moveTo(at);
      scorer.load(ask);
      const scoreTenths = scorer.score(measure, measure);
      yield scoreTenths < floorTenths ? undefined : { id: ids[at] ?? '', scoreTenths, read: read(at) };
    }
  }
}

/** Places in the block of the measures whose bound reaches the floor. */

function placesFrom(block: BlockBounds, from: number, to: number, floorTenths: number): Uint16Array {
  const reaching = block.boundWords(from, to, floorTenths);
  block.tighten(reaching, floorTenths);
  return reaching.filter((place) => (block.bounds[place] ?? 0) >= floorTenths);
}
