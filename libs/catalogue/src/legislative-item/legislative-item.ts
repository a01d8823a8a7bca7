import { type Axis, type Entry, type FacetOverrides } from '../entry/entry.js';

export const LEGISLATIVE_STAGES = ['discussed', 'planned', 'bill', 'promulgated', 'in_force'] as const;
export type LegislativeStage = (typeof LEGISLATIVE_STAGES)[number];

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
  readonly axis: Axis | null;
  readonly facetOverrides: FacetOverrides;
}
