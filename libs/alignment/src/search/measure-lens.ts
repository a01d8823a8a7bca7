import { type AlignmentModel } from '../model/build-model.js';
import { type MeasureWords } from '../score/measure-words.js';

/** One measure laid open for comparison with many asks. */
export interface MeasureLens {
  /** By concept of the thesaurus: best strength with which the measure carries it, 0 to 1. */
  readonly carried: Float64Array;
  /** Concepts that it carries at all. */
  readonly concepts: readonly number[];
  /** Words of the heart of its title. */
  readonly title: readonly TitleWord[];
}

export interface TitleWord {
  /** Share of the heart of the title. */
  readonly share: number;
  readonly terms: readonly { readonly key: number; /** Share of the word. */ readonly weight: number }[];
  /** By concept of an ask: how far it explains the word, 0 to 1. */
  readonly concepts: ReadonlyMap<number, number>;
}

/** Concepts of asks that reach a concept, with the strength of the link: the links of the model backwards. */
type Sources = readonly (readonly { readonly concept: number; readonly strength: number }[])[];

const sources = new WeakMap<AlignmentModel, Sources>();

function sourcesOf(model: AlignmentModel): Sources {
  const known = sources.get(model);
  if (known !== undefined) return known;
  const made = model.links.targets.map((): { concept: number; strength: number }[] => []);
  model.links.targets.forEach((targets, concept) => {
    targets.forEach((target, at) => {
      made[target]?.push({ concept, strength: model.links.strengths[concept]?.[at] ?? 0 });
    });
  });
  sources.set(model, made);
  return made;
}

/** Lays a measure open. */
export function layOpen(words: MeasureWords, model: AlignmentModel): MeasureLens {
  const reached = sourcesOf(model);
  const carried = new Float64Array(reached.length);
  const concepts = new Set<number>();
  for (let at = words.conceptFrom; at < words.conceptTo; at += 1) {
    const own = words.conceptStrengths[at] ?? 0;
    for (const { concept, strength } of reached[words.concepts[at] ?? 0] ?? []) {
      const value = strength * own;
      if (value <= (carried[concept] ?? 0)) continue;
      carried[concept] = value;
      concepts.add(concept);
    }
  }
  return { carried, concepts: [...concepts], title: titleWords(words, reached, model) };
}

function titleWords(words: MeasureWords, reached: Sources, model: AlignmentModel): readonly TitleWord[] {
  const { focus, focusFrom, focusTo } = words;
  const whole = focus.weights.subarray(focusFrom, focusTo).reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: focusTo - focusFrom }, (_, at) => {
    const word = focusFrom + at;
    const mass = focus.masses[word] ?? 0;
    const terms = focus.terms.subarray(focus.termFrom[word] ?? 0, focus.termFrom[word + 1] ?? 0);
    return {
      share: whole === 0 ? 0 : (focus.weights[word] ?? 0) / whole,
      terms: Array.from(terms, (key) => ({ key, weight: mass === 0 ? 0 : model.termRarity(key) / mass })),
      concepts: explainingConcepts(words, word, reached, model.parameters.lexical.conceptCeiling),
    };
  });
}

function explainingConcepts(
  { focus }: MeasureWords,
  word: number,
  reached: Sources,
  ceiling: number,
): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (let at = focus.conceptFrom[word] ?? 0, to = focus.conceptFrom[word + 1] ?? 0; at < to; at += 1) {
    const trust = (focus.trusts[at] ?? 0) * ceiling;
    for (const { concept, strength } of reached[focus.concepts[at] ?? 0] ?? []) {
      if (trust * strength > (best.get(concept) ?? 0)) best.set(concept, trust * strength);
    }
  }
  return best;
}
