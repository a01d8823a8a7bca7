import { type AlignmentModel } from '../model/build-model.js';
import { type PartWeights } from '../model/parameters.js';
import { type MeasureKind } from '../prepare/measure-status.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { runStarts } from '../prepare/run-starts.js';
import { type AskedFacet } from './compare-facets.js';
import { largestRemainder } from './largest-remainder.js';
import { POSITIVE_PARTS, type PositivePart, WORD_PARTS } from './part.js';

/** A whole score, in tenths of a point. */
export const WHOLE = 1000;

/** Parts that follow a facet of the ask rather than its words. */
export const FACET_PARTS: readonly (readonly [PositivePart, AskedFacet])[] = [
  ['quantity', 'quantity'],
  ['timing', 'timing'],
  ['legal', 'legal_basis'],
];

/** What the ask gives cause for: the share of its words a part stands for, or 1 for the other parts, else 0. */
export type Causes = Readonly<Record<PositivePart, number>>;

/**
 * An ask laid out for scoring: what depends on the ask and the model alone, in flat arrays. A run of a word `u` goes
 * from `from[u]` to `from[u + 1]`.
 */
export interface AskPlan {
  readonly ask: PreparedAsk;
  readonly units: {
    readonly count: number;
    /** Position of its part in `WORD_PARTS`. */
    readonly part: Uint8Array;
    readonly weight: Float64Array;
    /** Sum of the weights of its terms. */
    readonly termMass: Float64Array;
    readonly termFrom: Int32Array;
    readonly conceptFrom: Int32Array;
  };
  /** Terms of the words: positions in the term keys of the ask, and rarities. */
  readonly terms: Int32Array;
  readonly termWeights: Float64Array;
  /** Concepts of the words: positions in the concepts of the ask, and trust. */
  readonly concepts: Int32Array;
  readonly trusts: Float64Array;
  /** Rarity of each term key of the ask. */
  readonly rarities: Float64Array;
  /** Sum of the weights of the words of each word part. */
  readonly partMass: Float64Array;
  readonly causes: Causes;
  /** Tenths that each positive part may give, by kind of measure; they sum to 1000, or to 0 for an empty ask. */
  readonly weights: Readonly<Record<MeasureKind, Int32Array>>;
}

const plans = new WeakMap<AlignmentModel, WeakMap<PreparedAsk, AskPlan>>();

/** The plan of an ask under a model; made once. */
export function planAsk(ask: PreparedAsk, model: AlignmentModel): AskPlan {
  let known = plans.get(model);
  if (known === undefined) plans.set(model, (known = new WeakMap<PreparedAsk, AskPlan>()));
  let plan = known.get(ask);
  if (plan === undefined) known.set(ask, (plan = makePlan(ask, model)));
  return plan;
}

function makePlan(ask: PreparedAsk, model: AlignmentModel): AskPlan {
  const { units } = ask;
  const causes = causesOf(ask);
  const { programme, legislative_item } = model.parameters.weights;
  return {
    ask,
    units: {
      count: units.length,
      part: Uint8Array.from(units, (unit) => WORD_PARTS.indexOf(unit.part)),
      weight: Float64Array.from(units, ({ weight }) => weight),
      termMass: Float64Array.from(units, ({ termWeights }) =>
        termWeights.reduce((sum, weight) => sum + weight, 0),
      ),
      termFrom: runStarts(units.map(({ terms }) => terms.length)),
      conceptFrom: runStarts(units.map(({ concepts }) => concepts.length)),
    },
    terms: Int32Array.from(units.flatMap(({ terms }) => terms)),
    termWeights: Float64Array.from(units.flatMap(({ termWeights }) => termWeights)),
    concepts: Int32Array.from(units.flatMap(({ concepts }) => concepts)),
    trusts: Float64Array.from(units.flatMap(({ trusts }) => trusts)),
    rarities: Float64Array.from(ask.termKeys, (key) => model.termRarity(key)),
    partMass: Float64Array.from(WORD_PARTS, (part) => ask.mass[part]),
    causes,
    weights: {
      programme: Int32Array.from(shareTenths(causes, programme)),
      legislative_item: Int32Array.from(shareTenths(causes, legislative_item)),
    },
  };
}

function causesOf(ask: PreparedAsk): Causes {
  const causes = Object.fromEntries(POSITIVE_PARTS.map((part) => [part, 0])) as Record<PositivePart, number>;
  const total = WORD_PARTS.reduce((sum, part) => sum + ask.mass[part], 0);
  if (total > 0) {
    for (const part of WORD_PARTS) causes[part] = ask.mass[part] / total;
    causes.focus = 1;
    causes.meaning = ask.vector.length > 0 ? 1 : 0;
  }
  for (const [part, facet] of FACET_PARTS) if (ask.facets[facet].length > 0) causes[part] = 1;
  return causes;
}

/** Shares 1000 tenths among the parts an ask gives cause for, in the order of `POSITIVE_PARTS`. */
export function shareTenths(causes: Causes, weights: PartWeights): readonly number[] {
  return largestRemainder(
    POSITIVE_PARTS.map((name) => causes[name] * weights[name]),
    WHOLE,
  );
}
