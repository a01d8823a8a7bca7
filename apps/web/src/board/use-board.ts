import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMay, useSession } from '../account/session.js';
import { proposalListQuery } from '../api/queries.js';
import { asksForWork, boardFilters, type BoardSearch, toBoardSearch } from './board-search.js';

/** What else the address of a page carries beside the board's search. */
function withoutBoardSearch(search: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names: readonly string[] = ['q', 'sort', ...boardFilters];
  return Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name)));
}

/** The next search, or what makes it of the one that the address has by then. */
export type SearchChange = BoardSearch | ((latest: BoardSearch) => BoardSearch);

/** The board's search as the address of the page has it, and a way to change it; scroll position stays. */
export function useBoardSearch(): readonly [BoardSearch, (change: SearchChange) => void] {
  // the same object while nothing in it differs: the router tells of each step of a navigation
  const search = useSearch({
    strict: false,
    structuralSharing: true,
    select: (all) => toBoardSearch({ ...all }),
  });
  const navigate = useNavigate();
  return [
    search,
    (change) => {
      void navigate({
        to: '.',
        search: (previous) => ({
          ...withoutBoardSearch({ ...previous }),
          ...(typeof change === 'function' ? change(toBoardSearch({ ...previous })) : change),
        }),
        resetScroll: false,
      });
    },
  ];
}

/**
 * Pages of proposals for the search, as the person at this page may see them; the former list stays on screen until the new one
 * is there. Whoever asks by what only those who work here know waits until it is known who asks.
 */
export function useProposalList(search: BoardSearch) {
  const isKnown = useSession() !== undefined;
  const isStaff = useMay('see-internal');
  return useInfiniteQuery({
    ...proposalListQuery(search, isStaff),
    enabled: isKnown || !asksForWork(search),
    placeholderData: keepPreviousData,
  });
}
