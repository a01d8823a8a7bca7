import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type BoardSearch } from '../board/board-search.js';
import { type ListSearch } from '../list/list-search.js';
import {
  type CoverageSummary,
  type Freshness,
  type LegislativeItem,
  type List,
  type MeasureAlignment,
  type MeasureKind,
  type Programme,
  type Proposal,
  type ProposalAlignment,
  type ProposalSummary,
  type Revision,
  type Stakeholder,
} from './model.js';
import { toApiProblem } from './problem.js';
import { stringifySearch } from './search-params.js';

const pageSize = 20;
const alignmentLimit = 100;
/** How often a page asks again while a score on it is being recomputed. */
const pendingPollMs = 1_500;

async function getJson<T>(path: string, search: Readonly<Record<string, unknown>> = {}): Promise<T> {
  const response = await fetch(`/api/v1${path}${stringifySearch(search)}`);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw toApiProblem(response.status, body);
  return body as T;
}

function pollWhilePending(freshness: readonly Freshness[]): number | false {
  return freshness.some((one) => one.state === 'pending') ? pendingPollMs : false;
}

export function coverageSummaryQuery() {
  return queryOptions({
    queryKey: ['coverage-summary'],
    queryFn: () => getJson<CoverageSummary>('/coverage/summary'),
    refetchInterval: ({ state }) => pollWhilePending(state.data ? [state.data.freshness] : []),
  });
}

export function proposalListQuery(search: BoardSearch) {
  return infiniteQueryOptions({
    queryKey: ['proposals', search],
    queryFn: ({ pageParam }) =>
      getJson<List<ProposalSummary>>('/proposals', {
        sort: 'coverage',
        ...search,
        limit: pageSize,
        cursor: pageParam,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      pollWhilePending(
        state.data?.pages.flatMap((page) => page.items.map((item) => item.coverage.freshness)) ?? [],
      ),
  });
}

export function proposalQuery(id: string) {
  return queryOptions({
    queryKey: ['proposal', id],
    queryFn: () => getJson<Proposal>(`/proposals/${encodeURIComponent(id)}`),
    refetchInterval: ({ state }) => pollWhilePending(state.data ? [state.data.coverage.freshness] : []),
  });
}

export function proposalAlignmentsQuery(id: string) {
  return queryOptions({
    queryKey: ['proposal-alignments', id],
    queryFn: () =>
      getJson<List<ProposalAlignment>>(`/proposals/${encodeURIComponent(id)}/alignments`, {
        limit: alignmentLimit,
      }),
    refetchInterval: ({ state }) => pollWhilePending(state.data?.items.map((item) => item.freshness) ?? []),
  });
}

export function proposalHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ['proposal-history', id],
    queryFn: () => getJson<List<Revision>>(`/proposals/${encodeURIComponent(id)}/history`),
  });
}

const measurePath: Readonly<Record<MeasureKind, string>> = {
  programme: '/programmes',
  legislative_item: '/legislative-items',
};

export function measureListQuery(kind: MeasureKind, search: ListSearch) {
  return infiniteQueryOptions({
    queryKey: ['measures', kind, search],
    queryFn: ({ pageParam }) =>
      getJson<List<Programme | LegislativeItem>>(measurePath[kind], {
        q: search.q,
        limit: pageSize,
        cursor: pageParam,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function programmeQuery(id: string) {
  return queryOptions({
    queryKey: ['programme', id],
    queryFn: () => getJson<Programme>(`/programmes/${encodeURIComponent(id)}`),
  });
}

export function legislativeItemQuery(id: string) {
  return queryOptions({
    queryKey: ['legislative_item', id],
    queryFn: () => getJson<LegislativeItem>(`/legislative-items/${encodeURIComponent(id)}`),
  });
}

export function measureAlignmentsQuery(kind: MeasureKind, id: string) {
  return queryOptions({
    queryKey: ['measure-alignments', kind, id],
    queryFn: () =>
      getJson<List<MeasureAlignment>>(`${measurePath[kind]}/${encodeURIComponent(id)}/alignments`, {
        limit: alignmentLimit,
      }),
    refetchInterval: ({ state }) => pollWhilePending(state.data?.items.map((item) => item.freshness) ?? []),
  });
}

export function stakeholderListQuery(search: ListSearch) {
  return infiniteQueryOptions({
    queryKey: ['stakeholders', search],
    queryFn: ({ pageParam }) =>
      getJson<List<Stakeholder>>('/stakeholders', { q: search.q, limit: pageSize, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function stakeholderQuery(id: string) {
  return queryOptions({
    queryKey: ['stakeholder', id],
    queryFn: () => getJson<Stakeholder>(`/stakeholders/${encodeURIComponent(id)}`),
  });
}
