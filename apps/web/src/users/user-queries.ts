import { infiniteQueryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { userList } from '../generated/sdk.gen.js';

const pageSize = 50;

export function userListQuery() {
  return infiniteQueryOptions({
    queryKey: ['users'],
    queryFn: ({ pageParam }) =>
      dataOf(
        userList({
          query: pageParam === undefined ? { limit: pageSize } : { limit: pageSize, cursor: pageParam },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
