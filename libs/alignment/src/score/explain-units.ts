import { type AskUnit, type PreparedAsk } from '../prepare/prepare-ask.js';
import { type FocusUnit, type PreparedMeasure } from '../prepare/prepare-measure.js';

/** How well a word of the ask is explained by a measure, and by what. */
export interface UnitExplanation {
  /** 0 to 1: the better of letters and concepts. */
  readonly explained: number;
  /** Position of the measure's concept that explains it; −1 when its letters do, or nothing does. */
  readonly conceptAt: number;
  /** Position of the measure's term that explains most of it; −1 when a concept does, or nothing does. */
  readonly termAt: number;
}

/** Everything one comparison of texts yields. */
export interface TextComparison {
  readonly units: readonly UnitExplanation[];
  /** Share of the heart of the measure's title that the ask explains, 0 to 1. */
  readonly focus: number;
  /** Best strength with which each concept of the ask is carried by the measure, 0 to 1. */
  readonly carried: Float64Array;
}

/** Late interaction: every word of the ask is explained once, by the better of its letters and its concepts. */
export function compareTexts(ask: PreparedAsk, measure: PreparedMeasure, ceiling: number): TextComparison {
  const termAt = meetTerms(ask, measure);
  const { carried, by } = carryConcepts(ask, measure);
  const units = ask.units.map((unit) => explainUnit(unit, { termAt, carried, by, ceiling }, measure));
  return { units, focus: focusShare(ask, measure, ceiling), carried };
}

/** For each term of the ask its position in the measure, −1 where it is missing. */
function meetTerms(ask: PreparedAsk, measure: PreparedMeasure): Int32Array {
  const found = new Int32Array(ask.termKeys.length).fill(-1);
  let there = 0;
  for (let here = 0; here < ask.termKeys.length; here += 1) {
    const key = ask.termKeys[here] ?? 0;
    while (there < measure.termKeys.length && (measure.termKeys[there] ?? 0) < key) there += 1;
    if (measure.termKeys[there] === key) found[here] = there;
  }
  return found;
}

function carryConcepts(
  ask: PreparedAsk,
  measure: PreparedMeasure,
): { readonly carried: Float64Array; readonly by: Int32Array } {
  const carried = new Float64Array(ask.concepts.length);
  const by = new Int32Array(ask.concepts.length).fill(-1);
  for (let at = 0; at < measure.concepts.length; at += 1) {
    const links = ask.reach.get(measure.concepts[at] ?? -1);
    if (links === undefined) continue;
    const strength = measure.conceptStrengths[at] ?? 0;
    for (const link of links) {
      const value = link.strength * strength;
      if (value <= (carried[link.position] ?? 0)) continue;
      carried[link.position] = value;
      by[link.position] = at;
    }
  }
  return { carried, by };
}

interface Met {
  readonly termAt: Int32Array;
  readonly carried: Float64Array;
  readonly by: Int32Array;
  readonly ceiling: number;
}

// eslint-disable-next-line complexity -- the hot loop of the score, run for each word of each pair
function explainUnit(unit: AskUnit, met: Met, measure: PreparedMeasure): UnitExplanation {
  let mass = 0;
  let shared = 0;
  let best = 0;
  let termAt = -1;
  for (let at = 0; at < unit.terms.length; at += 1) {
    const weight = unit.termWeights[at] ?? 0;
    mass += weight;
    const there = met.termAt[unit.terms[at] ?? 0] ?? -1;
    if (there < 0) continue;
    const value = weight * (measure.termStrengths[there] ?? 0);
    shared += value;
    if (value > best) {
      best = value;
      termAt = there;
    }
  }
  const letters = mass === 0 ? 0 : shared / mass;
  let meaning = 0;
  let conceptAt = -1;
  for (let at = 0; at < unit.concepts.length; at += 1) {
    const position = unit.concepts[at] ?? 0;
    const value = (unit.trusts[at] ?? 0) * (met.carried[position] ?? 0) * met.ceiling;
    if (value > meaning) {
      meaning = value;
      conceptAt = met.by[position] ?? -1;
    }
  }
  return meaning > letters
    ? { explained: meaning, conceptAt, termAt: -1 }
    : { explained: letters, conceptAt: -1, termAt };
}

function focusShare(ask: PreparedAsk, measure: PreparedMeasure, ceiling: number): number {
  let mass = 0;
  let shared = 0;
  for (const unit of measure.focus) {
    mass += unit.weight;
    shared += unit.weight * Math.max(focusLetters(unit, ask), focusMeaning(unit, ask) * ceiling);
  }
  return mass === 0 ? 0 : shared / mass;
}

function focusLetters(unit: FocusUnit, ask: PreparedAsk): number {
  let mass = 0;
  let shared = 0;
  for (let at = 0; at < unit.terms.length; at += 1) {
    const weight = unit.termWeights[at] ?? 0;
    mass += weight;
    if (hasKey(ask.termKeys, unit.terms[at] ?? 0)) shared += weight;
  }
  return mass === 0 ? 0 : shared / mass;
}

function focusMeaning(unit: FocusUnit, ask: PreparedAsk): number {
  let best = 0;
  for (const { concept, trust } of unit.concepts) {
    for (const { strength } of ask.reach.get(concept) ?? []) best = Math.max(best, trust * strength);
  }
  return best;
}

function hasKey(keys: Uint32Array, key: number): boolean {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = keys[middle] ?? 0;
    if (value === key) return true;
    if (value < key) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
