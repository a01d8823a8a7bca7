import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { failureCauses, failureList } from '../generated/sdk.gen.js';
import { type FailureSearch } from './failure-search.js';

const pageSize = 20;

export function failuresQuery(search: FailureSearch) {
  return infiniteQueryOptions({
    queryKey: ['own', 'failures', search],
    queryFn: ({ pageParam }) =>
      dataOf(
        failureList({
          query: { ...search, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Open failures by cause. */
export function failureCausesQuery() {
  return queryOptions({ queryKey: ['own', 'failures', 'causes'], queryFn: () => dataOf(failureCauses()) });
}

/** Asks anew for all that a retry or a dismissal changes. */
export function refreshFailures(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[1] === 'failures' || queryKey[0] === 'recompute-status',
  });
}
