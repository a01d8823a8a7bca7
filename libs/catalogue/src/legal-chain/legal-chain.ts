import { type LegalRank, type LegislativeStage } from '../legislative-item/legislative-item.js';
import { articleKey, type DelegatedPlace, delegatedPlaces, isSameArticle } from './delegated-places.js';

/** What a chain needs to know of a legislative item. */
export interface ChainItem {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly law: string | null;
  readonly lawAliases: readonly string[];
  readonly article: string | null;
  readonly rank: LegalRank | null;
  readonly stage: LegislativeStage;
  readonly confirmed: boolean;
  readonly delegation: string | null;
  readonly unmadeRules: readonly string[];
  readonly delegatedBy: readonly string[];
}

/**
 * What became of a place that something is left to: an entry takes it up that is `made`, or one that is `in_preparation`; it is known
 * to be `unmade`; or no entry takes it up, and whether it was made the catalogue does not say (`not_in_catalogue`).
 */
export const PLACE_STATES = ['made', 'in_preparation', 'unmade', 'not_in_catalogue'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

export interface ChainPlace extends DelegatedPlace {
  readonly state: PlaceState;
  /** Ids of the entries that take it up. */
  readonly takenUpBy: readonly string[];
}

export interface ChainNode {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly law: string | null;
  readonly article: string | null;
  readonly rank: LegalRank | null;
  readonly stage: LegislativeStage;
  readonly confirmed: boolean;
  /** Steps from the item that the chain is about: below 0 above it, above 0 under it. */
  readonly depth: number;
  /** Ids of the entries that it rests on. */
  readonly under: readonly string[];
  /** What it leaves to other rules; empty when nothing is recorded. */
  readonly places: readonly ChainPlace[];
}

/** Where a legislative item stands between act and notice (법적 근거 체계). */
export interface LegalChain {
  /** What the item rests on, the highest first. */
  readonly above: readonly ChainNode[];
  readonly item: ChainNode;
  /** What rests on the item, nearest first; of an act as a whole, its articles. */
  readonly below: readonly ChainNode[];
  /** How many entries below were left out. */
  readonly omitted: number;
}

/** Most entries that are shown below an item. */
export const MAX_BELOW = 100;

/** A decree is named after its act, a ministerial rule after either. */
const BY_LAW: readonly (readonly [ending: string, rank: LegalRank])[] = [
  ['시행령', 'decree'],
  ['시행규칙', 'ministerial_rule'],
];
/** A law's name in one spelling. */
export const nameKey = (name: string): string => name.toLowerCase().replaceAll(/[\sㆍ·]/g, '');

/** The act that a law's name belongs to: that of its decree and of its rule, too. */
function actName(law: string): string {
  const ending = BY_LAW.map(([one]) => one).find((one) => law.endsWith(one));
  return ending === undefined ? law : law.slice(0, -ending.length).trimEnd();
}

/** Names of a law and, made of them, of its decree and rule, as they may be written. */
export const familyNames = (item: Pick<ChainItem, 'law' | 'lawAliases'>): readonly string[] =>
  namesOf(item).flatMap((name) => {
    const act = actName(name);
    return [act, ...BY_LAW.flatMap(([ending]) => [`${act} ${ending}`, act + ending])];
  });

const namesOf = ({ law, lawAliases }: Pick<ChainItem, 'law' | 'lawAliases'>): readonly string[] =>
  law === null ? [] : [law, ...lawAliases];

/**
 * The chain of one item among the items that may belong to it.
 * An entry takes up a place when it names the item as delegating to it, or when its law is named after the item's and its article is the
 * one that the item cites.
 */
export function buildLegalChain(items: readonly ChainItem[], id: string): LegalChain | undefined {
  const known = new Map(items.map((item) => [item.id, item]));
  const item = known.get(id);
  if (item === undefined) return undefined;
  const links = linksBetween(items);
  const above = walk(id, (one) => links.above.get(one) ?? []);
  const below = walk(id, (one) => links.below.get(one) ?? []);
  for (const one of above.keys()) below.delete(one);
  const toNode = (one: string, depth: number): readonly ChainNode[] => {
    const found = known.get(one);
    return found === undefined ? [] : [nodeOf(found, depth, links, known)];
  };
  return {
    above: [...above].flatMap(([one, steps]) => toNode(one, -steps)).reverse(),
    item: nodeOf(item, 0, links, known),
    below: [...below].slice(0, MAX_BELOW).flatMap(([one, steps]) => toNode(one, steps)),
    omitted: Math.max(0, below.size - MAX_BELOW),
  };
}

interface Links {
  readonly above: ReadonlyMap<string, readonly string[]>;
  readonly below: ReadonlyMap<string, readonly string[]>;
}

function linksBetween(items: readonly ChainItem[]): Links {
  const above = new Map<string, string[]>();
  const below = new Map<string, string[]>();
  const byArticle = itemsByArticle(items);
  const wholes = items.filter(isWholeAct);
  const ids = new Set(items.map(({ id }) => id));
  for (const item of items) {
    const lower = placesOf(item)
      .flatMap((place) => citedKeys(item, place))
      .flatMap((key) => byArticle.get(key) ?? []);
    const upper = [
      ...item.delegatedBy.filter((id) => ids.has(id)),
      ...wholes.filter((whole) => isPartOf(item, whole)).map(({ id }) => id),
    ];
    for (const [one, other] of [
      ...upper.map((id) => [id, item.id] as const),
      ...lower.map((id) => [item.id, id] as const),
    ]) {
      if (one === other || above.get(other)?.includes(one) === true) continue;
      add(above, other, one);
      add(below, one, other);
    }
  }
  return { above, below };
}

/** Ids of the items that are about an article of a law. */
function itemsByArticle(items: readonly ChainItem[]): ReadonlyMap<string, readonly string[]> {
  const byArticle = new Map<string, string[]>();
  for (const { id, law, article } of items) {
    if (law !== null && article !== null) add(byArticle, keyOf(law, article), id);
  }
  return byArticle;
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** An article of a law, however the two are written. */
const keyOf = (law: string, article: string): string => `${nameKey(law)} ${articleKey(article) ?? article}`;

/** The articles that a place of an item may be: of the decree or rule that is named after the item's law. */
function citedKeys(upper: ChainItem, { article, rank }: DelegatedPlace): readonly string[] {
  const ending = BY_LAW.find(([, named]) => named === rank)?.[0];
  if (article === null || ending === undefined) return [];
  return namesOf(upper).map((name) => keyOf(actName(name) + ending, article));
}

function placesOf(item: ChainItem): readonly DelegatedPlace[] {
  const named = item.delegation === null ? [] : delegatedPlaces(item.delegation);
  const texts = new Set(named.map(({ text }) => text));
  const further = item.unmadeRules.flatMap((rule) => delegatedPlaces(rule));
  return [...named, ...further.filter(({ text }) => !texts.has(text))];
}

const isWholeAct = ({ rank, article }: ChainItem): boolean => rank === 'act' && article === null;

/** Whether an entry is an article of the act that another entry is about as a whole. */
const isPartOf = (part: ChainItem, whole: ChainItem): boolean =>
  part.article !== null && part.law !== null && namesOf(whole).map(nameKey).includes(nameKey(part.law));

/** What can be reached from an entry, with the steps to it, nearest first; the entry itself is not part of it. */
function walk(from: string, next: (id: string) => readonly string[]): Map<string, number> {
  const steps = new Map([[from, 0]]);
  for (const [id, step] of steps) {
    for (const one of next(id)) if (!steps.has(one)) steps.set(one, step + 1); // a map goes on with what is added
  }
  steps.delete(from);
  return steps;
}

function nodeOf(
  item: ChainItem,
  depth: number,
  links: Links,
  known: ReadonlyMap<string, ChainItem>,
): ChainNode {
  const { id, externalRef, title, titleEn, law, article, rank, stage, confirmed } = item;
  const lower = (links.below.get(id) ?? []).flatMap((one) => known.get(one) ?? []);
  return {
    ...{ id, externalRef, title, titleEn, law, article, rank, stage, confirmed, depth },
    under: links.above.get(id) ?? [],
    places: placesOf(item).map((place) => {
      const takers = lower.filter((one) => takesUp(item, place, one));
      return { ...place, state: stateOf(item, place, takers), takenUpBy: takers.map((one) => one.id) };
    }),
  };
}

/** Whether an entry that rests on an item is the one that a place of the item means. */
function takesUp(item: ChainItem, place: DelegatedPlace, lower: ChainItem): boolean {
  const { law, article } = lower;
  if (law !== null && article !== null && citedKeys(item, place).includes(keyOf(law, article))) return true;
  if (!lower.delegatedBy.includes(item.id) || place.rank === null || place.rank !== lower.rank) return false;
  return place.article === null || article === null || isSameArticle(place.article, article);
}

function stateOf(item: ChainItem, { text }: DelegatedPlace, takers: readonly ChainItem[]): PlaceState {
  if (takers.some(({ stage }) => stage === 'in_force' || stage === 'promulgated')) return 'made';
  if (takers.length > 0) return 'in_preparation';
  const unmade = item.unmadeRules.flatMap((rule) => delegatedPlaces(rule));
  return unmade.some((one) => one.text === text) ? 'unmade' : 'not_in_catalogue';
}
