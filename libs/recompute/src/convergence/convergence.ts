import { type Stance } from '@jeonghap/alignment';
import { type CoverageStatus } from '../board/board.js';

/** An ask as far as convergence reads it. Concepts are ids, each at most once. */
export interface ConvergingAsk {
  readonly askId: string;
  readonly proposalId: string;
  readonly stakeholderId: string;
  readonly axis: string | null;
  readonly status: CoverageStatus;
  /** What is asked for. */
  readonly objects: readonly string[];
  /** By what means. */
  readonly instruments: readonly string[];
  /** Beneficiaries, sectors and regions. */
  readonly others: readonly string[];
  readonly stance: Stance;
  /** Measures that answer it best. */
  readonly best: readonly string[];
}

/** Whether an ask wants more rules or fewer; null where neither is clear. */
export type Lean = 'tightens' | 'loosens' | null;

/** An ask that asks what others of its group ask. */
export interface GroupMember {
  readonly ask: ConvergingAsk;
  /** With the ask that the group is gathered around, 0 to 1, two decimals. */
  readonly likeness: number;
}

/** Asks of several stakeholders that ask the same (수렴), and what stands against and for them. */
export interface ConvergenceGroup {
  /** The ask around which it is gathered, first, then the most alike. */
  readonly members: readonly GroupMember[];
  readonly stakeholderCount: number;
  /** Concepts that most members name, of the first one's. */
  readonly objects: readonly string[];
  readonly instruments: readonly string[];
  readonly lean: Lean;
  /** Asks on the same object that want the opposite. */
  readonly opposing: readonly ConvergingAsk[];
  /** Measures that answer more than one of the members best, most members first. */
  readonly measures: readonly { readonly id: string; readonly askCount: number }[];
}

/** How groups are made; the view says so. */
export const CONVERGENCE = {
  /** Least likeness with the ask in the middle, 0 to 1. */
  leastLikeness: 0.3,
  /** An object that more of all asks name says too little to gather by, 0 to 1 … */
  broadShare: 0.1,
  /** … unless it is this many asks at most, … */
  broadLeast: 12,
  /** … and never more than this many, so that the work grows with the asks and not with their square. */
  broadMost: 400,
  /** How much clearer one direction has to be than the other, 0 to 1. */
  clearLean: 0.25,
} as const;

/**
 * Gathers asks that name the same object and are alike beyond that. Whoever is like most others becomes the
 * middle of a group and takes those that are like it and free, so that no chain of likenesses joins what is unlike; an ask is in one group
 * at most. Only groups of several stakeholders count. The order of the asks does not matter.
 */
