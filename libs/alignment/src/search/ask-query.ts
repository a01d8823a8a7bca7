import { type AlignmentModel } from '../model/build-model.js';
import { type AskPlan } from '../score/ask-plan.js';
import { WORD_PARTS } from '../score/part.js';

/** A word of an ask: what its letters can add to the signal of its part. */
export interface QueryWord {
  /** What it adds when it is wholly explained. */
  readonly share: number;
  readonly keys: readonly number[];
  /** Share of the word that each key explains; they sum to 1. */
  readonly weights: readonly number[];
}

/** Words of one part that stand for the same concepts. */
export interface QueryGroup {
  /** Position of the part in `WORD_PARTS`. */
  readonly part: number;
  readonly words: readonly QueryWord[];
  /** Concepts that explain all words of the group, and how far a measure explains them that is full of the concept. */
  readonly targets: ReadonlyMap<number, number>;
}

/**
 * An ask as a query: the same sum over words as a score, sorted by what is looked up together. Signals are not cut
 * off at 1 here.
 */
export function toQuery(plan: AskPlan, model: AlignmentModel): readonly QueryGroup[] {
  const groups = new Map<
    string,
    { part: number; words: QueryWord[]; positions: number[]; trusts: number[] }
  >();
  const { count, conceptFrom, part } = plan.units;
  for (let unit = 0; unit < count; unit += 1) {
    const word = toWord(plan, unit, model);
    if (!(word.share > 0)) continue;
    const [from, to] = [conceptFrom[unit] ?? 0, conceptFrom[unit + 1] ?? 0];
    const positions = [...plan.concepts.subarray(from, to)];
    const trusts = [...plan.trusts.subarray(from, to)];
    const place = part[unit] ?? 0;
    const key =
      from === to ? `word ${String(unit)}` : `${String(place)} ${positions.join()} ${trusts.join()}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { part: place, words: [word], positions, trusts });
    else known.words.push(word);
  }
  return [...groups.values()].map((group) => ({
    part: group.part,
    words: group.words,
    targets: targetsOf(group, plan, model),
  }));
}

function toWord(
  { ask, units, terms, termWeights, partMass }: AskPlan,
  unit: number,
  model: AlignmentModel,
): QueryWord {
  const [from, to] = [units.termFrom[unit] ?? 0, units.termFrom[unit + 1] ?? 0];
  const place = units.part[unit] ?? 0;
  const part = WORD_PARTS[place] ?? 'wording';
  const mass = units.termMass[unit] ?? 0;
  return {
    share: (units.weight[unit] ?? 0) / (partMass[place] ?? 1) / model.parameters.full[part],
    keys: Array.from(terms.subarray(from, to), (position) => ask.termKeys[position] ?? 0),
    weights: Array.from(termWeights.subarray(from, to), (weight) => (mass === 0 ? 0 : weight / mass)),
  };
}

function targetsOf(
  { positions, trusts }: { readonly positions: readonly number[]; readonly trusts: readonly number[] },
  plan: AskPlan,
  { links, parameters }: AlignmentModel,
): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  positions.forEach((position, at) => {
    const concept = plan.ask.concepts[position] ?? 0;
    const reach = (trusts[at] ?? 0) * parameters.lexical.conceptCeiling;
    const strengths = links.strengths[concept];
    links.targets[concept]?.forEach((target, link) => {
      const value = reach * (strengths?.[link] ?? 0);
      if (value > (best.get(target) ?? 0)) best.set(target, value);
    });
  });
  return best;
}
