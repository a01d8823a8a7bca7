import { type EntryKind } from '../entry/entry.js';
import { type Ask } from '../proposal/proposal.js';

/** An entry as an editor saw it. */
export interface SeenEntry {
  readonly id: string;
  readonly revision: number;
}

export interface MergeDraft {
  readonly kind: EntryKind;
  /** What will be part of the other. */
  readonly from: SeenEntry;
  readonly into: SeenEntry;
  readonly reason: string;
  /** Ids of asks that the other proposal takes over; of proposals only. */
  readonly asks: readonly string[];
}

export interface SplitDraft {
  readonly proposal: SeenEntry;
  /** Title of the new proposal. */
  readonly title: string;
  readonly titleEn: string | null;
  /** Ids of the asks that go over to it. */
  readonly asks: readonly string[];
  readonly reason: string;
}

/** An ask that went over to another proposal, under a new id. */
export interface MovedAsk {
  readonly fromAsk: string;
  readonly toAsk: string;
}

/** A merge or a split (합치기, 나누기). */
export interface Rearrangement {
  readonly id: string;
  readonly action: 'merge' | 'split';
  readonly kind: EntryKind;
  /** What was merged away, or split; with what it was called then. */
  readonly fromId: string;
  readonly fromRef: string | null;
  readonly fromTitle: string;
  readonly fromTitleEn: string | null;
  /** What it is part of now, or what came of it. */
  readonly intoId: string;
  /** What that is called now; null where it cannot be seen. */
  readonly intoTitle: string | null;
  readonly intoTitleEn: string | null;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
  /** Proposals that came over with a stakeholder. */
  readonly proposals: readonly string[];
  readonly asks: readonly MovedAsk[];
}

/** Longest reason, in UTF-16 code units; and the most asks of a proposal. */
export const REARRANGEMENT_LIMITS = { reason: 1_000, asks: 50 } as const;

/** Gives asks their places anew, from 1. */
export const renumber = (asks: readonly Ask[]): readonly Ask[] =>
  asks.map((ask, index) => ({ ...ask, no: index + 1 }));

/** What is left of a proposal's asks once some went over. A person chose them, so that a changed text does not split them anew. */
export function asksLeft(asks: readonly Ask[], gone: ReadonlySet<string>): readonly Ask[] {
  return renumber(asks.filter(({ id }) => !gone.has(id))).map((ask) => ({ ...ask, splitBy: 'person' }));
}

/**
 * Puts asks that went over back to their places. Asks that nobody changed since are as they were before; what was changed or added
 * since stays.
 * @param before all asks as they stood before the split, in their order
 */
export function asksRestored(
  present: readonly Ask[],
  before: readonly Ask[],
  gone: ReadonlySet<string>,
): readonly Ask[] {
  const earlier = new Map(before.map((ask) => [ask.id, ask]));
  const restored = present.map((ask) => {
    const was = earlier.get(ask.id);
    return was?.text === ask.text ? { ...ask, splitBy: was.splitBy } : ask;
  });
  for (const ask of before) if (gone.has(ask.id)) restored.splice(ask.no - 1, 0, ask);
  return renumber(restored);
}
