import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Freshness } from '../api/model.js';
import { formatMoment } from './format.js';
import { useLanguage } from './use-language.js';
import './freshness-chip.css';

/** Says how current the number beside it is; the old value stays on screen while a new one is computed. */
export function FreshnessChip({
  freshness,
  isCompact = false,
}: {
  readonly freshness: Freshness;
  readonly isCompact?: boolean;
}): ReactNode {
  const text = useFreshnessText(freshness);
  return (
    <span className={`freshness freshness--${freshness.state}${isCompact ? ' freshness--compact' : ''}`}>
      <svg className="freshness__dot" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="3.6" />
      </svg>
      {text}
    </span>
  );
}

function useFreshnessText(freshness: Freshness): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (freshness.state === 'pending') return t('freshness.pending');
  if (freshness.state === 'failed') {
    const cause = freshness.cause?.detail;
    return cause ? t('freshness.failedCause', { cause }) : t('freshness.failed');
  }
  if (freshness.computedAt === null) return t('freshness.freshPlain');
  return t('freshness.fresh', { at: formatMoment(freshness.computedAt, new Date(), language) });
}
