import {
  blocksBy,
  CONVERGENCE,
  type ConvergingAsk,
  conceptsOf,
  likenessOf,
  rarityOf,
} from './convergence.js';

/** An ask of another proposal that asks what one of a proposal asks, and what that rests on. */
export interface SimilarAsk {
  readonly ownAskId: string;
  readonly other: ConvergingAsk;
  /** Share of common concepts by rarity, 0 to 1, two decimals. */
  readonly likeness: number;
  /** Concepts that both name, the rarest first. */
  readonly common: readonly string[];
}

/** What two asks must have in common before anything else counts. */
const gateOf = ({ objects, instruments }: ConvergingAsk): readonly string[] => [...objects, ...instruments];

/** What a proposal is like. */
export interface SimilarAsks {
  /** Whether the thesaurus finds in any of its asks an object or instrument to compare by. */
  readonly isComparable: boolean;
  /** Of each other proposal the ask that is most alike, the most alike first. */
  readonly asks: readonly SimilarAsk[];
}

/**
 * The asks of other proposals that name an object or instrument of one of a proposal's asks and are alike beyond that, by the measure that
 * groups of converging asks are made with. Those of the same stakeholder count as well.
 */
export function findSimilarAsks(asks: readonly ConvergingAsk[], proposalId: string): SimilarAsks {
  const own = asks.filter((ask) => ask.proposalId === proposalId && gateOf(ask).length > 0);
  const rarity = rarityOf(asks);
  const blocks = blocksBy(asks, gateOf);
  const best = new Map<string, SimilarAsk>();
  for (const ask of own) {
    const places = new Set(gateOf(ask).flatMap((concept) => blocks.get(concept) ?? []));
    for (const place of places) {
      const other = asks[place];
      if (other === undefined || other.proposalId === proposalId) continue;
      const likeness = likenessOf(ask, other, rarity);
      const before = best.get(other.proposalId);
      if (likeness < Math.max(CONVERGENCE.leastLikeness, (before?.likeness ?? 0) + 0.001)) continue;
      best.set(other.proposalId, {
        ownAskId: ask.askId,
        other,
        likeness,
        common: commonOf(ask, other, rarity),
      });
    }
  }
  const found = [...best.values()].sort(
    (a, b) => b.likeness - a.likeness || (a.other.proposalId < b.other.proposalId ? -1 : 1),
  );
  return { isComparable: own.length > 0, asks: found };
}

function commonOf(
  a: ConvergingAsk,
  b: ConvergingAsk,
  rarity: (concept: string) => number,
): readonly string[] {
  const ofB = new Set(conceptsOf(b));
  return [...new Set(conceptsOf(a))].filter((one) => ofB.has(one)).sort((x, y) => rarity(y) - rarity(x));
}
