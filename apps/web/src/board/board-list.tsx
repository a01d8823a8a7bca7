import { Link, useLocation } from '@tanstack/react-router';
import { lazy, memo, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../account/session.js';
import { type BoardFacets, type BoardPage } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { ActionButton } from '../ui/action-button.js';
import { useMediaQuery } from '../ui/use-media-query.js';
import { appliedFilters, asksForWork } from './board-search.js';
import { BoardToolbar, FilterChips } from './board-toolbar.js';
import { ChoiceBar } from './choice-bar.js';
import { ClearFilters } from './clear-filters.js';
import { ProposalCards } from './proposal-cards.js';
import { ProposalTable } from './proposal-table.js';
import { UnknownMove } from './unknown-move.js';
import { useBoardSearch, type useProposalList } from './use-board.js';
import { useFilterWord } from './use-filter-word.js';
import { type ListState } from './use-list-state.js';

const PreviewDrawer = lazy(async () => ({ default: (await import('./preview.js')).PreviewDrawer }));
const PreviewSheet = lazy(async () => ({ default: (await import('./preview.js')).PreviewSheet }));

type ProposalListQuery = ReturnType<typeof useProposalList>;

export interface BoardListProps {
  readonly query: ProposalListQuery;
  readonly state: ListState;
}

/** The proposals that fit the filters: a table, or cards where a table would not fit. */
export function BoardList({ query, state }: BoardListProps): ReactNode {
  const { t } = useTranslation();
  const first = query.data?.pages[0];
  return (
    <section className="board__list" aria-label={t('board.table')}>
      <BoardToolbar total={first?.total} />
      <FilterChips facets={first?.facets} />
      <WorkNotice />
      {first !== undefined && <ChoiceBar state={state} total={first.total} />}
      <div
        className={query.isPlaceholderData ? 'board__stale' : undefined}
        aria-busy={query.isPlaceholderData}
      >
        <AsyncPanel query={query} lines={18}>
          {(data) => <Proposals pages={data.pages} state={state} />}
        </AsyncPanel>
      </div>
      {query.hasNextPage && <MoreButton query={query} />}
      <PreviewOf query={query} state={state} />
    </section>
  );
}

/** Says that an address asks for what only those who work here know, and where to sign in. */
function WorkNotice(): ReactNode {
  const { t } = useTranslation();
  const [search] = useBoardSearch();
  const { href } = useLocation();
  const isKnown = useSession() !== undefined;
  const isStaff = useMay('see-internal');
  if (!isKnown || isStaff || !asksForWork(search)) return null;
  return (
    <p className="board__notice">
      {t('board.forStaff')}{' '}
      <Link to="/login" search={{ next: href }}>
        {t('board.signIn')}
      </Link>
    </p>
  );
}

/** The proposal that is shown beside the list; one that the list has no more is not. */
function PreviewOf({ query, state: { previewed, setPreviewed } }: BoardListProps): ReactNode {
  const isNarrow = useMediaQuery('(max-width: 760px)');
  const proposal = query.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === previewed);
  if (proposal === undefined) return null;
  const Shown = isNarrow ? PreviewSheet : PreviewDrawer;
  return (
    <Suspense>
      <Shown
        proposal={proposal}
        onClose={() => {
          setPreviewed(undefined);
        }}
      />
    </Suspense>
  );
}

/** Asks for further proposals; once it was pressed they come by themselves as one scrolls on. */
function MoreButton({ query }: { readonly query: ProposalListQuery }): ReactNode {
  const { t } = useTranslation();
  const place = useRef<HTMLParagraphElement>(null);
  const pages = query.data?.pages ?? [];
  const shown = pages.reduce((sum, page) => sum + page.items.length, 0);
  const { fetchNextPage, isFetchingNextPage } = query;
  const wantsMore = pages.length > 1 && !isFetchingNextPage && !query.isFetchNextPageError;
  useEffect(() => {
    if (!wantsMore || place.current === null) return;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting === true) void fetchNextPage();
      },
      { rootMargin: '800px' },
    );
    observer.observe(place.current);
    return () => {
      observer.disconnect();
    };
  }, [wantsMore, fetchNextPage]);
  return (
    <p className="board__more" ref={place}>
      <ActionButton isPending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t('state.moreCount', { shown, total: pages[0]?.total ?? shown })}
      </ActionButton>
    </p>
  );
}

interface ProposalsProps {
  readonly pages: readonly BoardPage[];
  readonly state: ListState;
}

/** Drawn again when its rows change, not while a filter was pressed and the former rows still stand. */
const Proposals = memo(function Proposals({ pages, state }: ProposalsProps): ReactNode {
  const isNarrow = useMediaQuery('(max-width: 760px)');
  const proposals = pages.flatMap((page) => page.items);
  if (proposals.length === 0) return <NoProposals page={pages[0]} />;
  return isNarrow ? (
    <ProposalCards proposals={proposals} state={state} />
  ) : (
    <ProposalTable proposals={proposals} state={state} />
  );
});

/** Says which filters emptied the list and takes them away. */
function NoProposals({ page }: { readonly page: BoardPage | undefined }): ReactNode {
  const { t } = useTranslation();
  const [search] = useBoardSearch();
  const word = useFilterWord();
  const facets: BoardFacets | undefined = page?.facets;
  const words = appliedFilters(search).map(({ filter, value }) =>
    word(filter, facets?.[filter]?.find((one) => one.value === value) ?? { value, label: null }),
  );
  if (search.q !== undefined) words.unshift(t('board.chipQuery', { q: search.q }));
  if (words.length === 0) return <p className="board__empty">{t('board.emptyAll')}</p>;
  return (
    <div className="board__empty">
      <h3>{t('board.empty')}</h3>
      <p>{t('board.emptyText', { filters: words.join(', ') })}</p>
      {search.moved !== undefined && (
        <p>
          <UnknownMove comparison={page?.comparison ?? null} />
        </p>
      )}
      <ClearFilters />
    </div>
  );
}
