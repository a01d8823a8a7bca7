import { type QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { toNextAddress } from './account/next-address.js';
import { toProviderAnswer } from './account/provider-answer.js';
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
} from './api/queries.js';
import { parseSearch, stringifySearch } from './api/search-params.js';
import { toAuditSearch } from './audit/audit-search.js';
import { toBoardSearch } from './board/board-search.js';
import { toDuplicateSearch } from './duplicate/duplicate-search.js';
import { applyLanguage, type Language, storedLanguage, toLanguage } from './i18n/i18n.js';
import { toListSearch } from './list/list-search.js';
import { toMatrixSearch } from './matrix/matrix-search.js';
import { toReplySearch } from './reply/reply-search.js';
import { toReviewSearch } from './review/review-search.js';
import { NotFoundPage, PageProblem } from './shell/not-found-page.js';
import { Shell } from './shell/shell.js';

interface RouterContext {
  readonly queryClient: QueryClient;
}

/** Loaders only start what the page will show; the page itself shows a failure, in its own panel. */
function shownByThePage(): void {
  return undefined;
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
    queryClient.query(coverageSummaryQuery()).catch(shownByThePage);
    queryClient.infiniteQuery(proposalListQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('./board/board-page.js'), 'BoardPage'),
});

const matrixRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/matrix',
  validateSearch: toMatrixSearch,
  loaderDeps: ({ search }) => toMatrixSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.query(matrixQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('./matrix/matrix-page.js'), 'MatrixPage'),
});

const proposalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/proposals/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    queryClient.query(proposalQuery(id)).catch(shownByThePage);
    queryClient.query(proposalAlignmentsQuery(id)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('./proposal/proposal-page.js'), 'ProposalPage'),
});

const programmesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes',
  validateSearch: toListSearch,
  loaderDeps: ({ search }) => toListSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.infiniteQuery(programmeListQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('./list/measure-list-page.js'), 'ProgrammeListPage'),
});

const programmeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/programmes/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    queryClient.query(programmeQuery(id)).catch(shownByThePage);
    queryClient.query(measureAlignmentsQuery('programme', id)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('./measure/programme-page.js'), 'ProgrammePage'),
});

const legislativeItemsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/legislative-items',
  validateSearch: toListSearch,
  loaderDeps: ({ search }) => toListSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.infiniteQuery(legislativeItemListQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('./list/measure-list-page.js'), 'LegislativeItemListPage'),
});

const legislativeItemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/legislative-items/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    queryClient.query(legislativeItemQuery(id)).catch(shownByThePage);
    queryClient.query(measureAlignmentsQuery('legislative_item', id)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('./measure/legislative-item-page.js'), 'LegislativeItemPage'),
});

const stakeholdersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stakeholders',
  validateSearch: toListSearch,
  loaderDeps: ({ search }) => toListSearch({ ...search }),
  loader: ({ context: { queryClient }, deps }) => {
    queryClient.infiniteQuery(stakeholderListQuery(deps)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('./list/stakeholder-list-page.js'), 'StakeholderListPage'),
});

const stakeholderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stakeholders/$id',
  loader: ({ context: { queryClient }, params: { id } }) => {
    queryClient.query(stakeholderQuery(id)).catch(shownByThePage);
  },
  component: lazyRouteComponent(() => import('./stakeholder/stakeholder-page.js'), 'StakeholderPage'),
});

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    search['next'] === undefined ? {} : { next: toNextAddress(search['next']) },
  component: lazyRouteComponent(() => import('./account/login-page.js'), 'LoginPage'),
});

const returnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/return',
  validateSearch: toProviderAnswer,
  component: lazyRouteComponent(() => import('./account/return-page.js'), 'ReturnPage'),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  component: lazyRouteComponent(() => import('./account/link-page.js'), 'LinkPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.js'), 'AccountPage'),
});

const usersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('./users/users-page.js'), 'UsersPage'),
});

const reviewsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reviews',
  validateSearch: toReviewSearch,
  component: lazyRouteComponent(() => import('./review/reviews-page.js'), 'ReviewsPage'),
});

const repliesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/replies',
  validateSearch: toReplySearch,
  component: lazyRouteComponent(() => import('./reply/replies-page.js'), 'RepliesPage'),
});

const workRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my-work',
  component: lazyRouteComponent(() => import('./collaboration/work-page.js'), 'WorkPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: toAuditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-page.js'), 'AuditPage'),
});

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: toListSearch,
  component: lazyRouteComponent(() => import('./search/search-page.js'), 'SearchPage'),
});

const methodRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/method',
  component: lazyRouteComponent(() => import('./method/method-page.js'), 'MethodPage'),
});

const duplicatesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/duplicates',
  validateSearch: toDuplicateSearch,
  component: lazyRouteComponent(() => import('./duplicate/duplicates-page.js'), 'DuplicatesPage'),
});

const routeTree = rootRoute.addChildren([
  boardRoute,
  matrixRoute,
  proposalRoute,
  programmesRoute,
  programmeRoute,
  legislativeItemsRoute,
  legislativeItemRoute,
  stakeholdersRoute,
  stakeholderRoute,
  loginRoute,
  returnRoute,
  linkRoute,
  accountRoute,
  usersRoute,
  reviewsRoute,
  repliesRoute,
  workRoute,
  auditRoute,
  duplicatesRoute,
  searchRoute,
  methodRoute,
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
