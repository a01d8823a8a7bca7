import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { sessionQuery } from '../account/session.js';
import {
  coverageSummaryQuery,
  legislativeItemListQuery,
  legislativeItemQuery,
  matrixQuery,
  measureAlignmentsQuery,
  programmeListQuery,
  programmeQuery,
  proposalAlignmentsQuery,
  proposalListQuery,
  proposalQuery,
  stakeholderListQuery,
  stakeholderQuery,
} from '../api/queries.js';
import { asksForWork, toBoardSearch } from '../board/board-search.js';
import { convergenceQuery } from '../convergence/convergence-queries.js';
import { toConvergenceSearch } from '../convergence/convergence-search.js';
import { toListSearch } from '../list/list-search.js';
import { toMatrixSearch } from '../matrix/matrix-search.js';
import { rootRoute, shownByThePage } from './root-route.js';

export const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: toBoardSearch,
  loaderDeps: ({ search }) => toBoardSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.query(coverageSummaryQuery()).catch(shownByThePage);
    // whose list it is turns out with the session; until then everybody's
    const rights = queryClient.getQueryData(sessionQuery().queryKey)?.rights;
    if (rights === undefined && asksForWork(deps)) return;
    const isStaff = rights?.includes('see-internal') ?? false;
    queryClient.infiniteQuery(proposalListQuery(deps, isStaff)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../board/board-page.js'), 'BoardPage'),
});

export const matrixRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matrix',
  validateSearch: toMatrixSearch,
  loaderDeps: ({ search }) => toMatrixSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.query(matrixQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../matrix/matrix-page.js'), 'MatrixPage'),
});

export const proposalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/proposals/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    queryClient.query(proposalQuery(id)).catch(shownByThePage);
    queryClient.query(proposalAlignmentsQuery(id)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../proposal/proposal-page.js'), 'ProposalPage'),
});

export const programmesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes',
  validateSearch: toListSearch,
  loaderDeps: ({ search }) => toListSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.infiniteQuery(programmeListQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../list/measure-list-page.js'), 'ProgrammeListPage'),
});

export const programmeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    queryClient.query(programmeQuery(id)).catch(shownByThePage);
    queryClient.query(measureAlignmentsQuery('programme', id)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../measure/programme-page.js'), 'ProgrammePage'),
});

export const legislativeItemsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/legislative-items',
  validateSearch: toListSearch,
  loaderDeps: ({ search }) => toListSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.infiniteQuery(legislativeItemListQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../list/measure-list-page.js'), 'LegislativeItemListPage'),
});

export const legislativeItemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/legislative-items/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    queryClient.query(legislativeItemQuery(id)).catch(shownByThePage);
    queryClient.query(measureAlignmentsQuery('legislative_item', id)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../measure/legislative-item-page.js'), 'LegislativeItemPage'),
});

export const stakeholdersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stakeholders',
  validateSearch: toListSearch,
  loaderDeps: ({ search }) => toListSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.infiniteQuery(stakeholderListQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../list/stakeholder-list-page.js'), 'StakeholderListPage'),
});

export const stakeholderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stakeholders/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    queryClient.query(stakeholderQuery(id)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../stakeholder/stakeholder-page.js'), 'StakeholderPage'),
});

export const convergenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/convergence',
  validateSearch: toConvergenceSearch,
  loaderDeps: ({ search }) => toConvergenceSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.infiniteQuery(convergenceQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('../convergence/convergence-page.js'), 'ConvergencePage'),
});
