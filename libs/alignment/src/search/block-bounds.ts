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
// one more: a place is written before it is known whether it is needed
const places = new Uint16Array(BLOCK + 1);

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
   * Bounds the scores of the block from one measure to below another, at most `BLOCK` of them, by its words.
   * @param threshold scores that do not reach it need not be told apart
   * @returns places in the block of those whose bound reaches the threshold, ascending; good until the next call
   */
  boundWords(from: number, to: number, threshold: number): Uint16Array {
    this.from = from;
    const missing = Math.max(0, threshold - Math.max(...this.ask.others));
    const rest = leaveOut(this.query, missing * UNREAD, this.weightOf);
    accumulator.start(from, to);
    for (const group of this.query.groups) accumulator.add(group);
    this.sumParts(to, rest);
    return reaching(to - from, threshold);
  }

  /** Takes from the bounds of measures of the block that reach a threshold what their meaning does not give. */
  tighten(some: Uint16Array, threshold: number): void {
    const { bounds, from, segment, ask } = this;
    const { cosine, meaning } = ask;
    const { kinds } = segment.columns;
    if (cosine.dimension === 0 || cosine.dimension !== segment.meanings.dimension) return;
    const most = Float64Array.from(ask.weights, (weights) => weights[MEANING] ?? 0);
    const range = meaning.high - meaning.low;
    for (const at of some) {
      const bound = bounds[at] ?? 0;
      if (bound < threshold) continue;
      const weight = most[kinds[from + at] ?? 0] ?? 0;
      const enough = meaning.low + range * (1 - (bound - threshold) / weight);
      const signal = (cosine.at(segment.meanings, from + at, enough) - meaning.low) / range;
      const unmet = 1 - Math.min(1, Math.max(0, signal));
      bounds[at] = bound - unmet * weight;
    }
  }

  private readonly weightOf = (part: number): number => this.ask.highest[part] ?? 0;

  private sumParts(to: number, rest: Float64Array): void {
    const { from, ask } = this;
    sumBounds(accumulator.signals, {
      kinds: this.segment.columns.kinds.subarray(from, to),
      weights: WORD_PARTS.map((_, part) => ask.weights.map((kind) => kind[part] ?? 0)),
      others: ask.others,
      rest,
    });
  }
}

interface BoundSums {
  readonly kinds: Uint8Array;
  /** By word part and kind: tenths that the part may give. */
  readonly weights: readonly (readonly number[])[];
  /** By kind. */
  readonly others: readonly number[];
  /** By word part: share of the signal that was left out. */
  readonly rest: Float64Array;
}

/** One pass over the block. Weights are those of the first kind plus by how much the other has more. */
// eslint-disable-next-line complexity -- each `?? 0` counts as a branch
function sumBounds(signals: readonly Float64Array[], { kinds, weights, others, rest }: BoundSums): void {
  const [s0, s1, s2, s3, s4, s5] = signals as SixOf<Float64Array>;
  const [r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0] = rest;
  const [w0, w1, w2, w3, w4, w5] = weights.map(([first = 0]) => first) as unknown as SixOf<number>;
  const [m0, m1, m2, m3, m4, m5] = weights.map(
    ([first = 0, second = 0]) => second - first,
  ) as unknown as SixOf<number>;
  const [base = 0, other = 0] = others;
  const more = other - base;
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] ?? 0;
    const a = (s0[at] ?? 0) + r0;
    const b = (s1[at] ?? 0) + r1;
    const c = (s2[at] ?? 0) + r2;
    const d = (s3[at] ?? 0) + r3;
    const e = (s4[at] ?? 0) + r4;
    const f = (s5[at] ?? 0) + r5;
    sharedBounds[at] =
      base +
      kind * more +
      (w0 + kind * m0) * (a < 1 ? a : 1) +
      (w1 + kind * m1) * (b < 1 ? b : 1) +
      (w2 + kind * m2) * (c < 1 ? c : 1) +
      (w3 + kind * m3) * (d < 1 ? d : 1) +
      (w4 + kind * m4) * (e < 1 ? e : 1) +
      (w5 + kind * m5) * (f < 1 ? f : 1);
  }
}

type SixOf<T> = readonly [T, T, T, T, T, T];

/** Places of the first `size` whose bound reaches the threshold, ascending. */
function reaching(size: number, threshold: number): Uint16Array {
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    places[count] = at;
    count += (sharedBounds[at] ?? 0) >= threshold ? 1 : 0;
  }
  return places.subarray(0, count);
}
