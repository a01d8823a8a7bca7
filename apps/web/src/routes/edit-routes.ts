import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type * as formPages from '../entry-form/entry-form-pages.js';
import { withDeskWords } from '../i18n/i18n.js';
import { rootRoute } from './root-route.js';

type FormPage = keyof typeof formPages;

/** The form of a new entry, or of one that there is. */
const formRoute = <const Path extends string>(path: Path, page: FormPage) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    component: lazyRouteComponent(
      withDeskWords(() => import('../entry-form/entry-form-pages.js')),
      page,
    ),
  });

export const formRoutes = [
  formRoute('/proposals/new', 'ProposalFormPage'),
  formRoute('/proposals/$id/edit', 'ProposalFormPage'),
  formRoute('/programmes/new', 'ProgrammeFormPage'),
  formRoute('/programmes/$id/edit', 'ProgrammeFormPage'),
  formRoute('/legislative-items/new', 'LegislativeItemFormPage'),
  formRoute('/legislative-items/$id/edit', 'LegislativeItemFormPage'),
  formRoute('/stakeholders/new', 'StakeholderFormPage'),
  formRoute('/stakeholders/$id/edit', 'StakeholderFormPage'),
] as const;

export const unpublishedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/unpublished',
  component: lazyRouteComponent(
    withDeskWords(() => import('../unpublished/unpublished-page.js')),
    'UnpublishedPage',
  ),
});

export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  component: lazyRouteComponent(
    withDeskWords(() => import('../import/import-page.js')),
    'ImportPage',
  ),
});

export const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports',
  component: lazyRouteComponent(
    withDeskWords(() => import('../import/imports-page.js')),
    'ImportListPage',
  ),
});

export const importResultRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/$id',
  component: lazyRouteComponent(
    withDeskWords(() => import('../import/imports-page.js')),
    'ImportResultPage',
  ),
});
