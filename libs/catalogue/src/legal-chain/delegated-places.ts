import { type LegalRank } from '../legislative-item/legislative-item.js';

/** A place in another rule that an item leaves something to. */
export interface DelegatedPlace {
  /** As people cite it: `시행령 제15조`. */
  readonly text: string;
  /** What the rule is in law; null when its name does not say so. */
  readonly rank: LegalRank | null;
  /** The article or annex within the rule, such as `제15조`, `별표 1`; null when the whole rule is meant. */
  readonly article: string | null;
}

/** A word that names a kind of rule, and its rank. The longer word stands before the one that it ends in. */
const RULE_WORDS: readonly (readonly [word: string, rank: LegalRank])[] = [
  ['시행령', 'decree'],
  ['대통령령', 'decree'],
  ['시행규칙', 'ministerial_rule'],
  ['총리령', 'ministerial_rule'],
  ['부령', 'ministerial_rule'],
  ['고시', 'notice'],
  ['훈령', 'notice'],
  ['예규', 'notice'],
];
const PLACE = /제?\s?\d{1,4}\s?조(?:\s?의\s?\d{1,3})?|별표\s?\d{0,3}(?:의\s?\d{1,3})?/;
/** Between two places; what stands in brackets is one. */
const BETWEEN = /[,·ㆍ;\n]|\s(?:및|와|과)\s/g;
const BRACKETED = /\([^()]*\)/g;

interface Rule {
  readonly word: string;
  readonly rank: LegalRank;
}

/**
 * The places that a text about delegation names, in its order: `시행령 제4조·제6조, 고시` are 시행령 제4조, 시행령 제6조 and 고시. A place
 * without a rule of its own belongs to the rule before it. Linear in the length of the text.
 */
export function delegatedPlaces(text: string): readonly DelegatedPlace[] {
  const places: DelegatedPlace[] = [];
  let before: Rule | undefined;
  for (const part of partsOf(text)) {
    const article = PLACE.exec(part)?.[0] ?? null;
    const own = ruleIn(part);
    const rule = own ?? (article === null ? undefined : before);
    const cited = rule !== undefined && own === undefined ? `${rule.word} ${part}` : part;
    places.push({ text: cited, rank: rule?.rank ?? null, article });
    before = rule;
  }
  return places;
}

function ruleIn(part: string): Rule | undefined {
  const found = RULE_WORDS.find(([word]) => part.includes(word));
  return found && { word: found[0], rank: found[1] };
}

function partsOf(text: string): readonly string[] {
  const masked = text.replaceAll(BRACKETED, (bracketed) => '_'.repeat(bracketed.length));
  const parts: string[] = [];
  let from = 0;
  for (const match of masked.matchAll(BETWEEN)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

/** Whether two texts name the same article, whatever their spacing and paragraph: `제15조의2제1항` is in `제 15조의 2`. */
export function isSameArticle(one: string, other: string): boolean {
  const [a, b] = [articleKey(one), articleKey(other)];
  return a !== undefined && a === b;
}

/** The article that a text names, in one spelling; undefined when it names none. */
export function articleKey(text: string): string | undefined {
  return PLACE.exec(text)?.[0].replaceAll(/\s/g, '').replace(/^제/, '');
}
