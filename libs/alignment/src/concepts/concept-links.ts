import { type LinkStrength } from '../model/parameters.js';
import { type ConceptRecord } from '../thesaurus/concept-record.js';
import { toWordingKey } from '../thesaurus/wording.js';

/** Concepts near a concept, the concept itself first; strengths are 0 to 1, falling, ties by index. */
export interface ConceptLinks {
  readonly targets: readonly Int32Array[];
  readonly strengths: readonly Float64Array[];
  /** Index of the contrary concept, −1 where there is none. */
  readonly opposites: Int32Array;
}

type Neighbours = Map<number, number>;

/** Links of one and two steps over broader, narrower and related concepts and over shared wordings. */
export function buildLinks(
  concepts: readonly ConceptRecord[],
  index: ReadonlyMap<string, number>,
  strength: LinkStrength,
): ConceptLinks {
  const direct = directLinks(concepts, index, strength);
  const opposites = Int32Array.from(concepts, ({ opposite }) =>
    opposite === null ? -1 : (index.get(opposite) ?? -1),
  );
  const sorted = direct.map((_, concept) => widen(direct, concept, strength, opposites[concept] ?? -1));
  return {
    targets: sorted.map((links) => Int32Array.from(links, ([target]) => target)),
    strengths: sorted.map((links) => Float64Array.from(links, ([, value]) => value)),
    opposites,
  };
}

function directLinks(
  concepts: readonly ConceptRecord[],
  index: ReadonlyMap<string, number>,
  strength: LinkStrength,
): readonly Neighbours[] {
  const neighbours: Neighbours[] = concepts.map(() => new Map<number, number>());
  const link = (from: number, to: number, value: number): void => {
    const known = neighbours[from];
    if (from !== to && known !== undefined) known.set(to, Math.max(value, known.get(to) ?? 0));
  };
  concepts.forEach((concept, from) => {
    for (const to of indicesOf(concept.broader, index)) {
      link(from, to, strength.broader);
      link(to, from, strength.narrower);
    }
    for (const to of indicesOf(concept.related, index)) {
      link(from, to, strength.related);
      link(to, from, strength.related);
    }
  });
  for (const group of sharedWordings(concepts)) {
    for (const from of group) for (const to of group) link(from, to, strength.shared);
  }
  return neighbours;
}

function indicesOf(ids: readonly string[], index: ReadonlyMap<string, number>): readonly number[] {
  return ids.flatMap((id) => {
    const found = index.get(id);
    return found === undefined ? [] : [found];
  });
}

/** Groups of concepts that list the same official wording. */
function sharedWordings(concepts: readonly ConceptRecord[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  concepts.forEach((concept, at) => {
    for (const key of new Set(concept.official.map(toWordingKey))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [at]);
      else group.push(at);
    }
  });
  return [...groups.values()].filter((group) => group.length > 1);
}

function widen(
  direct: readonly Neighbours[],
  concept: number,
  strength: LinkStrength,
  opposite: number,
): readonly (readonly [number, number])[] {
  const best = new Map<number, number>([[concept, 1]]);
  for (const [near, value] of direct[concept] ?? []) {
    best.set(near, Math.max(value, best.get(near) ?? 0));
    for (const [far, further] of direct[near] ?? []) {
      const product = value * further * strength.secondStep;
      if (product >= strength.floor) best.set(far, Math.max(product, best.get(far) ?? 0));
    }
  }
  best.delete(opposite);
  return [...best].sort(([a, va], [b, vb]) => vb - va || a - b);
}
