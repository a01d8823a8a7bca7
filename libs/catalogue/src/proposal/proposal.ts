import { type Axis, type Entry, type FacetOverrides } from '../entry/entry.js';
import { type StakeholderReference } from '../stakeholder/stakeholder.js';

/** The smallest unit of a proposal that can be answered (요구). */
export interface Ask {
  readonly id: string;
  /** Place within the proposal, from 1. */
  readonly no: number;
  readonly text: string;
  /** Who decided where the ask begins and ends; a person's split is never replaced by the automatic one. */
  readonly splitBy: SplitBy;
  readonly facetOverrides: FacetOverrides;
}

export type SplitBy = 'person' | 'automatic';

/** What a stakeholder put forward on an occasion (제안). */
export interface Proposal extends Entry {
  readonly stakeholder: StakeholderReference;
  readonly speakerRole: string | null;
  readonly speakerRoleEn: string | null;
  readonly occasion: string | null;
  readonly occasionEn: string | null;
  readonly occasionDate: string | null;
  readonly axis: Axis | null;
  readonly asks: readonly Ask[];
}

/** An ask as sent by an editor: with `id` it keeps its identity and history, without it is new. */
export interface AskDraft {
  readonly id?: string | undefined;
  readonly text: string;
  /** `person` when absent. */
  readonly splitBy?: SplitBy | undefined;
  readonly facetOverrides?: FacetOverrides | undefined;
}

/**
 * Decides which stored asks an edit keeps, changes, adds and removes. Numbers follow the order of the drafts.
 * @returns `unknown` lists ids that the proposal does not have
 */
export function planAskChanges(stored: readonly Ask[], drafts: readonly AskDraft[]): AskChanges {
  const byId = new Map(stored.map((ask) => [ask.id, ask]));
  const wanted = new Set(drafts.map((draft) => draft.id).filter((id) => id !== undefined));
  return {
    unknown: [...wanted].filter((id) => !byId.has(id)),
    remove: stored.filter((ask) => !wanted.has(ask.id)).map((ask) => ask.id),
    save: drafts.map((draft, index) => ({
      id: draft.id,
      no: index + 1,
      text: draft.text,
      splitBy: draft.splitBy ?? 'person',
      facetOverrides:
        draft.facetOverrides ?? (draft.id === undefined ? {} : (byId.get(draft.id)?.facetOverrides ?? {})),
    })),
  };
}

export interface AskChanges {
  readonly unknown: readonly string[];
  readonly remove: readonly string[];
  readonly save: readonly {
    readonly id: string | undefined;
    readonly no: number;
    readonly text: string;
    readonly splitBy: SplitBy;
    readonly facetOverrides: FacetOverrides;
  }[];
}
