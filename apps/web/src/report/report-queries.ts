import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { type Language } from '../i18n/i18n.js';
import { companyEditionGet, reportCompare, reportGet, reportList } from '../generated/sdk.gen.js';
import { type ReportSearch } from './report-search.js';

const pageSize = 20;

/** The weekly reports, the latest week first. */
export const reportListQuery = () =>
  infiniteQueryOptions({
    queryKey: ['reports'],
    queryFn: ({ pageParam }) =>
      dataOf(
        reportList({ query: { limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const reportQuery = (week: string, search: ReportSearch, lang: Language) =>
  queryOptions({
    queryKey: ['report', week, search, lang],
    queryFn: () => dataOf(reportGet({ path: { week }, query: { ...search, lang } })),
  });

/** What a report says otherwise than the one of an earlier week. */
export const reportComparisonQuery = (
  week: string,
  { earlier, lang, ...search }: ReportSearch & { readonly earlier: string; readonly lang: Language },
) =>
  queryOptions({
    queryKey: ['report', week, 'comparison', earlier, search, lang],
    queryFn: () => dataOf(reportCompare({ path: { week }, query: { ...search, lang, with: earlier } })),
  });

/** A week's report about the company of the account. */
export const companyEditionQuery = (week: string, lang: Language) =>
  queryOptions({
    queryKey: ['own', 'report', week, lang],
    queryFn: () => dataOf(companyEditionGet({ path: { week }, query: { lang } })),
  });
