import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { replyList, replyListVersions, replyOfProposal } from '../generated/sdk.gen.js';
import { type ReplySearch } from './reply-search.js';

/** Keys that begin with `own` go when somebody signs out. */
const ofProposalKey = (proposalId: string) => ['own', 'replies-of', proposalId];

export function repliesQuery(proposalId: string) {
  return queryOptions({
    queryKey: ofProposalKey(proposalId),
    queryFn: () => dataOf(replyOfProposal({ path: { key: proposalId } })),
  });
}

export function replyVersionsQuery(askId: string) {
  return queryOptions({
    queryKey: ['own', 'reply-versions', askId],
    queryFn: () => dataOf(replyListVersions({ path: { askId }, query: { limit: 20 } })),
  });
}

export function replyListQuery(search: ReplySearch) {
  return infiniteQueryOptions({
    queryKey: ['own', 'reply-list', search],
    queryFn: ({ pageParam }) =>
      dataOf(
        replyList({
          query: {
            limit: 20,
            ...(search.overdue === undefined ? {} : { overdue: search.overdue }),
            ...(search.status === undefined ? {} : { status: [search.status] }),
            ...(pageParam === undefined ? {} : { cursor: pageParam }),
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Every list and page that shows answers asks for them anew. */
export function refreshReplies(client: QueryClient): Promise<void> {
  const shown = new Set(['replies-of', 'reply-versions', 'reply-list']);
  return client.invalidateQueries({ predicate: ({ queryKey }) => shown.has(String(queryKey[1])) });
}
