import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import {
  companyDraftGet,
  companyDraftList,
  fitMailGet,
  fitNoticeList,
  handedInDraftList,
  ownAskList,
} from '../generated/sdk.gen.js';

const pageSize = 20;
const pageOf = (cursor: string | undefined) => ({
  limit: pageSize,
  ...(cursor === undefined ? {} : { cursor }),
});
const paging = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor ?? undefined,
};

/** Proposals of the own company with what came of them. */
export const ownAsksQuery = () =>
  infiniteQueryOptions({
    queryKey: ['own', 'asks'],
    queryFn: ({ pageParam }) => dataOf(ownAskList({ query: pageOf(pageParam) })),
    ...paging,
  });

/** Proposals that the own company is writing. */
export const draftsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['own', 'drafts'],
    queryFn: ({ pageParam }) => dataOf(companyDraftList({ query: pageOf(pageParam) })),
    ...paging,
  });

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['own', 'drafts', id],
    queryFn: () => dataOf(companyDraftGet({ path: { id } })),
  });

/** Drafts that wait for an editor. */
export const handedInQuery = () =>
  infiniteQueryOptions({
    queryKey: ['submitted-drafts'],
    queryFn: ({ pageParam }) =>
      dataOf(handedInDraftList({ query: { ...pageOf(pageParam), state: 'submitted' } })),
    ...paging,
  });

/** Verdicts on the own profiles that changed. */
export const noticesQuery = () =>
  infiniteQueryOptions({
    queryKey: ['own', 'notices'],
    queryFn: ({ pageParam }) => dataOf(fitNoticeList({ query: pageOf(pageParam) })),
    ...paging,
  });

/** How many of them nobody of the company has read. */
export const unreadQuery = () =>
  queryOptions({
    queryKey: ['own', 'notices', 'unread'],
    queryFn: async () => (await dataOf(fitNoticeList({ query: { limit: 1 } }))).unread,
  });

/** Whether the person is told of them by mail. */
export const fitMailQuery = () =>
  queryOptions({ queryKey: ['own', 'fit-mail'], queryFn: () => dataOf(fitMailGet()) });
