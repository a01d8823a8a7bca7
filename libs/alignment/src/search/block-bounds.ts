import { type AlignmentModel } from '../model/build-model.js';
import { type AskPlan } from '../score/ask-plan.js';
import { POSITIVE_PARTS, WORD_PARTS } from '../score/part.js';
import { type QueryGroup } from './ask-query.js';
import { BLOCK, BlockAccumulator } from './block-accumulator.js';
import { KINDS } from './measure-columns.js';
import { type MeasureSegment } from './measure-segment.js';
import { CosineBound } from './rounded-vectors.js';
import { bindQuery, leaveOut, type SegmentQuery } from './segment-query.js';

/** What the scores of one ask are bounded by. */
export interface AskBounds {
  readonly query: readonly QueryGroup[];
  readonly cosine: CosineBound;
  /** Limits of the model between which a cosine counts. */
  readonly meaning: AlignmentModel['parameters']['meaning'];
  /** By kind of measure and positive part: tenths that the part may give. */
  readonly weights: readonly Int32Array[];
  /** By word part: the higher of both kinds. */
  readonly highest: readonly number[];
  /** By kind: what the parts that are not words may give, and rounding. */
  readonly others: readonly number[];
}

/** Rounding of one part of a score, in tenths. */
const ROUNDING = 0.5;
/** Rounding of signals and sums, in tenths. */
const SLACK = 0.5;
/**
 * Share of the tenths that the words of a measure must still gain which may come from lists that are left out. More of
 * it saves reading and costs scoring; found by measuring.
 */
const UNREAD = 0.35;
const MEANING = POSITIVE_PARTS.indexOf('meaning');

export function askBounds(plan: AskPlan, query: readonly QueryGroup[], model: AlignmentModel): AskBounds {
  const weights = KINDS.map((kind) => plan.weights[kind]);
  return {
    query,
    cosine: new CosineBound(plan.ask.vector),
    meaning: model.parameters.meaning,
    weights,
    highest: WORD_PARTS.map((_, part) => Math.max(...weights.map((kind) => kind[part] ?? 0))),
    others: weights.map((kind) => {
      const others = kind.slice(WORD_PARTS.length).reduce((sum, weight) => sum + weight, 0);
      return others + ROUNDING * kind.filter((weight) => weight > 0).length + SLACK;
    }),
  };
}

const accumulator = new BlockAccumulator();
const sharedBounds = new Float64Array(BLOCK);

/** Bounds the scores of one ask with the measures of one segment, block by block, ascending. */
export class BlockBounds {
  /** Of the present block: no score is higher, in tenths. One array for all, overwritten by whoever bounds next. */
  readonly bounds = sharedBounds;
  private readonly query: SegmentQuery;
  private from = 0;

  constructor(
    private readonly segment: MeasureSegment,
    private readonly ask: AskBounds,
  ) {
    this.query = bindQuery(ask.query, segment, this.weightOf);
  }

  /**
   * Bounds the scores of the block that begins at a measure by its words.
   * @param threshold scores that do not reach it need not be told apart
   * @returns measures of the block
   */
  boundWords(from: number, threshold: number): number {
    this.from = from;
    const size = Math.min(BLOCK, this.segment.columns.count - from);
    const missing = Math.max(0, threshold - Math.max(...this.ask.others));
    const rest = leaveOut(this.query, missing * UNREAD, this.weightOf);
    accumulator.start(from);
    for (const group of this.query.groups) accumulator.add(group);
    this.sumParts(size, rest);
    return size;
  }

  /** Takes from the bounds of measures of the block that reach a threshold what their meaning does not give. */
  tighten(places: Uint16Array, threshold: number): void {
    const { bounds, from, segment, ask } = this;
    const { cosine, meaning } = ask;
    const { kinds } = segment.columns;
    if (cosine.dimension === 0 || cosine.dimension !== segment.meanings.dimension) return;
    const most = Float64Array.from(ask.weights, (weights) => weights[MEANING] ?? 0);
    const range = meaning.high - meaning.low;
    for (const at of places) {
      const bound = bounds[at] ?? 0;
      if (bound < threshold) continue;
      const signal = (cosine.at(segment.meanings, from + at) - meaning.low) / range;
      const unmet = 1 - Math.min(1, Math.max(0, signal));
      bounds[at] = bound - unmet * (most[kinds[from + at] ?? 0] ?? 0);
    }
  }

  private readonly weightOf = (part: number): number => this.ask.highest[part] ?? 0;

  private sumParts(size: number, rest: Float64Array): void {
    const { bounds, from } = this;
    const { kinds } = this.segment.columns;
    const { weights, others } = this.ask;
    const base = Float64Array.from(others, (most, kind) =>
      WORD_PARTS.reduce((sum, _, part) => {
        const weight = weights[kind]?.[part] ?? 0;
        return accumulator.isTouched[part] === 1 ? sum : sum + weight * Math.min(1, rest[part] ?? 0);
      }, most),
    );
    const [programme, item] = [base[0] ?? 0, base[1] ?? 0];
    for (let at = 0; at < size; at += 1) bounds[at] = kinds[from + at] === 0 ? programme : item;
    accumulator.signals.forEach((sums, part) => {
      if (accumulator.isTouched[part] !== 1) return;
      const [first = 0, second = 0] = weights.map((kind) => kind[part] ?? 0);
      addPart(sums, { kinds, from, size, programme: first, more: second - first, rest: rest[part] ?? 0 });
    });
  }
}

interface PartBound {
  readonly kinds: Uint8Array;
  readonly from: number;
  readonly size: number;
  /** Weight of the part for the first kind, and by how much that of the second is higher. */
  readonly programme: number;
  readonly more: number;
  /** Share of the signal that was left out. */
  readonly rest: number;
}

function addPart(sums: Float64Array, { kinds, from, size, programme, more, rest }: PartBound): void {
  for (let at = 0; at < size; at += 1) {
    const signal = (sums[at] ?? 0) + rest;
    const weight = programme + more * (kinds[from + at] ?? 0);
    sharedBounds[at] = (sharedBounds[at] ?? 0) + weight * (signal < 1 ? signal : 1);
  }
}
