import { type QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, retainSearchParams } from '@tanstack/react-router';
import { applyLanguage, type Language, storedLanguage, toLanguage } from '../i18n/i18n.js';
import { NotFoundPage, PageProblem } from '../shell/not-found-page.js';
import { Shell } from '../shell/shell.js';

export interface RouterContext {
  readonly queryClient: QueryClient;
}

/** Loaders only start what the page will show; the page itself shows a failure, in its own panel. */
export function shownByThePage(): void {
  return undefined;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
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
