import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Crumb {
  readonly label: ReactNode;
  readonly to?: '/' | '/recompute' | '/reports' | '/programmes' | '/legislative-items' | '/stakeholders';
}

/** Where the page lies; the last entry is the page itself. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }): ReactNode {
  const { t } = useTranslation();
  const all: readonly Crumb[] = [{ label: t('shell.home'), to: '/' }, ...crumbs];
  return (
    <nav className="breadcrumbs" aria-label={t('shell.breadcrumb')}>
      <ol>
        {all.map((crumb, index) => (
          <li key={index}>
            {crumb.to !== undefined && index < all.length - 1 ? (
              <Link to={crumb.to}>{crumb.label}</Link>
            ) : (
              <span aria-current={index === all.length - 1 ? 'page' : undefined}>{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
