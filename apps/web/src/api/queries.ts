import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type BoardSearch, defaultBoardSort, withoutWork } from '../board/board-search.js';
import {
  alignmentGet,
  alignmentListHistory,
  coverageHistoryWeekly,
  coverageSummary,
  legislativeItemGet,
  legislativeItemList,
  legislativeItemListAlignments,
  legislativeItemListHistory,
  matrixRead,
  programmeGet,
  programmeList,
  programmeListAlignments,
  programmeListHistory,
  proposalGet,
  proposalList,
  proposalListAlignments,
  proposalListHistory,
  similarProposalList,
  stakeholderGet,
  stakeholderList,
  stakeholderListHistory,
  workBoardList,
} from '../generated/sdk.gen.js';
import { type ListSearch } from '../list/list-search.js';
import { type MatrixSearch, toMatrixQuery } from '../matrix/matrix-search.js';
import { dataOf } from './call.js';
import {
  type Alignment,
  type AlignmentDetail,
  type BoardPage,
  type Freshness,
  type MeasureKind,
} from './model.js';
import { thisHour, weekBefore } from './week-before.js';

const pageSize = 20;
/** Proposals that ask the same, before more are asked for. */
const fewSimilar = 3;
const furtherPageSize = 100;
/** Alignments asked for at once; an entry of the sample catalogue has fewer. The API allows 200. */
const alignmentLimit = 200;
/** First part of the key of a single alignment, which follows its line in a list. */
export const alignmentKey = 'alignment';
/** How often a page asks again while a score on it is being recomputed. */
const pendingPollMs = 1_500;

function pollWhile(isPending: boolean): number | false {
  return isPending ? pendingPollMs : false;
}

function hasPending(freshness: readonly Freshness[]): boolean {
  return freshness.some((one) => one.state === 'pending');
}

/** The parameters of one page: absent names are left out rather than sent empty. */
function pageOf(cursor: string | undefined) {
  return cursor === undefined ? { limit: pageSize } : { limit: pageSize, cursor };
}

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor ?? undefined,
};

export function coverageSummaryQuery() {
  return queryOptions({
    queryKey: ['coverage-summary'],
    queryFn: () => dataOf(coverageSummary({ query: { since: lastWeek() } })),
    refetchInterval: ({ state }) => pollWhile((state.data?.recompute.pending ?? 0) > 0),
  });
}

const lastWeek = (): string => weekBefore(new Date()).toISOString();

/**
 * Pages of the board.
 * @param isStaff whether to ask for it as those who work here see it; they alone may
 */
export function proposalListQuery(search: BoardSearch, isStaff = false) {
  const queryOf = (cursor: string | undefined) => ({
    ...{ sort: defaultBoardSort, since: lastWeek() },
    // whoever asks for more asks for many
    ...(cursor === undefined ? pageOf(cursor) : { cursor, limit: furtherPageSize }),
  });
  return infiniteQueryOptions({
    ...pages,
    // keys that begin with `own` go when somebody signs out
    queryKey: isStaff ? ['own', 'work', 'board', search] : ['proposals', search],
    queryFn: ({ pageParam }): Promise<BoardPage> =>
      isStaff
        ? dataOf(workBoardList({ query: { ...queryOf(pageParam), ...search } }))
        : dataOf(proposalList({ query: { ...queryOf(pageParam), ...withoutWork(search) } })),
    refetchInterval: ({ state }) =>
      pollWhile(
        hasPending(
          state.data?.pages.flatMap((page) => page.items.map((item) => item.coverage.freshness)) ?? [],
        ),
      ),
  });
}

/** How many proposals each value of a filter would leave; the list itself is not asked for. */
export function proposalFacetsQuery(search: BoardSearch) {
  return queryOptions({
    queryKey: ['proposal-facets', search],
    queryFn: () => dataOf(proposalList({ query: { ...withoutWork(search), limit: 1 } })),
    select: (page) => page.facets,
    placeholderData: keepPreviousData,
  });
}

