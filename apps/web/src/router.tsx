import { type QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import {
  coverageSummaryQuery,
  legislativeItemListQuery,
  legislativeItemQuery,
  measureAlignmentsQuery,
  programmeListQuery,
  programmeQuery,
  proposalAlignmentsQuery,
  proposalListQuery,
  proposalQuery,
  stakeholderListQuery,
  stakeholderQuery,
} from './api/queries.js';
import { parseSearch, stringifySearch } from './api/search-params.js';
import { toBoardSearch } from './board/board-search.js';
import { applyLanguage, type Language, storedLanguage, toLanguage } from './i18n/i18n.js';
import { toListSearch } from './list/list-search.js';
import { NotFoundPage, PageProblem } from './shell/not-found-page.js';
import { Shell } from './shell/shell.js';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  validateSearch: (search: Record<string, unknown>): { lang?: Language } => {
    const lang = toLanguage(search['lang']);
    return lang ? { lang } : {};
  },
  search: { middlewares: [retainSearchParams(['lang'])] },
  beforeLoad: async ({ search }) => {
    await applyLanguage(search.lang ?? storedLanguage());
  },
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: PageProblem,
});

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: toBoardSearch,
  loaderDeps: ({ search }) => toBoardSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchQuery(coverageSummaryQuery());
    void queryClient.prefetchInfiniteQuery(proposalListQuery(deps));
  },
  component: lazyRouteComponent(() => import('./board/board-page.js'), 'BoardPage'),
});

const proposalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/proposals/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    void queryClient.prefetchQuery(proposalQuery(id));
    void queryClient.prefetchQuery(proposalAlignmentsQuery(id));
  },
  component: lazyRouteComponent(() => import('./proposal/proposal-page.js'), 'ProposalPage'),
});

const programmesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes',
  validateSearch: toListSearch,
  loaderDeps: ({ search }) => toListSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchInfiniteQuery(programmeListQuery(deps));
  },
  component: lazyRouteComponent(() => import('./list/measure-list-page.js'), 'ProgrammeListPage'),
});

const programmeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    void queryClient.prefetchQuery(programmeQuery(id));
    void queryClient.prefetchQuery(measureAlignmentsQuery('programme', id));
  },
  component: lazyRouteComponent(() => import('./measure/programme-page.js'), 'ProgrammePage'),
});

const legislativeItemsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/legislative-items',
  validateSearch: toListSearch,
  loaderDeps: ({ search }) => toListSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchInfiniteQuery(legislativeItemListQuery(deps));
  },
  component: lazyRouteComponent(() => import('./list/measure-list-page.js'), 'LegislativeItemListPage'),
});

const legislativeItemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/legislative-items/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    void queryClient.prefetchQuery(legislativeItemQuery(id));
    void queryClient.prefetchQuery(measureAlignmentsQuery('legislative_item', id));
  },
  component: lazyRouteComponent(() => import('./measure/legislative-item-page.js'), 'LegislativeItemPage'),
});

const stakeholdersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stakeholders',
  validateSearch: toListSearch,
  loaderDeps: ({ search }) => toListSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchInfiniteQuery(stakeholderListQuery(deps));
  },
  component: lazyRouteComponent(() => import('./list/stakeholder-list-page.js'), 'StakeholderListPage'),
});

const stakeholderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stakeholders/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    void queryClient.prefetchQuery(stakeholderQuery(id));
  },
  component: lazyRouteComponent(() => import('./stakeholder/stakeholder-page.js'), 'StakeholderPage'),
});

const routeTree = rootRoute.addChildren([
  boardRoute,
  proposalRoute,
  programmesRoute,
  programmeRoute,
  legislativeItemsRoute,
  legislativeItemRoute,
  stakeholdersRoute,
  stakeholderRoute,
]);

/** All addresses of the application; each page is its own chunk. */
export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
