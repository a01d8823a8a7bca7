import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { coverageSummaryQuery } from '../api/queries.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { BoardAnswer } from './board-answer.js';
import './board.css';
import { BoardList } from './board-list.js';
import { Completeness } from './completeness.js';
import { CoverageOverview } from './coverage-overview.js';
import { FilterPanel } from './filter-panel.js';
import { FilterRail } from './filter-rail.js';
import { useBoardSearch, useProposalList } from './use-board.js';

/** Gap board: what has been asked and not answered, in one sentence, in numbers and proposal by proposal. */
export function BoardPage(): ReactNode {
  const { t } = useTranslation();
  const [search] = useBoardSearch();
  const summary = useQuery(coverageSummaryQuery());
  const proposals = useProposalList(search);
  usePageTitle(t('board.title'));
  return (
    <div className="page board">
      <h1>{t('board.title')}</h1>
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
      <div className="board__columns">
        <FilterPanel>
          <FilterRail facets={proposals.data?.pages[0]?.facets} />
        </FilterPanel>
        <BoardList query={proposals} />
      </div>
      {summary.data && <Completeness sources={summary.data.completeness} />}
    </div>
  );
}
