import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { proposalListQuery } from '../api/queries.js';
import { boardFilters, type BoardSearch, toBoardSearch } from './board-search.js';

/** What else the address of a page carries beside the board's search. */
function withoutBoardSearch(search: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names: readonly string[] = ['q', 'sort', ...boardFilters];
  return Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name)));
}

/** The board's search as the address of the page has it, and a way to change it; scroll position stays. */
export function useBoardSearch(): readonly [BoardSearch, (next: BoardSearch) => void] {
  const search = useSearch({ strict: false, select: (all) => toBoardSearch({ ...all }) });
  const navigate = useNavigate();
  return [
    search,
    (next) => {
      void navigate({
        to: '.',
        search: (previous) => ({ ...withoutBoardSearch({ ...previous }), ...next }),
        resetScroll: false,
      });
    },
  ];
}

/** Pages of proposals for the search; the former list stays on screen until the new one is there. */
export function useProposalList(search: BoardSearch) {
  return useInfiniteQuery({ ...proposalListQuery(search), placeholderData: keepPreviousData });
}
