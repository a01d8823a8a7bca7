import { type MeasureKind, type PartWeights, POSITIVE_PARTS, type PositivePart } from '@jeonghap/alignment';

import { type ProposalSample } from './pair-sample.js';

/** Part weights of both kinds. */
export type KindWeights = Readonly<Record<MeasureKind, PartWeights>>;

/** Parts that share one weight: all words count alike, whatever they stand for (apart, they did not do better). */
const TIED: Readonly<Record<PositivePart, number>> = {
  object: 0,
  instrument: 0,
  beneficiary: 0,
  sector: 0,
  region: 0,
  wording: 0,
  meaning: 1,
  focus: 2,
  quantity: 3,
  timing: 4,
  legal: 5,
};
/** Where the fit starts and what it is pulled to; only their ratios matter. */
const START = [1, 1.5, 0.5, 0.05, 0.05, 0.05] as const;
const KINDS = ['programme', 'legislative_item'] as const;
const STEPS = 150;
const RATE = 0.05;
const RIDGE = 1e-3;
const START_SHARPNESS = 14;
const SHARPNESS_RATE = 0.3;
const MOMENTUM = 0.9;
const SQUARE_MOMENTUM = 0.99;

/** Adam's memory of one number. */
interface Moments {
  first: number;
  second: number;
}

interface State {
  readonly values: number[][];
  sharpness: number;
  readonly moments: Moments[][];
  readonly sharpnessMoments: Moments;
}

/**
 * Learns non-negative part weights, one set a kind: softmax over the pool of each proposal against gains
 * 2^grade − 1, by Adam with projection. Deterministic.
 */
export function fitWeights(samples: readonly ProposalSample[]): KindWeights {
  const useful = samples.filter(({ grades }) => grades.some((grade) => grade > 0));
  const state: State = {
    values: KINDS.map(() => [...START]),
    sharpness: START_SHARPNESS,
    moments: KINDS.map(() => START.map(() => ({ first: 0, second: 0 }))),
    sharpnessMoments: { first: 0, second: 0 },
  };
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = sumGradients(useful, state);
    state.values.forEach((values, kind) => {
      values.forEach((value, at) => {
        const slope = (gradient.values[kind]?.[at] ?? 0) / useful.length + RIDGE * (value - (START[at] ?? 0));
        const moments = state.moments[kind]?.[at] ?? { first: 0, second: 0 };
        values[at] = Math.max(0, value - RATE * adam(moments, slope, step));
      });
    });
    state.sharpness -=
      SHARPNESS_RATE * adam(state.sharpnessMoments, gradient.sharpness / useful.length, step);
  }
  return {
    programme: toPartWeights(state.values[0] ?? []),
    legislative_item: toPartWeights(state.values[1] ?? []),
  };
}

function adam(moments: Moments, slope: number, step: number): number {
  moments.first = MOMENTUM * moments.first + (1 - MOMENTUM) * slope;
  moments.second = SQUARE_MOMENTUM * moments.second + (1 - SQUARE_MOMENTUM) * slope * slope;
  const first = moments.first / (1 - MOMENTUM ** step);
  return first / (Math.sqrt(moments.second / (1 - SQUARE_MOMENTUM ** step)) + 1e-8);
}

function toPartWeights(values: readonly number[]): PartWeights {
  const rounded = (part: PositivePart): number => Math.round((values[TIED[part]] ?? 0) * 1000) / 1000;
  return Object.fromEntries(POSITIVE_PARTS.map((part) => [part, rounded(part)])) as PartWeights;
}

interface Gradient {
  readonly values: number[][];
  sharpness: number;
}

function sumGradients(samples: readonly ProposalSample[], state: State): Gradient {
  const gradient: Gradient = { values: KINDS.map(() => START.map(() => 0)), sharpness: 0 };
  for (const sample of samples) addGradient(gradient, sample, state);
  return gradient;
}

const PART_COUNT = POSITIVE_PARTS.length;
const SLOTS = POSITIVE_PARTS.map((part) => TIED[part]);

/** The normalised score of each measure, 0 to 1. */
function normalisedScores(sample: ProposalSample, weights: readonly (readonly number[])[]): Float64Array {
  const totals = weights.map((values) =>
    SLOTS.reduce((sum, slot, f) => sum + (values[slot] ?? 0) * (sample.causes[f] ?? 0), 0),
  );
  return Float64Array.from(sample.kinds, (kind, at) => {
    const index = kind === 'programme' ? 0 : 1;
    const values = weights[index] ?? [];
    const sum = SLOTS.reduce(
      (total, slot, f) =>
        total + (values[slot] ?? 0) * (sample.causes[f] ?? 0) * (sample.signals[at * PART_COUNT + f] ?? 0),
      0,
    );
    const whole = totals[index] ?? 0;
    return whole === 0 ? 0 : sum / whole;
  });
}

function addGradient(gradient: Gradient, sample: ProposalSample, { values, sharpness }: State): void {
  const scores = normalisedScores(sample, values);
  const errors = softmaxErrors(scores, sample.grades, sharpness);
  const totals = values.map((own) =>
    SLOTS.reduce((sum, slot, f) => sum + (own[slot] ?? 0) * (sample.causes[f] ?? 0), 0),
  );
  errors.forEach((error, at) => {
    const score = scores[at] ?? 0;
    gradient.sharpness += error * score;
    const index = sample.kinds[at] === 'programme' ? 0 : 1;
    const own = gradient.values[index] ?? [];
    const factor = (error * sharpness) / (totals[index] ?? 1);
    SLOTS.forEach((slot, f) => {
      const lift = (sample.signals[at * PART_COUNT + f] ?? 0) - score;
      own[slot] = (own[slot] ?? 0) + factor * (sample.causes[f] ?? 0) * lift;
    });
  });
}

function softmaxErrors(scores: Float64Array, grades: readonly number[], sharpness: number): Float64Array {
  const highest = scores.reduce((a, b) => Math.max(a, b), 0);
  const weights = scores.map((score) => Math.exp(sharpness * (score - highest)));
  const total = weights.reduce((a, b) => a + b, 0);
  const gains = grades.map((grade) => 2 ** grade - 1);
  const allGains = gains.reduce((a, b) => a + b, 0);
  return weights.map((weight, at) => weight / total - (gains[at] ?? 0) / allGains);
}
