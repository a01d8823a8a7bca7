import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { alignmentKey } from '../api/queries.js';
import {
  reviewGet,
  reviewListFind,
  reviewListFindUndecided,
  reviewListListReasons,
  reviewListVersions,
} from '../generated/sdk.gen.js';
import { type ReviewSearch } from './review-search.js';

/** One ask and one measure. */
export interface PairKey {
  readonly askId: string;
  readonly measureId: string;
}

/** Keys that begin with `own` go when somebody signs out. */
const standingKey = ({ askId, measureId }: PairKey) => ['own', 'review', askId, measureId];

export function reviewQuery(pair: PairKey) {
  return queryOptions({
    queryKey: standingKey(pair),
    queryFn: () => dataOf(reviewGet({ path: pair })),
    // a decision is made on what was read, so that nothing changes under the reader's eyes
    refetchOnWindowFocus: false,
  });
}

export function reviewVersionsQuery(pair: PairKey) {
  return queryOptions({
    queryKey: [...standingKey(pair), 'versions'],
    queryFn: () => dataOf(reviewListVersions({ path: pair, query: { limit: 20 } })),
  });
}

export function reasonsQuery() {
  return queryOptions({
    queryKey: ['review-reasons'],
    queryFn: () => dataOf(reviewListListReasons()),
    staleTime: Infinity,
  });
}

export function reviewListQuery(search: ReviewSearch) {
  return infiniteQueryOptions({
    queryKey: ['own', 'reviews', search],
    queryFn: ({ pageParam }) =>
      dataOf(
        reviewListFind({
          query: {
            limit: 20,
            ...(search.state === undefined ? {} : { state: [search.state] }),
            ...(search.stale === undefined ? {} : { stale: search.stale }),
            ...(pageParam === undefined ? {} : { cursor: pageParam }),
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function undecidedQuery() {
  return infiniteQueryOptions({
    queryKey: ['own', 'reviews', 'undecided'],
    queryFn: ({ pageParam }) =>
      dataOf(
        reviewListFindUndecided({
          query: { limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Everything that shows decisions or rests on them is asked for anew. */
export function refreshAfterReview(client: QueryClient): Promise<void> {
  const resting = new Set([
    'own',
    'proposal',
    'proposals',
    'proposal-alignments',
    'measure-alignments',
    'programme',
    'legislative-item',
    'history',
    'coverage-summary',
    alignmentKey,
  ]);
  return client.invalidateQueries({ predicate: ({ queryKey }) => resting.has(String(queryKey[0])) });
}
