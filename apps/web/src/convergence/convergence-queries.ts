import { infiniteQueryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { convergenceList } from '../generated/sdk.gen.js';
import { type ConvergenceSearch } from './convergence-search.js';

const pageSize = 10;

/** Groups of asks that ask the same, those of most stakeholders first. */
export const convergenceQuery = (search: ConvergenceSearch) =>
  infiniteQueryOptions({
    queryKey: ['convergence', search],
    queryFn: ({ pageParam }) =>
      dataOf(
        convergenceList({
          query: { ...search, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
