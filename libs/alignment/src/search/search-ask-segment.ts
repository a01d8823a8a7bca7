import { type AlignmentModel } from '../model/build-model.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { type AskPlan } from '../score/ask-plan.js';
import { type MeasureWords } from '../score/measure-words.js';
import { POSITIVE_PARTS, WORD_PARTS } from '../score/part.js';
import { type MeasureFacts, type PairScorer } from '../score/pair-scorer.js';
import { type AskSegment, SUMS } from './ask-segment.js';
import { type BoundedHeap, type Hit } from './bounded-heap.js';
import { type MeasureLens, type TitleWord } from './measure-lens.js';
import { forEachPosting } from './postings.js';
import { type CosineBound } from './rounded-vectors.js';
import { type OpenSegment } from './segmented-index.js';

/** An ask found for a measure. */
export interface FoundAsk extends Hit {
  readonly ask: PreparedAsk;
}

/** What the scores of one measure are bounded by. */
export interface MeasureBounds {
  readonly words: MeasureWords;
  readonly facts: MeasureFacts;
  readonly lens: MeasureLens;
  /** Of the vector of the measure. */
  readonly cosine: CosineBound;
  readonly model: AlignmentModel;
}

/** What one search goes by. */
export interface AskSearch extends MeasureBounds {
  readonly scorer: PairScorer;
  readonly heap: BoundedHeap<FoundAsk>;
}

const MEANING = POSITIVE_PARTS.indexOf('meaning');
const FOCUS = POSITIVE_PARTS.indexOf('focus');
/** Rounding of one part of a score, and of signals and sums, in tenths. */
const ROUNDING = 0.5;
const SLACK = 0.5;

/**
 * Offers every ask of a segment whose score may reach the heap: sums over what the asks have in common with the
 * measure bound the score from above, the highest bounds are scored first, as `scoreAlignment` scores.
 */
export function searchAskSegment({ segment, gone }: OpenSegment<AskSegment>, search: AskSearch): void {
  const { scorer, heap, words, facts } = search;
  const bounds = boundAsks(segment, search, heap.threshold);
  const order = Array.from(bounds.keys()).filter((at) => (bounds[at] ?? 0) >= heap.threshold);
  order.sort((a, b) => (bounds[b] ?? 0) - (bounds[a] ?? 0));
  for (const at of order) {
    const plan = segment.plans[at];
    if ((bounds[at] ?? 0) < heap.threshold) return;
    if (plan === undefined || gone[at] === 1) continue;
    scorer.load(plan.ask);
    heap.offer({ id: segment.ids[at] ?? '', scoreTenths: scorer.score(words, facts), ask: plan.ask });
  }
}

/** The highest score that each ask can have, in tenths; 0 for those that cannot reach the threshold. */
export function boundAsks(segment: AskSegment, search: MeasureBounds, threshold: number): Float64Array {
  const { words, facts, lens, model } = search;
  const signals = sumWords(segment, words, { lens, ceiling: model.parameters.lexical.conceptCeiling });
  const focus = sumTitle(segment, lens.title);
  return Float64Array.from(segment.plans, (plan, ask) => {
    const weights = plan.weights[facts.kind];
    const title = Math.min(1, (focus[ask] ?? 0) / model.parameters.full.focus);
    let bound = SLACK + (weights[FOCUS] ?? 0) * title + facetsOf(weights);
    for (let part = 0; part < SUMS; part += 1) {
      bound += (weights[part] ?? 0) * Math.min(1, signals[ask * SUMS + part] ?? 0);
    }
    const meaning = weights[MEANING] ?? 0;
    return bound + meaning < threshold ? 0 : bound + meaning * meaningOf(segment, ask, search);
  });
}

/** No less than the signal of the meaning of an ask. */
function meaningOf({ meanings }: AskSegment, at: number, { cosine, model }: MeasureBounds): number {
  if (cosine.dimension === 0 || cosine.dimension !== meanings.dimension) return 0;
  const { low, high } = model.parameters.meaning;
  return Math.min(1, Math.max(0, (cosine.at(meanings, at) - low) / (high - low)));
}

/** What the parts that are facets may give, and rounding. */
function facetsOf(weights: AskPlan['weights']['programme']): number {
  let most = 0;
  for (let part = 0; part < weights.length; part += 1) {
    if (part > FOCUS) most += weights[part] ?? 0;
    if ((weights[part] ?? 0) > 0) most += ROUNDING;
  }
  return most;
}

/** For each ask and word part the signal, not cut off at 1. */
function sumWords(
  segment: AskSegment,
  words: MeasureWords,
  { lens, ceiling }: { readonly lens: MeasureLens; readonly ceiling: number },
): Float64Array {
  const explained = new Float64Array(segment.wordSums.length);
  for (let at = words.termFrom; at < words.termTo; at += 1) {
    const strength = words.strengthAt(at);
    forEachPosting(segment.wordTerms, words.termKeys[at] ?? 0, (word, weight) => {
      explained[word] = (explained[word] ?? 0) + weight * strength;
    });
  }
  for (const concept of lens.concepts) {
    const carried = (lens.carried[concept] ?? 0) * ceiling;
    forEachPosting(segment.wordConcepts, concept, (word, trust) => {
      if (trust * carried > (explained[word] ?? 0)) explained[word] = trust * carried;
    });
  }
  const signals = new Float64Array(segment.plans.length * WORD_PARTS.length);
  for (let word = 0; word < explained.length; word += 1) {
    const sum = segment.wordSums[word] ?? 0;
    signals[sum] = (signals[sum] ?? 0) + (segment.wordShares[word] ?? 0) * (explained[word] ?? 0);
  }
  return signals;
}

/** For each ask the share of the heart of the title that it explains. */
function sumTitle({ askTerms, askConcepts, plans }: AskSegment, title: readonly TitleWord[]): Float64Array {
  const focus = new Float64Array(plans.length);
  const explained = new Float64Array(plans.length);
  for (const { share, terms, concepts } of title) {
    explained.fill(0);
    for (const { key, weight } of terms) {
      forEachPosting(askTerms, key, (ask) => {
        explained[ask] = (explained[ask] ?? 0) + weight;
      });
    }
    for (const [concept, value] of concepts) {
      forEachPosting(askConcepts, concept, (ask) => {
        if (value > (explained[ask] ?? 0)) explained[ask] = value;
      });
    }
    for (let ask = 0; ask < focus.length; ask += 1) {
      focus[ask] = (focus[ask] ?? 0) + share * (explained[ask] ?? 0);
    }
  }
  return focus;
}
