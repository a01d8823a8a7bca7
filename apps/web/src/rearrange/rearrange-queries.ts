import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { alignmentKey } from '../api/queries.js';
import {
  legislativeItemList,
  programmeList,
  proposalList,
  rearrangementList,
  stakeholderList,
} from '../generated/sdk.gen.js';
import { type EntryKind } from '../ui/entry-addresses.js';

/** An entry of a merge, at the revision that is on the screen. */
export interface MergeSide {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly titleEn: string | null;
}

/** Merges and splits that an entry took part in. Those who work here see more, so it goes when somebody signs out. */
export function rearrangementsQuery(entry: string) {
  return queryOptions({
    queryKey: ['own', 'rearrangements', entry],
    queryFn: () => dataOf(rearrangementList({ query: { entry, limit: 50 } })),
  });
}

type Found = Promise<{ readonly items: readonly MergeSide[] }>;
interface Words {
  readonly q: string;
  readonly limit: number;
}
const lists: Readonly<Record<EntryKind, (query: Words) => Found>> = {
  stakeholder: (query) => dataOf(stakeholderList({ query })),
  proposal: (query) => dataOf(proposalList({ query })),
  programme: (query) => dataOf(programmeList({ query })),
  legislative_item: (query) => dataOf(legislativeItemList({ query })),
};

/** The first entries of a kind that have some words. */
export function mergeTargetsQuery(kind: EntryKind, q: string) {
  return queryOptions({
    queryKey: ['merge-targets', kind, q],
    queryFn: async (): Promise<readonly MergeSide[]> => {
      const { items } = await lists[kind]({ q, limit: 8 });
      return items;
    },
    enabled: q.length >= 2,
  });
}

/** A merge or a split may change every list and page; a single alignment is asked for anew by its line in a list. */
export function refreshEverything(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== alignmentKey,
  });
}
