import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { type CompanyFacts, type FitPage, type FitVerdict } from '../api/model.js';
import {
  companyProfileList,
  criterionGet,
  criterionListRequests,
  fitAssess,
  fitIndustries,
  fitPage,
  fitStatistics,
} from '../generated/sdk.gen.js';

const pageSize = 20;

/** Which programmes a company can use. Facts go into no address and stay in the memory of this page. */
export const fitQuery = (facts: CompanyFacts) =>
  queryOptions({
    queryKey: ['fit', facts],
    queryFn: () => dataOf(fitAssess({ body: { facts, limit: pageSize } })),
  });

/** The programmes of one group; the first page came with the rest. */
export const fitGroupQuery = (facts: CompanyFacts, group: FitVerdict, first: FitPage) =>
  infiniteQueryOptions({
    queryKey: ['fit', facts, group, first.nextCursor],
    queryFn: ({ pageParam }) =>
      pageParam === ''
        ? Promise.resolve(first)
        : dataOf(fitPage({ body: { facts, group, limit: pageSize, cursor: pageParam } })),
    initialPageParam: '',
    initialData: { pages: [first], pageParams: [''] },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Infinity,
  });

/** Industries by name or code; nothing is asked for without words. */
export const industryQuery = (q: string) =>
  queryOptions({
    queryKey: ['industries', q],
    queryFn: () => dataOf(fitIndustries({ query: { q } })),
    enabled: q !== '',
    staleTime: Infinity,
  });

export const profilesQuery = () =>
  queryOptions({ queryKey: ['own', 'profiles'], queryFn: () => dataOf(companyProfileList()) });

export const statisticsQuery = () =>
  queryOptions({ queryKey: ['fit-statistics'], queryFn: () => dataOf(fitStatistics()) });

export const criteriaQuery = (key: string) =>
  queryOptions({ queryKey: ['criteria', key], queryFn: () => dataOf(criterionGet({ path: { key } })) });

export const requestsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['correction-requests'],
    queryFn: ({ pageParam }) =>
      dataOf(
        criterionListRequests({
          query: { limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
