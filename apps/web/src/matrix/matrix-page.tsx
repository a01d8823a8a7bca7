import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Matrix } from '../api/model.js';
import { coverageSummaryQuery, proposalFacetsQuery } from '../api/queries.js';
import { facetFilters } from '../board/board-search.js';
import { ClearFilters } from '../board/clear-filters.js';
import { FilterChips } from '../board/board-toolbar.js';
import { Completeness } from '../board/completeness.js';
import { FilterPanel } from '../board/filter-panel.js';
import { FilterRail } from '../board/filter-rail.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { RecomputeChip } from '../ui/recompute-chip.js';
import { useMediaQuery } from '../ui/use-media-query.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { MatrixAnswer } from './matrix-answer.js';
import { placesOf } from './matrix-cells.js';
import { MatrixControls } from './matrix-controls.js';
import { MatrixFiles } from './matrix-files.js';
import { MatrixLegend } from './matrix-legend.js';
import { MatrixList } from './matrix-list.js';
import { MatrixNotes } from './matrix-notes.js';
import { filtersOf, shownIn } from './matrix-search.js';
import { MatrixTable } from './matrix-table.js';
import './matrix.css';
import { useMatrix, useMatrixSearch } from './use-matrix.js';

/** Proposals by two facets: in which cells nothing answers what is asked. */
export function MatrixPage(): ReactNode {
  const { t } = useTranslation();
  const [search] = useMatrixSearch();
  const matrix = useMatrix(search);
  const facets = useQuery(proposalFacetsQuery(filtersOf(search)));
  const summary = useQuery(coverageSummaryQuery());
  usePageTitle(t('matrix.title'));
  return (
    <div className="page matrix">
      <h1>{t('matrix.title')}</h1>
      <div className="matrix__answer">{matrix.data && <MatrixAnswer matrix={matrix.data} />}</div>
      <MatrixControls />
      <FilterPanel isAlwaysFolded>
        <FilterRail filters={facetFilters} facets={facets.data} />
      </FilterPanel>
      <div className="matrix__chips">
        <FilterChips facets={facets.data} />
      </div>
      <div
        className={matrix.isPlaceholderData ? 'board__stale' : undefined}
        aria-busy={matrix.isPlaceholderData}
      >
        <AsyncPanel query={matrix} lines={16}>
          {(data) => <MatrixPanel matrix={data} />}
        </AsyncPanel>
      </div>
      {summary.data && <Completeness sources={summary.data.completeness} />}
    </div>
  );
}

function MatrixPanel({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const { t } = useTranslation();
  const [search] = useMatrixSearch();
  const isNarrow = useMediaQuery('(max-width: 760px)');
  if (matrix.total.total === 0) return <NoProposals />;
  const places = placesOf(matrix);
  return (
    <section className="matrix__panel" aria-label={t('matrix.title')}>
      <div className="matrix__head">
        <RecomputeChip recompute={matrix.recompute} />
        <MatrixFiles places={places} />
        <p className="matrix__unit">({t(`matrix.unit.${shownIn(search).measure}`)})</p>
      </div>
      {isNarrow ? <MatrixList places={places} /> : <MatrixTable places={places} />}
      <MatrixLegend />
      <MatrixNotes matrix={matrix} />
    </section>
  );
}

function NoProposals(): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="board__empty">
      <h2>{t('matrix.empty')}</h2>
      <p>{t('matrix.emptyText')}</p>
      <ClearFilters />
    </div>
  );
}
