import { type AskPlan } from './ask-plan.js';
import { type MeasureWords } from './measure-words.js';

/**
 * What one comparison of the words of an ask with those of a measure yields. The arrays are longer than one ask needs
 * and are used again for the next pair.
 */
export interface WordComparison {
  /** For each term of the ask its place in the measure, −1 where it is missing. */
  termAt: Int32Array;
  /** For each term of the ask how firmly it stands in the measure, 0 to 1. */
  strength: Float64Array;
  /** For each concept of the ask the best strength with which the measure carries it, 0 to 1. */
  carried: Float64Array;
  /** For each concept of the ask the place of the measure's concept that carries it, −1 where none does. */
  carriedBy: Int32Array;
  /** For each word how well it is explained, 0 to 1: the better of its letters and its concepts. */
  explained: Float64Array;
  /** For each word the place of the measure's concept that explains it; −1 when its letters do, or nothing does. */
  byConcept: Int32Array;
  /** For each word the place of the measure's term that explains most of it; −1 when a concept does, or nothing does. */
  byTerm: Int32Array;
  /** Share of the heart of the measure's title that the ask explains, 0 to 1. */
  focus: number;
}

/** Arrays for comparisons of one ask. */
export function createComparison({ ask, units }: AskPlan): WordComparison {
  return {
    termAt: new Int32Array(ask.termKeys.length),
    strength: new Float64Array(ask.termKeys.length),
    carried: new Float64Array(ask.concepts.length),
    carriedBy: new Int32Array(ask.concepts.length),
    explained: new Float64Array(units.count),
    byConcept: new Int32Array(units.count),
    byTerm: new Int32Array(units.count),
    focus: 0,
  };
}

/**
 * Late interaction: every word of the ask is explained once, by the better of its letters and its concepts. Reads
 * what was met (`termAt`, `strength`, `carried`, `carriedBy`) and writes what explains each word.
 */
// eslint-disable-next-line complexity -- one hot loop; each `?? 0` counts as a branch
export function explainUnits(plan: AskPlan, comparison: WordComparison, ceiling: number): void {
  const { count, termFrom, conceptFrom, termMass } = plan.units;
  const { terms, termWeights, concepts, trusts } = plan;
  const { termAt, strength, carried, carriedBy, explained, byConcept, byTerm } = comparison;
  for (let unit = 0; unit < count; unit += 1) {
    let shared = 0;
    let best = 0;
    let term = -1;
    for (let at = termFrom[unit] ?? 0, end = termFrom[unit + 1] ?? 0; at < end; at += 1) {
      const position = terms[at] ?? 0;
      const value = (termWeights[at] ?? 0) * (strength[position] ?? 0);
      shared += value;
      if (value > best) {
        best = value;
        term = termAt[position] ?? -1;
      }
    }
    const mass = termMass[unit] ?? 0;
    const letters = mass === 0 ? 0 : shared / mass;
    let meaning = 0;
    let concept = -1;
    for (let at = conceptFrom[unit] ?? 0, end = conceptFrom[unit + 1] ?? 0; at < end; at += 1) {
      const position = concepts[at] ?? 0;
      const value = (trusts[at] ?? 0) * (carried[position] ?? 0) * ceiling;
      if (value <= meaning) continue;
      meaning = value;
      concept = carriedBy[position] ?? -1;
    }
    const isMeaning = meaning > letters;
    explained[unit] = isMeaning ? meaning : letters;
    byConcept[unit] = isMeaning ? concept : -1;
    byTerm[unit] = isMeaning ? -1 : term;
  }
}

/** What an ask says about a term and a concept of a title. */
export interface FocusLens {
  positionOf(key: number): number;
  strengthOf(concept: number): number;
}

/** Share of the heart of a title that the ask explains, 0 to 1. */
export function focusShare(lens: FocusLens, plan: AskPlan, measure: MeasureWords, ceiling: number): number {
  const { focus, focusFrom, focusTo } = measure;
  let mass = 0;
  let shared = 0;
  for (let unit = focusFrom; unit < focusTo; unit += 1) {
    const weight = focus.weights[unit] ?? 0;
    mass += weight;
    shared +=
      weight *
      Math.max(focusLetters(lens, plan.rarities, focus, unit), focusMeaning(lens, focus, unit) * ceiling);
  }
  return mass === 0 ? 0 : shared / mass;
}

function focusLetters(
  lens: FocusLens,
  rarities: Float64Array,
  focus: MeasureWords['focus'],
  unit: number,
): number {
  const mass = focus.masses[unit] ?? 0;
  let shared = 0;
  for (let at = focus.termFrom[unit] ?? 0, end = focus.termFrom[unit + 1] ?? 0; at < end; at += 1) {
    const position = lens.positionOf(focus.terms[at] ?? 0);
    if (position >= 0) shared += rarities[position] ?? 0;
  }
  return mass === 0 ? 0 : shared / mass;
}

function focusMeaning(lens: FocusLens, focus: MeasureWords['focus'], unit: number): number {
  let best = 0;
  for (let at = focus.conceptFrom[unit] ?? 0, end = focus.conceptFrom[unit + 1] ?? 0; at < end; at += 1) {
    const value = (focus.trusts[at] ?? 0) * lens.strengthOf(focus.concepts[at] ?? 0);
    if (value > best) best = value;
  }
  return best;
}
