import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import {
  workGetAssignment,
  workListAssignments,
  workListComments,
  workListMentions,
  workListStaff,
} from '../generated/sdk.gen.js';

// keys that begin with `own` go when somebody signs out
const key = (...rest: readonly string[]) => ['own', 'work', ...rest];

/** The first of those who work here and whose name holds these words. */
export const staffQuery = (words: string) =>
  queryOptions({
    queryKey: ['own', 'staff', words],
    queryFn: () => dataOf(workListStaff({ query: words === '' ? { limit: 20 } : { limit: 20, q: words } })),
    staleTime: 60_000,
  });

export const assignmentQuery = (proposalId: string) =>
  queryOptions({
    queryKey: key('assignment', proposalId),
    queryFn: () => dataOf(workGetAssignment({ path: { key: proposalId } })),
  });

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor ?? undefined,
};
const pageOf = (cursor: string | undefined) => (cursor === undefined ? { limit: 20 } : { limit: 20, cursor });

export const commentsQuery = (proposalId: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: key('comments', proposalId),
    queryFn: ({ pageParam }) =>
      dataOf(workListComments({ path: { key: proposalId }, query: pageOf(pageParam) })),
  });

export const ownAssignmentsQuery = () =>
  infiniteQueryOptions({
    ...pages,
    queryKey: key('assignments'),
    queryFn: ({ pageParam }) => dataOf(workListAssignments({ query: { mine: true, ...pageOf(pageParam) } })),
  });

export const mentionsQuery = () =>
  infiniteQueryOptions({
    ...pages,
    queryKey: key('mentions'),
    queryFn: ({ pageParam }) => dataOf(workListMentions({ query: pageOf(pageParam) })),
  });

/** Whatever shows assignments or comments asks for them anew. */
export const refreshWork = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: key() });
