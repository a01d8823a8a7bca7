import { type EntryKind } from '../entry/entry.js';

/** Kinds of entries in the order in which people look for them. */
export const SEARCH_KINDS = [
  'proposal',
  'programme',
  'legislative_item',
  'stakeholder',
] as const satisfies readonly EntryKind[];

/** Longest text that is searched for, in UTF-16 code units. */
export const MAX_SEARCH = 200;

/** What an entry was found by: its number, its title, another name, or its text. */
export type MatchedBy = 'ref' | 'title' | 'alias' | 'text';

/** An entry that was found, with what tells it from others of its kind. */
export interface FoundEntry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  /** Stakeholder of a proposal. */
  readonly stakeholder: { readonly name: string; readonly nameEn: string | null } | null;
  /** Ministry of a programme or legislative item. */
  readonly ministry: string | null;
  /** Law and article of a legislative item. */
  readonly citation: string | null;
  readonly matchedBy: MatchedBy;
  /** The name that matched, or the passage of the text around the first word that did. */
  readonly matched: string;
}

/** Found entries of one kind, the best first. */
export interface SearchGroup {
  readonly kind: EntryKind;
  /** How many entries of this kind match. */
  readonly total: number;
  readonly items: readonly FoundEntry[];
  readonly nextCursor: string | null;
}

/** Other words that find something where the given ones find nothing. */
export interface SearchSuggestion {
  readonly q: string;
  /** `keyboard`: typed with the other keyboard layout; `spelling`: the name that is most alike. */
  readonly reason: 'keyboard' | 'spelling';
}

export interface SearchAnswer {
  /** Groups with at least one entry, in a fixed order of kinds. */
  readonly groups: readonly SearchGroup[];
  /** Only where nothing was found. */
  readonly suggestion: SearchSuggestion | null;
}

export interface SearchRequest {
  readonly q: string;
  /** Only this kind. */
  readonly kind?: EntryKind | undefined;
  /** Most entries of each kind. */
  readonly limit: number;
  /** `nextCursor` of the group of `kind`. */
  readonly cursor?: string | undefined;
}
