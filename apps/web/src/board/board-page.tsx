import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { coverageSummaryQuery } from '../api/queries.js';
import { NewEntryLinks } from '../edit/new-entry-links.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { BoardAnswer } from './board-answer.js';
import './board.css';
import { BoardList } from './board-list.js';
import { boardFilters, facetFilters } from './board-search.js';
import { BoardViews } from './board-views.js';
import { Completeness } from './completeness.js';
import { CoverageOverview } from './coverage-overview.js';
import { FilterPanel } from './filter-panel.js';
import { FilterRail } from './filter-rail.js';
import { useBoardSearch, useProposalList } from './use-board.js';
import { useListState } from './use-list-state.js';

const publicFilters = ['moved', ...facetFilters] as const;

/** Gap board: what has been asked and not answered, in one sentence, in numbers and proposal by proposal. */
export function BoardPage(): ReactNode {
  const { t } = useTranslation();
  const [search] = useBoardSearch();
  const isStaff = useMay('see-internal');
  const proposals = useProposalList(search);
  const state = useListState();
  usePageTitle(t('board.title'));
  return (
    <div className={state.previewed === undefined ? 'page board' : 'page board board--previewing'}>
      <h1>{t('board.title')}</h1>
      <NewEntryLinks kind="proposal" />
      <BoardSummary />
      <BoardViews />
      <div className="board__columns">
        <FilterPanel>
          <FilterRail
            filters={isStaff ? boardFilters : publicFilters}
            facets={proposals.data?.pages[0]?.facets}
          />
        </FilterPanel>
        <BoardList query={proposals} state={state} />
      </div>
      <BoardSources />
    </div>
  );
}

/** The answer to what is missing over all proposals; no filter changes it, so that pressing one does not draw it again. */
const BoardSummary = memo(function BoardSummary(): ReactNode {
  const summary = useQuery(coverageSummaryQuery());
  return (
    <div className="board__summary">
      <AsyncPanel query={summary} lines={6}>
        {(data) => (
          <>
            <BoardAnswer summary={data} />
            <CoverageOverview summary={data} />
          </>
        )}
      </AsyncPanel>
    </div>
  );
});

const BoardSources = memo(function BoardSources(): ReactNode {
  const { data } = useQuery(coverageSummaryQuery());
  return data && <Completeness sources={data.completeness} />;
});
