import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Review } from '../api/model.js';
import { formatDateTime } from '../ui/format.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import './review-summary.css';

/** One version of a review in words: what, why, by whom and when. */
export function ReviewSummary({ review }: { readonly review: Review }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { action, actor, at, reason, reasonCode, decidedBy, note, automaticScore } = review;
  const by = t('review.by', { name: actor ?? '', at: formatDateTime(at, language) });
  return (
    <div className="review__summary">
      <p>
        <strong>{useDecisionWords(review)}</strong>{' '}
        <span className="tag">{t(`review.state.${review.state}`)}</span>
      </p>
      {reasonCode !== null && (
        <p className="review__reason">
          <span>{t(`review.reason.${reasonCode}`)}</span> <span lang="ko">{reason}</span>
        </p>
      )}
      {note !== null && <p className="review__reason">{t('review.note', { note })}</p>}
      <p className="review__by">
        {[
          t(`review.done.${action}`),
          by,
          ...(decidedBy !== null && decidedBy !== actor ? [t('review.decidedBy', { name: decidedBy })] : []),
          ...(automaticScore === null ? [] : [t('review.automaticThen', { score: automaticScore })]),
        ].join(' · ')}
      </p>
    </div>
  );
}

function useDecisionWords({ decision, extent, score }: Review): string {
  const { t } = useTranslation();
  if (decision === null) return t('review.noDecision');
  if (decision === 'rejected') return t('review.verdict.rejected');
  if (decision === 'adjusted') return t('review.verdict.adjusted', { score: score ?? 0 });
  return t(extent === 'wholly' ? 'review.verdict.answers_wholly' : 'review.verdict.answers_partly');
}
