import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProposalFacets, type ProposalPage } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { useMediaQuery } from '../ui/use-media-query.js';
import { BoardToolbar, FilterChips } from './board-toolbar.js';
import { appliedFilters } from './board-search.js';
import { ClearFilters } from './clear-filters.js';
import { ProposalCards } from './proposal-cards.js';
import { ProposalTable } from './proposal-table.js';
import { useBoardSearch, type useProposalList } from './use-board.js';
import { useFilterWord } from './use-filter-word.js';
import { ActionButton } from '../ui/action-button.js';

type ProposalListQuery = ReturnType<typeof useProposalList>;

/** The proposals that fit the filters: a table, or cards where a table would not fit. */
export function BoardList({ query }: { readonly query: ProposalListQuery }): ReactNode {
  const { t } = useTranslation();
  const first = query.data?.pages[0];
  return (
    <section className="board__list" aria-label={t('board.table')}>
      <BoardToolbar total={first?.total} />
      <FilterChips facets={first?.facets} />
      <div
        className={query.isPlaceholderData ? 'board__stale' : undefined}
        aria-busy={query.isPlaceholderData}
      >
        <AsyncPanel query={query} lines={18}>
          {(data) => <Proposals pages={data.pages} />}
        </AsyncPanel>
      </div>
      {query.hasNextPage && <MoreButton query={query} />}
    </section>
  );
}

function MoreButton({ query }: { readonly query: ProposalListQuery }): ReactNode {
  const { t } = useTranslation();
  const pages = query.data?.pages ?? [];
  const shown = pages.reduce((sum, page) => sum + page.items.length, 0);
  return (
    <p className="board__more">
      <ActionButton isPending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('state.moreCount', { shown, total: pages[0]?.total ?? shown })}
      </ActionButton>
    </p>
  );
}

function Proposals({ pages }: { readonly pages: readonly ProposalPage[] }): ReactNode {
  const isNarrow = useMediaQuery('(max-width: 760px)');
  const proposals = pages.flatMap((page) => page.items);
  if (proposals.length === 0) return <NoProposals facets={pages[0]?.facets} />;
  return isNarrow ? <ProposalCards proposals={proposals} /> : <ProposalTable proposals={proposals} />;
}

/** Says which filters emptied the list and takes them away. */
function NoProposals({ facets }: { readonly facets: ProposalFacets | undefined }): ReactNode {
  const { t } = useTranslation();
  const [search] = useBoardSearch();
  const word = useFilterWord();
  const words = appliedFilters(search).map(({ filter, value }) =>
    word(filter, facets?.[filter].find((one) => one.value === value) ?? { value, label: null }),
  );
  if (search.q !== undefined) words.unshift(t('board.chipQuery', { q: search.q }));
  if (words.length === 0) return <p className="board__empty">{t('board.emptyAll')}</p>;
  return (
    <div className="board__empty">
      <h3>{t('board.empty')}</h3>
      <p>{t('board.emptyText', { filters: words.join(', ') })}</p>
      <ClearFilters />
    </div>
  );
}
