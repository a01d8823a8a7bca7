import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../ui/async-panel.js';
import { usePageTitle } from '../ui/use-page-title.js';

export function NotFoundPage(): ReactNode {
  const { t } = useTranslation();
  usePageTitle(t('state.notFound'));
  return (
    <div className="page page--narrow">
      <h1 tabIndex={-1}>{t('state.notFound')}</h1>
      <p className="page__answer">{t('state.notFoundText')}</p>
      <p>
        <Link to="/" className="button">
          {t('state.backToBoard')}
        </Link>
      </p>
    </div>
  );
}

/** Stands in for a page whose code or rendering failed. */
export function PageProblem({
  error,
  reset,
}: {
  readonly error: unknown;
  readonly reset: () => void;
}): ReactNode {
  const { t } = useTranslation();
  usePageTitle(t('state.error'));
  return (
    <div className="page page--narrow">
      <h1 tabIndex={-1}>{t('state.error')}</h1>
      <ProblemPanel error={error} onRetry={reset} />
    </div>
  );
}
