import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { type SearchGroup } from '../api/model.js';
import { conceptList, searchSearch } from '../generated/sdk.gen.js';

/** Entries of all kinds; the first `limit` of each. */
export function searchQuery(q: string, limit: number) {
  return queryOptions({
    queryKey: ['search', q, limit],
    queryFn: ({ signal }) => dataOf(searchSearch({ query: { q, limit }, signal })),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
}

/** Concepts of the thesaurus by their names and wordings, for those who work with it. */
export function foundConceptsQuery(q: string, limit: number, isStaff: boolean) {
  return queryOptions({
    queryKey: ['own', 'search-concepts', q, limit],
    queryFn: ({ signal }) => dataOf(conceptList({ query: { q, limit }, signal })),
    enabled: q !== '' && isStaff,
    placeholderData: keepPreviousData,
  });
}

/** What follows on a group of an answer, page by page. */
export function searchGroupQuery(q: string, group: SearchGroup) {
  const { kind } = group;
  return infiniteQueryOptions({
    queryKey: ['search', q, kind, group],
    queryFn: async ({ pageParam, signal }) => {
      const query = { q, kind, limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      const { groups } = await dataOf(searchSearch({ query, signal }));
      return groups[0] ?? { kind, items: [], total: 0, nextCursor: null };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [group], pageParams: [undefined] },
    staleTime: Infinity,
  });
}
