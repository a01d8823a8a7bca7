import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { toDraftSearch } from '../company/draft-search.js';
import { toFitSearch } from '../fit/fit-steps.js';
import { withDeskWords } from '../i18n/i18n.js';
import { rootRoute } from './root-route.js';

export const fitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fit',
  validateSearch: toFitSearch,
  component: lazyRouteComponent(
    withDeskWords(() => import('../fit/fit-page.js')),
    'FitPage',
  ),
});

export const fitResultRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fit/result',
  component: lazyRouteComponent(
    withDeskWords(() => import('../fit/fit-result-page.js')),
    'FitResultPage',
  ),
});

export const correctionRequestsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/correction-requests',
  component: lazyRouteComponent(
    withDeskWords(() => import('../fit/correction-requests-page.js')),
    'CorrectionRequestsPage',
  ),
});

export const ownAsksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fit/asks',
  component: lazyRouteComponent(
    withDeskWords(() => import('../company/own-asks-page.js')),
    'OwnAsksPage',
  ),
});

export const draftsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fit/drafts',
  component: lazyRouteComponent(
    withDeskWords(() => import('../company/drafts-page.js')),
    'DraftsPage',
  ),
});

export const draftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fit/draft',
  validateSearch: toDraftSearch,
  component: lazyRouteComponent(
    withDeskWords(() => import('../company/draft-page.js')),
    'DraftPage',
  ),
});

export const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fit/notices',
  component: lazyRouteComponent(
    withDeskWords(() => import('../company/notices-page.js')),
    'NoticesPage',
  ),
});

export const handedInDraftsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/submitted-drafts',
  component: lazyRouteComponent(
    withDeskWords(() => import('../company/handed-in-drafts-page.js')),
    'HandedInDraftsPage',
  ),
});