export function gatherAsks(asks: readonly ConvergingAsk[]): readonly ConvergenceGroup[] {
  const known = [...asks].sort((a, b) => compareText(a.askId, b.askId));
  const rarity = rarityOf(known);
  const blocks = blocksBy(known, ({ objects }) => objects);
  const links = linksOf(known, blocks, rarity);
  return clustersOf(known, links)
    .filter((members) => new Set(members.map(({ ask }) => ask.stakeholderId)).size > 1)
    .map((members) => toGroup(members, known, blocks))
    .sort(
      (a, b) =>
        b.stakeholderCount - a.stakeholderCount ||
        b.members.length - a.members.length ||
        compareText(a.members[0]?.ask.askId ?? '', b.members[0]?.ask.askId ?? ''),
    );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All concepts of an ask. */
export const conceptsOf = ({ objects, instruments, others }: ConvergingAsk): readonly string[] => [
  ...objects,
  ...instruments,
  ...others,
];

/** How much a concept says: more where fewer asks name it. */
export function rarityOf(asks: readonly ConvergingAsk[]): (concept: string) => number {
  const counts = new Map<string, number>();
  for (const ask of asks) {
    for (const concept of conceptsOf(ask)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  return (concept) => Math.log(1 + asks.length / (counts.get(concept) ?? 1));
}

/** Places of the asks that name a concept, by concept, of which those are left out that too many name. */
export function blocksBy(
  asks: readonly ConvergingAsk[],
  conceptsToBlock: (ask: ConvergingAsk) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const blocks = new Map<string, number[]>();
  asks.forEach((ask, place) => {
    for (const concept of conceptsToBlock(ask)) {
      const block = blocks.get(concept);
      if (block === undefined) blocks.set(concept, [place]);
      else block.push(place);
    }
  });
  const { broadShare, broadLeast, broadMost } = CONVERGENCE;
  const most = Math.min(broadMost, Math.max(broadLeast, asks.length * broadShare));
  return new Map([...blocks].filter(([, block]) => block.length <= most));
}

/** By place, the places of those that are alike, with how much. */
type Links = readonly ReadonlyMap<number, number>[];

function linksOf(
  asks: readonly ConvergingAsk[],
  blocks: ReadonlyMap<string, readonly number[]>,
  rarity: (concept: string) => number,
): Links {
  const links = asks.map(() => new Map<number, number>());
  for (const block of blocks.values()) {
    block.forEach((first, index) => {
      for (const second of block.slice(index + 1)) {
        if (links[first]?.has(second) === true) continue;
        const likeness = likenessOf(asks[first], asks[second], rarity);
        if (likeness < CONVERGENCE.leastLikeness) continue;
        links[first]?.set(second, likeness);
        links[second]?.set(first, likeness);
      }
    });
  }
  return links;
}

/** Share of common concepts by rarity, two decimals; zero where the directions are opposite. */
export function likenessOf(
  a: ConvergingAsk | undefined,
  b: ConvergingAsk | undefined,
  rarity: (concept: string) => number,
): number {
  if (a === undefined || b === undefined) return 0;
  if (isOpposite(leanOf(a), leanOf(b))) return 0;
  const [ofA, ofB] = [new Set(conceptsOf(a)), new Set(conceptsOf(b))];
  let [common, all] = [0, 0];
  for (const concept of new Set([...ofA, ...ofB])) {
    const weight = rarity(concept);
    all += weight;
    if (ofA.has(concept) && ofB.has(concept)) common += weight;
  }
  return all === 0 ? 0 : Math.round((common / all) * 100) / 100;
}

function leanOf({ stance: { tightens, loosens } }: ConvergingAsk): Lean {
  const difference = tightens - loosens;
  if (Math.abs(difference) < CONVERGENCE.clearLean) return null;
  return difference > 0 ? 'tightens' : 'loosens';
}

const isOpposite = (a: Lean, b: Lean): boolean => a !== null && b !== null && a !== b;

function clustersOf(asks: readonly ConvergingAsk[], links: Links): readonly (readonly GroupMember[])[] {
  const order = asks
    .map((_, place) => place)
    .sort((a, b) => (links[b]?.size ?? 0) - (links[a]?.size ?? 0) || a - b);
  const taken = new Set<number>();
  const clusters: GroupMember[][] = [];
  for (const middle of order) {
    const ask = asks[middle];
    if (ask === undefined || taken.has(middle)) continue;
    const free = [...(links[middle] ?? [])].filter(([place]) => !taken.has(place));
    if (free.length === 0) continue;
    const members = free
      .flatMap(([place, likeness]) => {
        const other = asks[place];
        return other === undefined ? [] : [{ place, member: { ask: other, likeness } }];
      })
      .sort((a, b) => b.member.likeness - a.member.likeness || a.place - b.place);
    for (const { place } of members) taken.add(place);
    taken.add(middle);
    clusters.push([{ ask, likeness: 1 }, ...members.map(({ member }) => member)]);
  }
  return clusters;
}

function toGroup(
  members: readonly GroupMember[],
  known: readonly ConvergingAsk[],
  blocks: ReadonlyMap<string, readonly number[]>,
): ConvergenceGroup {
  const asks = members.map(({ ask }) => ask);
  const namedByMost = (concepts: readonly string[], of: (ask: ConvergingAsk) => readonly string[]) =>
    concepts.filter((one) => asks.filter((ask) => of(ask).includes(one)).length * 2 > asks.length);
  const [first] = asks;
  const objects = namedByMost(first?.objects ?? [], (ask) => ask.objects).filter((one) => blocks.has(one));
  const lean = majorityLean(asks);
  const places = [...new Set(objects.flatMap((one) => blocks.get(one) ?? []))].sort((a, b) => a - b);
  return {
    members,
    stakeholderCount: new Set(asks.map(({ stakeholderId }) => stakeholderId)).size,
    objects,
    instruments: namedByMost(first?.instruments ?? [], (ask) => ask.instruments),
    lean,
    opposing: places.flatMap((place) => {
      const ask = known[place];
      return ask !== undefined && isOpposite(lean, leanOf(ask)) ? [ask] : [];
    }),
    measures: measuresOf(asks),
  };
}

function majorityLean(asks: readonly ConvergingAsk[]): Lean {
  const leans = asks.map(leanOf);
  const count = (lean: Lean): number => leans.filter((one) => one === lean).length;
  const [tightens, loosens] = [count('tightens'), count('loosens')];
  if (tightens === loosens) return null;
  return tightens > loosens ? 'tightens' : 'loosens';
}

function measuresOf(asks: readonly ConvergingAsk[]): ConvergenceGroup['measures'] {
  const counts = new Map<string, number>();
  for (const { best } of asks) for (const id of new Set(best)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, askCount]) => ({ id, askCount }))
    .filter(({ askCount }) => askCount > 1)
    .sort((a, b) => b.askCount - a.askCount || compareText(a.id, b.id));
}
