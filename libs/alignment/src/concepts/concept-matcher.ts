import { finalOf, isSyllable, normaliseText, withoutFinal } from '@jeonghap/korean-text';

import { type WordingTrust } from '../model/parameters.js';
import { type ConceptRecord } from '../thesaurus/concept-record.js';

/** A form of the matcher: a wording of a concept, or a stem that patterns are made of. */
export interface MatcherForm {
  /** Concept index; −1 for a pattern stem. */
  readonly concept: number;
  /** Trust in the wording, 0 to 1. */
  readonly trust: number;
  /** Pattern stem number; −1 for a wording. */
  readonly stem: number;
  /** Must begin where a word begins. */
  readonly atWordStart: boolean;
  /** Must end where a Latin word or number ends. */
  readonly atWordEnd: boolean;
  /** May not reach over a space of the text. */
  readonly inOneWord: boolean;
}

export interface ConceptPattern {
  readonly concept: number;
  readonly stems: readonly number[];
  readonly trust: number;
}

/** A trie over all wordings and pattern stems, spaces removed. */
export interface ConceptMatcher {
  /** Child of `node` by UTF-16 unit, at key `node × 65536 + unit`. */
  readonly children: ReadonlyMap<number, number>;
  /** Forms that end at a node. */
  readonly forms: ReadonlyMap<number, readonly MatcherForm[]>;
  /** Patterns by the stem that is least used. */
  readonly patterns: ReadonlyMap<number, readonly ConceptPattern[]>;
}

/** Finals a matched stem may gain: ㄴ ㄹ ㅁ ㅂ ㅆ (늘리 matches 늘린, 늘릴, 늘립니다). */
const GAINED_FINALS = new Set([4, 8, 16, 17, 20]);
const SHORT_LAY = 3;
const LATIN = /^[a-z0-9]/;
const LATIN_END = /[a-z0-9]$/;
const GENERIC_STEMS = new Set(['ai', '인공지능', '에이아이']);

/** Key of a child in {@link ConceptMatcher.children}. */
export const childKey = (node: number, unit: number): number => node * 0x10000 + unit;

/** The unit without a final a stem may have gained, or −1 when it has none of these. */
export function ungained(unit: number): number {
  return isSyllable(unit) && GAINED_FINALS.has(finalOf(unit)) ? withoutFinal(unit) : -1;
}

/** Builds the trie of all wordings and patterns of the thesaurus. */
export function buildConceptMatcher(concepts: readonly ConceptRecord[], trust: WordingTrust): ConceptMatcher {
  const children = new Map<number, number>();
  const forms = new Map<number, MatcherForm[]>();
  let nodes = 1;
  const add = (compact: string, form: MatcherForm): void => {
    let node = 0;
    for (let at = 0; at < compact.length; at += 1) {
      const key = childKey(node, compact.charCodeAt(at));
      const next = children.get(key) ?? nodes++;
      children.set(key, next);
      node = next;
    }
    const known = forms.get(node);
    if (known === undefined) forms.set(node, [form]);
    else if (!known.some((other) => isSameForm(other, form))) known.push(form);
  };
  concepts.forEach((concept, index) => {
    for (const [wording, value] of wordingsOf(concept, trust)) {
      const compact = compactForm(wording);
      if (compact.length >= 2)
        add(compact, { ...formRules(wording, compact), concept: index, stem: -1, trust: value });
    }
  });
  return { children, forms, patterns: addPatterns(concepts, trust, add) };
}

function isSameForm(a: MatcherForm, b: MatcherForm): boolean {
  return a.concept === b.concept && a.stem === b.stem;
}

/** Wordings from the most to the least trusted. */
function* wordingsOf(concept: ConceptRecord, trust: WordingTrust): Generator<readonly [string, number]> {
  for (const wording of concept.official) yield [wording, trust.official];
  for (const wording of concept.abbr) yield [wording, trust.abbreviation];
  for (const wording of [concept.en, ...concept.en_alt]) yield [wording, trust.english];
  for (const wording of [...concept.lay, ...(concept.rude ?? [])]) {
    yield [wording, compactForm(wording).length <= SHORT_LAY ? trust.shortLay : trust.lay];
  }
}

function compactForm(wording: string): string {
  return normaliseText(wording).text.replace(/\s+/g, '');
}

function formRules(
  wording: string,
  compact: string,
): Pick<MatcherForm, 'atWordStart' | 'atWordEnd' | 'inOneWord'> {
  const latin = LATIN.test(compact);
  return {
    atWordStart: latin || compact.length <= 2,
    atWordEnd: LATIN_END.test(compact),
    inOneWord: compact.length <= 3 && !/\S\s+\S/.test(wording),
  };
}

function addPatterns(
  concepts: readonly ConceptRecord[],
  trust: WordingTrust,
  add: (compact: string, form: MatcherForm) => void,
): ReadonlyMap<number, readonly ConceptPattern[]> {
  const stems = new Map<string, number>();
  const uses: number[] = [];
  const stemOf = (raw: string): number => {
    const compact = compactForm(raw);
    const known = stems.get(compact) ?? stems.size;
    if (known === stems.size) {
      stems.set(compact, known);
      add(compact, { ...formRules(raw, compact), concept: -1, stem: known, trust: 1 });
    }
    uses[known] = (uses[known] ?? 0) + 1;
    return known;
  };
  const patterns = concepts.flatMap((concept, index) =>
    concept.patterns
      .filter((pattern) => pattern.length >= 2 && pattern.every((stem) => compactForm(stem) !== ''))
      .map((pattern) => ({
        concept: index,
        stems: [...new Set(pattern.map(stemOf))],
        trust: isGeneric(pattern) ? trust.genericPattern : trust.pattern,
      })),
  );
  return groupByRarestStem(patterns, uses);
}

function isGeneric(pattern: readonly string[]): boolean {
  return pattern.length === 2 && pattern.some((stem) => GENERIC_STEMS.has(compactForm(stem)));
}

function groupByRarestStem(
  patterns: readonly ConceptPattern[],
  uses: readonly number[],
): ReadonlyMap<number, readonly ConceptPattern[]> {
  const groups = new Map<number, ConceptPattern[]>();
  for (const pattern of patterns) {
    const rarest = pattern.stems.reduce((a, b) => ((uses[b] ?? 0) < (uses[a] ?? 0) ? b : a));
    const group = groups.get(rarest);
    if (group === undefined) groups.set(rarest, [pattern]);
    else group.push(pattern);
  }
  return groups;
}
