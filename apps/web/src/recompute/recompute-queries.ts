import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import {
  recomputeRuns,
  scoreSetGet,
  scoreSetList,
  scoreSetListFlips,
  scoreSetListPairs,
  scoreSetSummarise,
} from '../generated/sdk.gen.js';

const pageSize = 20;

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor ?? undefined,
};

const pageOf = (cursor: string | undefined) =>
  cursor === undefined ? { limit: pageSize } : { limit: pageSize, cursor };

/** All score sets with their progress, the newest first. */
export function scoreSetsQuery() {
  return queryOptions({ queryKey: ['score-sets'], queryFn: () => dataOf(scoreSetList()) });
}

export function scoreSetQuery(id: string) {
  return queryOptions({ queryKey: ['score-sets', id], queryFn: () => dataOf(scoreSetGet({ path: { id } })) });
}

/** What a switch to a set would move. */
export function driftQuery(id: string) {
  return queryOptions({
    queryKey: ['drift', id],
    queryFn: () => dataOf(scoreSetSummarise({ path: { id } })),
    placeholderData: keepPreviousData,
  });
}

export function driftPairsQuery(id: string) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['drift', id, 'pairs'],
    queryFn: ({ pageParam }) => dataOf(scoreSetListPairs({ path: { id }, query: pageOf(pageParam) })),
  });
}

export function driftFlipsQuery(id: string) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['drift', id, 'flips'],
    queryFn: ({ pageParam }) => dataOf(scoreSetListFlips({ path: { id }, query: pageOf(pageParam) })),
  });
}

/** Batches that workers computed. @param isTroubled only those with trouble */
export function runsQuery(isTroubled: boolean) {
  return infiniteQueryOptions({
    ...pages,
    queryKey: ['own', 'recompute-runs', isTroubled],
    queryFn: ({ pageParam }) =>
      dataOf(recomputeRuns({ query: { ...pageOf(pageParam), ...(isTroubled ? { troubled: true } : {}) } })),
    placeholderData: keepPreviousData,
  });
}
