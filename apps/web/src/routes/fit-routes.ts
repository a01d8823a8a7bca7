import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
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
