import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import {
  conceptGet,
  conceptList,
  thesaurusChanges,
  thesaurusPreview,
  thesaurusState,
  thesaurusVersions,
} from '../generated/sdk.gen.js';
import { type ThesaurusSearch } from './thesaurus-search.js';

const pageSize = 50;
/** How often a page asks how far a preview is, milliseconds. */
const previewPollMs = 1_000;

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor ?? undefined,
};
const pageOf = (cursor: string | undefined) =>
  cursor === undefined ? { limit: pageSize } : { limit: pageSize, cursor };

export function thesaurusStateQuery() {
  return queryOptions({ queryKey: ['own', 'thesaurus', 'state'], queryFn: () => dataOf(thesaurusState()) });
}

export function conceptsQuery({ show, ...search }: ThesaurusSearch) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['own', 'thesaurus', 'concepts', search, show],
    queryFn: ({ pageParam }) =>
      dataOf(
        conceptList({
          query: { ...search, ...(show === undefined ? {} : { [show]: true }), ...pageOf(pageParam) },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function conceptQuery(id: string) {
  return queryOptions({
    queryKey: ['own', 'thesaurus', 'concept', id],
    queryFn: () => dataOf(conceptGet({ path: { id } })),
  });
}

/** What publishing the draft would move; asked again while that is being found out. */
export function previewQuery() {
  return queryOptions({
    queryKey: ['own', 'thesaurus', 'preview'],
    queryFn: () => dataOf(thesaurusPreview()),
    refetchInterval: ({ state }) => {
      const now = state.data?.preview?.state;
      return now === 'waiting' || now === 'running' ? previewPollMs : false;
    },
  });
}

export function versionsQuery() {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['own', 'thesaurus', 'versions'],
    queryFn: ({ pageParam }) => dataOf(thesaurusVersions({ query: pageOf(pageParam) })),
  });
}

export function versionChangesQuery(id: string) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['own', 'thesaurus', 'version', id],
    queryFn: ({ pageParam }) => dataOf(thesaurusChanges({ path: { id }, query: pageOf(pageParam) })),
  });
}

/** Asks anew for all that a step in the draft changes. */
export function refreshThesaurus(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ['own', 'thesaurus'] });
}
