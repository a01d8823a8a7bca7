import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { toNextAddress } from '../account/next-address.js';
import { toProviderAnswer } from '../account/provider-answer.js';
import { toAuditSearch } from '../audit/audit-search.js';
import { toDeliverySearch } from '../deliveries/delivery-search.js';
import { toFailureSearch } from '../failures/failure-search.js';
import { toDuplicateSearch } from '../duplicate/duplicate-search.js';
import { withDeskWords } from '../i18n/i18n.js';
import { toListSearch } from '../list/list-search.js';
import { toReplySearch } from '../reply/reply-search.js';
import { toReportSearch } from '../report/report-search.js';
import { toReviewSearch } from '../review/review-search.js';
import { toThesaurusSearch } from '../thesaurus/thesaurus-search.js';
import { rootRoute } from './root-route.js';

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    search['next'] === undefined ? {} : { next: toNextAddress(search['next']) },
  component: lazyRouteComponent(() => import('../account/login-page.js'), 'LoginPage'),
});

export const returnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/return',
  validateSearch: toProviderAnswer,
  component: lazyRouteComponent(() => import('../account/return-page.js'), 'ReturnPage'),
});

export const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  component: lazyRouteComponent(() => import('../account/link-page.js'), 'LinkPage'),
});

export const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(
    withDeskWords(() => import('../account/account-page.js')),
    'AccountPage',
  ),
});

export const usersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/users',
  component: lazyRouteComponent(
    withDeskWords(() => import('../users/users-page.js')),
    'UsersPage',
  ),
});

export const reviewsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reviews',
  validateSearch: toReviewSearch,
  component: lazyRouteComponent(() => import('../review/reviews-page.js'), 'ReviewsPage'),
});

export const repliesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/replies',
  validateSearch: toReplySearch,
  component: lazyRouteComponent(() => import('../reply/replies-page.js'), 'RepliesPage'),
});

export const workRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my-work',
  component: lazyRouteComponent(() => import('../collaboration/work-page.js'), 'WorkPage'),
});

export const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: toAuditSearch,
  component: lazyRouteComponent(
    withDeskWords(() => import('../audit/audit-page.js')),
    'AuditPage',
  ),
});

export const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: toListSearch,
  component: lazyRouteComponent(() => import('../search/search-page.js'), 'SearchPage'),
});

export const methodRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/method',
  component: lazyRouteComponent(
    withDeskWords(() => import('../method/method-page.js')),
    'MethodPage',
  ),
});

export const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports',
  component: lazyRouteComponent(
    withDeskWords(() => import('../report/reports-page.js')),
    'ReportsPage',
  ),
});

export const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/$week',
  validateSearch: toReportSearch,
  component: lazyRouteComponent(
    withDeskWords(() => import('../report/report-page.js')),
    'ReportPage',
  ),
});

export const companyEditionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/$week/company',
  component: lazyRouteComponent(
    withDeskWords(() => import('../report/company-edition-page.js')),
    'CompanyEditionPage',
  ),
});

export const subscriptionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/subscriptions',
  component: lazyRouteComponent(
    withDeskWords(() => import('../subscription/subscriptions-page.js')),
    'SubscriptionsPage',
  ),
});

export const optOutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/opt-out/$token',
  component: lazyRouteComponent(
    withDeskWords(() => import('../subscription/opt-out-page.js')),
    'OptOutPage',
  ),
});

export const deliveriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/deliveries',
  validateSearch: toDeliverySearch,
  component: lazyRouteComponent(
    withDeskWords(() => import('../deliveries/deliveries-page.js')),
    'DeliveriesPage',
  ),
});

export const webhooksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/webhooks',
  component: lazyRouteComponent(
    withDeskWords(() => import('../webhooks/webhooks-page.js')),
    'WebhooksPage',
  ),
});

export const recomputeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/recompute',
  component: lazyRouteComponent(
    withDeskWords(() => import('../recompute/recompute-page.js')),
    'RecomputePage',
  ),
});

export const driftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/score-sets/$id',
  component: lazyRouteComponent(
    withDeskWords(() => import('../recompute/drift-page.js')),
    'DriftPage',
  ),
});

export const failuresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/failures',
  validateSearch: toFailureSearch,
  component: lazyRouteComponent(
    withDeskWords(() => import('../failures/failures-page.js')),
    'FailuresPage',
  ),
});

export const thesaurusRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/thesaurus',
  validateSearch: toThesaurusSearch,
  component: lazyRouteComponent(
    withDeskWords(() => import('../thesaurus/thesaurus-page.js')),
    'ThesaurusPage',
  ),
});

export const conceptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/thesaurus/$id',
  component: lazyRouteComponent(
    withDeskWords(() => import('../thesaurus/concept-page.js')),
    'ConceptPage',
  ),
});

export const duplicatesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/duplicates',
  validateSearch: toDuplicateSearch,
  component: lazyRouteComponent(() => import('../duplicate/duplicates-page.js'), 'DuplicatesPage'),
});