export function matrixQuery(search: MatrixSearch) {
  return queryOptions({
    queryKey: ['matrix', search],
    queryFn: () => dataOf(matrixRead({ query: toMatrixQuery(search, new Date()) })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => pollWhile((state.data?.recompute.pending ?? 0) > 0),
  });
}

export function proposalQuery(key: string) {
  return queryOptions({
    queryKey: ['proposal', key],
    queryFn: () => dataOf(proposalGet({ path: { key } })),
    refetchInterval: ({ state }) => pollWhile(state.data?.coverage.freshness.state === 'pending'),
  });
}

function alignmentPolling({ state }: { state: { data: { items: readonly Alignment[] } | undefined } }) {
  return pollWhile(hasPending(state.data?.items.map((item) => item.freshness) ?? []));
}

export function proposalAlignmentsQuery(key: string) {
  return queryOptions({
    queryKey: ['proposal-alignments', key],
    queryFn: () => dataOf(proposalListAlignments({ path: { key }, query: { limit: alignmentLimit } })),
    refetchInterval: alignmentPolling,
  });
}

/**
 * All that the score of a listed alignment rests on. It is asked for anew when the list shows a newer computation, and not
 * before: until then the texts that it came with are those that the old score was computed from.
 */
export function alignmentQuery({ ask, measure, freshness }: Alignment) {
  return queryOptions({
    queryKey: [alignmentKey, ask.id, measure.id, freshness.computedAt],
    queryFn: () => dataOf(alignmentGet({ path: { askId: ask.id, measureId: measure.id } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

/** Proposals that ask what a proposal asks; a few at first. */
export function similarProposalsQuery(key: string) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['similar-proposals', key],
    queryFn: ({ pageParam }) =>
      dataOf(
        similarProposalList({
          path: { key },
          query: pageParam === undefined ? { limit: fewSimilar } : pageOf(pageParam),
        }),
      ),
  });
}

export function programmeListQuery(search: ListSearch) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['programmes', search],
    queryFn: ({ pageParam }) => dataOf(programmeList({ query: { ...search, ...pageOf(pageParam) } })),
  });
}

export function programmeQuery(key: string) {
  return queryOptions({
    queryKey: ['programme', key],
    queryFn: () => dataOf(programmeGet({ path: { key } })),
  });
}

export function legislativeItemListQuery(search: ListSearch) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['legislative-items', search],
    queryFn: ({ pageParam }) => dataOf(legislativeItemList({ query: { ...search, ...pageOf(pageParam) } })),
  });
}

export function legislativeItemQuery(key: string) {
  return queryOptions({
    queryKey: ['legislative-item', key],
    queryFn: () => dataOf(legislativeItemGet({ path: { key } })),
  });
}

const listMeasureAlignments = {
  programme: programmeListAlignments,
  legislative_item: legislativeItemListAlignments,
} as const;

export function measureAlignmentsQuery(kind: MeasureKind, key: string) {
  return queryOptions({
    queryKey: ['measure-alignments', kind, key],
    queryFn: () => dataOf(listMeasureAlignments[kind]({ path: { key }, query: { limit: alignmentLimit } })),
    refetchInterval: alignmentPolling,
  });
}

export type EntryKind = MeasureKind | 'proposal' | 'stakeholder';

const listHistory = {
  proposal: proposalListHistory,
  programme: programmeListHistory,
  legislative_item: legislativeItemListHistory,
  stakeholder: stakeholderListHistory,
} as const;

export function historyQuery(kind: EntryKind, key: string) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['history', kind, key],
    queryFn: ({ pageParam }) => dataOf(listHistory[kind]({ path: { key }, query: pageOf(pageParam) })),
  });
}

/** Why the score of an alignment changed; asked for anew when the alignment was. */
export function scoreHistoryQuery({ ask, measure, freshness }: AlignmentDetail) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['score-history', ask.id, measure.id, freshness.computedAt],
    queryFn: ({ pageParam }) =>
      dataOf(
        alignmentListHistory({ path: { askId: ask.id, measureId: measure.id }, query: pageOf(pageParam) }),
      ),
  });
}

export function stakeholderListQuery(search: ListSearch) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['stakeholders', search],
    queryFn: ({ pageParam }) => dataOf(stakeholderList({ query: { ...search, ...pageOf(pageParam) } })),
  });
}

/** What the coverage of a stakeholder's proposals was over the last eight weeks. */
export function coverageHistoryQuery(stakeholderId: string) {
  return queryOptions({
    queryKey: ['coverage-history', stakeholderId],
    queryFn: () =>
      dataOf(
        coverageHistoryWeekly({
          query: { stakeholder: [stakeholderId], until: thisHour(new Date()).toISOString(), weeks: 8 },
        }),
      ),
  });
}

export function stakeholderQuery(key: string) {
  return queryOptions({
    queryKey: ['stakeholder', key],
    queryFn: () => dataOf(stakeholderGet({ path: { key } })),
  });
}
