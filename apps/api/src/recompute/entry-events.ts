import { type WaitingEntry } from '@jeonghap/recompute';

/** What happened to an entry's scores between two looks. */
export interface EntryEvent {
  readonly entryId: string;
  readonly entryKind: WaitingEntry['entryKind'];
  readonly state: 'pending' | 'failed' | 'fresh';
}

/**
 * Entries whose state differs between two looks: new or changed ones with their state, and those that no longer wait
 * as `fresh`.
 */
export function entryEvents(
  before: readonly WaitingEntry[],
  after: readonly WaitingEntry[],
): readonly EntryEvent[] {
  const earlier = new Map(before.map((entry) => [entry.entryId, entry.state]));
  const ids = new Set(after.map((entry) => entry.entryId));
  return [
    ...after.filter((entry) => earlier.get(entry.entryId) !== entry.state),
    ...before
      .filter((entry) => !ids.has(entry.entryId))
      .map((entry) => ({ ...entry, state: 'fresh' as const })),
  ];
}
