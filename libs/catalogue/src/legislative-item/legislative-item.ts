import { type Axis, type Entry, type FacetOverrides } from '../entry/entry.js';

export const LEGISLATIVE_STAGES = ['discussed', 'planned', 'bill', 'promulgated', 'in_force'] as const;
export type LegislativeStage = (typeof LEGISLATIVE_STAGES)[number];

/** What a text is in law: an act of the Assembly, and what is made under it (법률, 시행령, 시행규칙, 고시·훈령·예규). */
export const LEGAL_RANKS = ['act', 'decree', 'ministerial_rule', 'notice'] as const;
export type LegalRank = (typeof LEGAL_RANKS)[number];

/** A legislative item as another entry names it. */
export interface LegislativeItemReference {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
}

/** An article in force, a subordinate rule or guideline, or a bill with its stage (입법 과제). */
export interface LegislativeItem extends Entry {
  readonly law: string | null;
  readonly lawAliases: readonly string[];
  readonly article: string | null;
  readonly stage: LegislativeStage;
  readonly ministry: string | null;
  readonly promulgatedOn: string | null;
  readonly effectiveOn: string | null;
  /** What the item leaves to a rule, such as `시행령 제15조의2`. */
  readonly delegation: string | null;
  /** Whether the content was checked against the official text; the note says what was not. */
  readonly confirmed: boolean;
  readonly unconfirmedNote: string | null;
  /** Null when the source does not say what the item is. */
  readonly rank: LegalRank | null;
  /** The items that leave to this one what it rules on, as far as the reader may see them. */
  readonly delegatedBy: readonly LegislativeItemReference[];
  /** Rules that the item leaves things to and that are known not to be made yet, such as `과학기술정보통신부 고시`. */
  readonly unmadeRules: readonly string[];
  readonly axis: Axis | null;
  readonly facetOverrides: FacetOverrides;
}
