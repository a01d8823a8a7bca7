import { type QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './api/search-params.js';
import {
  boardRoute,
  matrixRoute,
  proposalRoute,
  programmesRoute,
  programmeRoute,
  legislativeItemsRoute,
  legislativeItemRoute,
  stakeholdersRoute,
  stakeholderRoute,
  convergenceRoute,
} from './routes/catalogue-routes.js';
import {
  loginRoute,
  returnRoute,
  linkRoute,
  accountRoute,
  usersRoute,
  reviewsRoute,
  repliesRoute,
  workRoute,
  auditRoute,
  searchRoute,
  methodRoute,
  recomputeRoute,
  reportsRoute,
  reportRoute,
  companyEditionRoute,
  subscriptionsRoute,
  optOutRoute,
  deliveriesRoute,
  webhooksRoute,
  driftRoute,
  failuresRoute,
  thesaurusRoute,
  conceptRoute,
  duplicatesRoute,
} from './routes/desk-routes.js';
import {
  formRoutes,
  unpublishedRoute,
  importRoute,
  importsRoute,
  importResultRoute,
} from './routes/edit-routes.js';
import {
  correctionRequestsRoute,
  draftRoute,
  draftsRoute,
  fitResultRoute,
  fitRoute,
  handedInDraftsRoute,
  noticesRoute,
  ownAsksRoute,
} from './routes/fit-routes.js';
import { rootRoute } from './routes/root-route.js';

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
  convergenceRoute,
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
  reportsRoute,
  reportRoute,
  companyEditionRoute,
  subscriptionsRoute,
  optOutRoute,
  deliveriesRoute,
  webhooksRoute,
  unpublishedRoute,
  importRoute,
  importsRoute,
  importResultRoute,
  ...formRoutes,
  fitRoute,
  fitResultRoute,
  correctionRequestsRoute,
  ownAsksRoute,
  draftsRoute,
  draftRoute,
  noticesRoute,
  handedInDraftsRoute,
  recomputeRoute,
  driftRoute,
  failuresRoute,
  thesaurusRoute,
  conceptRoute,
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

  interface HistoryState {
    /** Moment when a form led here by saving, milliseconds. */
    savedAt?: number;
  }
}
