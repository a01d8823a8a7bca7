import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DecisionSummary } from '../api/model.js';
import './decision-tag.css';

/** What a person decided on an alignment, for everybody; and whether a text changed since. */
export function DecisionTag({ decision }: { readonly decision: DecisionSummary }): ReactNode {
  const { t } = useTranslation();
  const { verdict, score, isStale } = decision;
  return (
    <>
      <span className={`decision-tag decision-tag--${verdict}`}>
        {t(`review.verdict.${verdict}`, { score: score ?? 0 })}
      </span>
      {isStale && <span className="decision-tag decision-tag--stale">{t('review.stale')}</span>}
    </>
  );
}
