import { type AlignmentModel } from '../model/build-model.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { AskLens } from './ask-lens.js';
import { type AskPlan, FACET_PARTS, planAsk, WHOLE } from './ask-plan.js';
import { askedFacetState, type FacetState } from './compare-facets.js';
import { createComparison, explainUnits, focusShare, type WordComparison } from './explain-units.js';
import { type MeasureWords } from './measure-words.js';
import { opposes } from './opposition.js';
import { POSITIVE_PARTS, type PositivePart, WORD_PARTS } from './part.js';

/** What a score needs to know of a measure beside its words. */
export type MeasureFacts = Pick<PreparedMeasure, 'kind' | 'status' | 'quantities' | 'citations' | 'stance'>;

const FACET_SIGNAL: Readonly<Record<FacetState, number>> = { met: 1, partly: 0.5, unmet: 0, not_asked: 0 };
const MEANING = POSITIVE_PARTS.indexOf('meaning');
const FOCUS = POSITIVE_PARTS.indexOf('focus');
/** Steps of a signal as it enters a score: four decimals. */
const SIGNAL_STEPS = 1e4;

/**
 * Scores pairs without explaining them, one ask against many measures at best: what is known of the present ask is
 * kept laid open. What it says of the last pair is overwritten by the next.
 */
export class PairScorer {
  /** How far each positive part of the last pair is met, 0 to 1, not rounded; 0 for parts the ask gives no cause for. */
  readonly signals = new Float64Array(POSITIVE_PARTS.length);
  private readonly lens: AskLens;
  private readonly full: Float64Array;
  private loaded: { readonly plan: AskPlan; readonly comparison: WordComparison } | undefined;

  constructor(private readonly model: AlignmentModel) {
    this.lens = new AskLens(model.links);
    this.full = Float64Array.from(POSITIVE_PARTS, (part) => fullOf(part, model));
  }

  /** Takes an ask to score. */
  load(ask: PreparedAsk): AskPlan {
    if (this.loaded?.plan.ask !== ask) {
      const plan = planAsk(ask, this.model);
      this.lens.load(plan);
      this.loaded = { plan, comparison: createComparison(plan) };
    }
    return this.loaded.plan;
  }

  /** How the words of the last scored measure explain the loaded ask. */
  get comparison(): WordComparison {
    return this.present.comparison;
  }

  /** Compares the loaded ask with a measure and leaves `signals` and `comparison` behind. */
  compare(words: MeasureWords, facts: MeasureFacts): void {
    const { plan, comparison } = this.present;
    this.lens.meet(words, comparison);
    explainUnits(plan, comparison, this.model.parameters.lexical.conceptCeiling);
    this.signals.fill(0);
    this.sumWords(plan, comparison);
    if (plan.causes.focus > 0) {
      this.signals[FOCUS] = this.focusSignal(words);
      this.signals[MEANING] = this.meaningSignal(words);
    }
    for (const [part, facet] of FACET_PARTS) {
      if (plan.causes[part] === 0) continue;
      this.signals[POSITIVE_PARTS.indexOf(part)] = FACET_SIGNAL[askedFacetState(facet, plan.ask, facts)];
    }
  }

  /** Score of the loaded ask against a measure, in tenths; the same as that of `scoreAlignment`. */
  score(words: MeasureWords, facts: MeasureFacts): number {
    this.compare(words, facts);
    const { plan } = this.present;
    const weights = plan.weights[facts.kind];
    let sum = 0;
    for (let part = 0; part < weights.length; part += 1) {
      sum += contribution(weights[part] ?? 0, roundSignal(this.signals[part] ?? 0));
    }
    const { capTenths } = this.model.parameters.direction;
    return sum > capTenths && opposes(sum / WHOLE, plan.ask, facts, this.model) ? capTenths : sum;
  }

  /** How far the loaded ask explains the heart of a title, 0 to 1. */
  focusSignal(words: MeasureWords): number {
    const { conceptCeiling } = this.model.parameters.lexical;
    const share = focusShare(this.lens, this.present.plan, words, conceptCeiling);
    return Math.min(1, share / (this.full[FOCUS] ?? 1));
  }

  /** Cosine of the two vectors between the model's limits, 0 to 1; 0 without an encoder. */
  meaningSignal({ vectors, vectorFrom, vectorTo }: MeasureWords): number {
    const { low, high } = this.model.parameters.meaning;
    const { vector } = this.present.plan.ask;
    if (vector.length === 0 || vector.length !== vectorTo - vectorFrom) return 0;
    let cosine = 0;
    for (let at = 0; at < vector.length; at += 1) {
      cosine += (vector[at] ?? 0) * (vectors[vectorFrom + at] ?? 0);
    }
    return Math.min(1, Math.max(0, (cosine - low) / (high - low)));
  }

  private get present(): { readonly plan: AskPlan; readonly comparison: WordComparison } {
    if (this.loaded === undefined) throw new TypeError('no ask is loaded');
    return this.loaded;
  }

  // eslint-disable-next-line complexity -- each `?? 0` counts as a branch
  private sumWords({ units, partMass }: AskPlan, { explained }: WordComparison): void {
    const { signals, full } = this;
    const { count, part, weight } = units;
    for (let unit = 0; unit < count; unit += 1) {
      const place = part[unit] ?? 0;
      signals[place] = (signals[place] ?? 0) + (weight[unit] ?? 0) * (explained[unit] ?? 0);
    }
    for (let place = 0; place < WORD_PARTS.length; place += 1) {
      const mass = partMass[place] ?? 0;
      const shared = signals[place] ?? 0;
      signals[place] = mass === 0 ? 0 : Math.min(1, shared / mass / (full[place] ?? 1));
    }
  }
}

/** A signal as it enters a score. */
export function roundSignal(signal: number): number {
  return Math.round(signal * SIGNAL_STEPS) / SIGNAL_STEPS;
}

/** Tenths that a part gives. */
export function contribution(weightTenths: number, signal: number): number {
  return Math.round(weightTenths * signal);
}

function fullOf(part: PositivePart, { parameters }: AlignmentModel): number {
  const full: Partial<Record<PositivePart, number>> = parameters.full;
  return full[part] ?? 1;
}

const scorers = new WeakMap<AlignmentModel, PairScorer>();

/** The scorer of a model: one for all callers, since a score leaves nothing behind that a later one reads. */
export function scorerOf(model: AlignmentModel): PairScorer {
  let scorer = scorers.get(model);
  if (scorer === undefined) scorers.set(model, (scorer = new PairScorer(model)));
  return scorer;
}
