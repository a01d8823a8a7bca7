import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { proposalListQuery } from '../api/queries.js';
import { type BoardSearch, toBoardSearch } from './board-search.js';

const route = getRouteApi('/');

/** The board's search as the address has it, and a way to change it; scroll position stays. */
export function useBoardSearch(): readonly [BoardSearch, (next: BoardSearch) => void] {
  const search = route.useSearch({ select: (all) => toBoardSearch({ ...all }) });
  const navigate = route.useNavigate();
  return [
    search,
    (next) => {
      void navigate({ search: next, resetScroll: false });
    },
  ];
}

/** Pages of proposals for the search; the former list stays on screen until the new one is there. */
export function useProposalList(search: BoardSearch) {
  return useInfiniteQuery({ ...proposalListQuery(search), placeholderData: keepPreviousData });
}
