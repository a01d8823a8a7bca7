import { finalOf, isSyllable, normaliseText, withoutFinal } from '@jeonghap/korean-text';

import { type WordingTrust } from '../model/parameters.js';
import { type ConceptRecord } from '../thesaurus/concept-record.js';
import { type Trie, TrieBuilder } from './trie.js';

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
  readonly trie: Trie;
  /** Forms that end at a node, by node; `undefined` where none does. */
  readonly forms: readonly (readonly MatcherForm[] | undefined)[];
  /** Patterns by the number of the stem that is least used; `undefined` where none has it. */
  readonly patterns: readonly (readonly ConceptPattern[] | undefined)[];
}

/** Finals a matched stem may gain: ㄴ ㄹ ㅁ ㅂ ㅆ (늘리 matches 늘린, 늘릴, 늘립니다). */
const GAINED_FINALS = new Set([4, 8, 16, 17, 20]);
const SHORT_LAY = 3;
const LATIN = /^[a-z0-9]/;
const LATIN_END = /[a-z0-9]$/;
const GENERIC_STEMS = new Set(['ai', '인공지능', '에이아이']);

/** The unit without a final a stem may have gained, or −1 when it has none of these. */
export function ungained(unit: number): number {
  return isSyllable(unit) && GAINED_FINALS.has(finalOf(unit)) ? withoutFinal(unit) : -1;
}

/** Builds the trie of all wordings and patterns of the thesaurus. */
export function buildConceptMatcher(concepts: readonly ConceptRecord[], trust: WordingTrust): ConceptMatcher {
  const trie = new TrieBuilder();
  const forms: (MatcherForm[] | undefined)[] = [];
  const add = (compact: string, form: MatcherForm): void => {
    const node = trie.add(compact);
    while (forms.length < trie.size) forms.push(undefined);
    const known = forms[node];
    if (known === undefined) forms[node] = [form];
    else if (!known.some((other) => isSameForm(other, form))) known.push(form);
  };
  concepts.forEach((concept, index) => {
    for (const { wording, compact, value } of wordingsOf(concept, trust)) {
      if (compact.length >= 2)
        add(compact, { ...formRules(wording, compact), concept: index, stem: -1, trust: value });
    }
  });
  const patterns = addPatterns(concepts, trust, add);
  return { trie, forms, patterns };
}

function isSameForm(a: MatcherForm, b: MatcherForm): boolean {
  return a.concept === b.concept && a.stem === b.stem;
}

interface TrustedWording {
  readonly wording: string;
  /** In normal form without spaces. */
  readonly compact: string;
  readonly value: number;
}

/** Wordings from the most to the least trusted. */
function wordingsOf(concept: ConceptRecord, trust: WordingTrust): readonly TrustedWording[] {
  const read = (
    wordings: readonly string[],
    valueOf: (compact: string) => number,
  ): readonly TrustedWording[] =>
    wordings.map((wording) => {
      const compact = compactForm(wording);
      return { wording, compact, value: valueOf(compact) };
    });
  return [
    ...read(concept.official, () => trust.official),
    ...read(concept.abbr, () => trust.abbreviation),
    ...read([concept.en, ...concept.en_alt], () => trust.english),
    ...read([...concept.lay, ...(concept.rude ?? [])], ({ length }) =>
      length <= SHORT_LAY ? trust.shortLay : trust.lay,
    ),
  ];
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
): ConceptMatcher['patterns'] {
  const stems = new Map<string, number>();
  const uses: number[] = [];
  const stemOf = (raw: string, compact: string): number => {
    const known = stems.get(compact) ?? stems.size;
    if (known === stems.size) {
      stems.set(compact, known);
      add(compact, { ...formRules(raw, compact), concept: -1, stem: known, trust: 1 });
    }
    uses[known] = (uses[known] ?? 0) + 1;
    return known;
  };
  const patterns = concepts.flatMap((concept, index) =>
    concept.patterns.flatMap((pattern): ConceptPattern | readonly [] => {
      const compacts = pattern.map(compactForm);
      if (pattern.length < 2 || compacts.includes('')) return [];
      const stemNumbers = compacts.map((compact, at) => stemOf(pattern[at] ?? '', compact));
      return {
        concept: index,
        stems: [...new Set(stemNumbers)],
        trust: isGeneric(compacts) ? trust.genericPattern : trust.pattern,
      };
    }),
  );
  return groupByRarestStem(patterns, uses);
}

function isGeneric(compacts: readonly string[]): boolean {
  return compacts.length === 2 && compacts.some((compact) => GENERIC_STEMS.has(compact));
}

function groupByRarestStem(
  patterns: readonly ConceptPattern[],
  uses: readonly number[],
): ConceptMatcher['patterns'] {
  const groups: (ConceptPattern[] | undefined)[] = uses.map(() => undefined);
  for (const pattern of patterns) {
    const rarest = pattern.stems.reduce((a, b) => ((uses[b] ?? 0) < (uses[a] ?? 0) ? b : a));
    const group = groups[rarest];
    if (group === undefined) groups[rarest] = [pattern];
    else group.push(pattern);
  }
  return groups;
}
