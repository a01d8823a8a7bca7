import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { auditList, auditSealState } from '../generated/sdk.gen.js';
import { type AuditSearch } from './audit-search.js';

const pageSize = 50;

export function auditListQuery(search: AuditSearch) {
  return infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: ({ pageParam }) =>
      dataOf(
        auditList({
          query: { ...search, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function sealStateQuery() {
  return queryOptions({ queryKey: ['audit-seal'], queryFn: () => dataOf(auditSealState()) });
}

/** Address of the same entries as CSV. */
export function csvAddress(search: AuditSearch): string {
  const parameters = new URLSearchParams({ ...search }).toString();
  return `/api/v1/audit-entries.csv${parameters === '' ? '' : `?${parameters}`}`;
}
