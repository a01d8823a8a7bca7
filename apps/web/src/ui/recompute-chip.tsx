import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageSummary } from '../api/model.js';
import './freshness-chip.css';

/** How current the numbers of the whole board are; leads to what waits and what failed. */
export function RecomputeChip({
  recompute,
}: {
  readonly recompute: Pick<CoverageSummary['recompute'], 'pending' | 'failed'>;
}): ReactNode {
  const { t } = useTranslation();
  const { pending, failed } = recompute;
  const state = failed > 0 ? 'failed' : pending > 0 ? 'pending' : 'fresh';
  return (
    <Link to="/recompute" className={`freshness freshness--${state} quiet-link`}>
      <svg className="freshness__dot" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="3.6" />
      </svg>
      {state === 'fresh' && t('freshness.freshPlain')}
      {state === 'pending' && t('freshness.board', { count: pending })}
      {state === 'failed' && t('freshness.boardFailed', { count: failed })}
    </Link>
  );
}
