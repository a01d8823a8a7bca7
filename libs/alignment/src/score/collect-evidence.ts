import { type AlignmentModel } from '../model/build-model.js';
import { type AskField, type PreparedAsk } from '../prepare/prepare-ask.js';
import { type MeasureField, spanAt } from '../prepare/measure-spans.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { type WordComparison } from './explain-units.js';
import { type PartName } from './part.js';

/** A place in a text, in UTF-16 units. */
export interface AskSpan {
  readonly field: AskField;
  readonly start: number;
  readonly end: number;
}

export interface MeasureSpanRef {
  readonly field: MeasureField;
  readonly start: number;
  readonly end: number;
}

/** Words of the ask and the words of the measure that answer them. */
export interface EvidencePair {
  readonly part: PartName;
  readonly ask: AskSpan;
  readonly measure: MeasureSpanRef;
  /** Id of the concept of the measure, when meaning rather than letters made the match. */
  readonly concept?: string;
  readonly label?: { readonly ko: string; readonly en: string };
}

/** Most pairs kept for one alignment. */
const MAX_PAIRS = 8;
/** A word explained to a lesser degree, weight included, is no evidence. */
const MIN_STRENGTH = 0.08;

interface EvidenceSources {
  readonly ask: PreparedAsk;
  readonly measure: PreparedMeasure;
  readonly comparison: WordComparison;
  readonly model: AlignmentModel;
}

/** The best-explained words with their places in both texts; neighbours with one answer are joined. */
export function collectEvidence({
  ask,
  measure,
  comparison,
  model,
}: EvidenceSources): readonly EvidencePair[] {
  const ranked = ask.units
    .map((unit, at) => ({ unit, at, strength: unit.weight * (comparison.explained[at] ?? 0) }))
    .filter(({ strength }) => strength >= MIN_STRENGTH)
    .sort((a, b) => b.strength - a.strength || a.at - b.at);
  const pairs: EvidencePair[] = [];
  for (const { unit, at } of ranked) {
    const answer = answerTo(at, { ask, measure, comparison, model });
    if (unit.span === undefined || answer === undefined) continue;
    addPair(pairs, { part: unit.part, ask: unit.span, ...answer });
    if (pairs.length >= MAX_PAIRS) break;
  }
  return pairs;
}

/** The words of the measure that explain a word of the ask, and the concept when one does. */
function answerTo(
  at: number,
  { measure, comparison, model }: EvidenceSources,
): Pick<EvidencePair, 'measure' | 'concept' | 'label'> | undefined {
  const byConcept = comparison.byConcept[at] ?? -1;
  if (byConcept < 0) {
    const span = spanAt(measure.termSpans, comparison.byTerm[at] ?? -1);
    return span === undefined ? undefined : { measure: span };
  }
  const span = spanAt(measure.conceptSpans, byConcept);
  if (span === undefined) return undefined;
  const concept = model.concepts[measure.concepts[byConcept] ?? -1];
  if (concept === undefined) return { measure: span };
  return { measure: span, concept: concept.id, label: { ko: concept.ko, en: concept.en } };
}

/** Joins a pair to one with the same answer when their words of the ask stand side by side. */
function addPair(pairs: EvidencePair[], pair: EvidencePair): void {
  const at = pairs.findIndex((other) => answersAlike(other, pair));
  const known = pairs[at];
  if (known === undefined) {
    pairs.push(pair);
    return;
  }
  const start = Math.min(known.ask.start, pair.ask.start);
  const end = Math.max(known.ask.end, pair.ask.end);
  pairs[at] = { ...known, ask: { ...known.ask, start, end } };
}

const NEIGHBOUR_GAP = 4;

function answersAlike(a: EvidencePair, b: EvidencePair): boolean {
  const sameAnswer =
    a.measure.field === b.measure.field && a.measure.start === b.measure.start && a.concept === b.concept;
  const gap = Math.max(a.ask.start, b.ask.start) - Math.min(a.ask.end, b.ask.end);
  return sameAnswer && a.ask.field === b.ask.field && gap <= NEIGHBOUR_GAP;
}
