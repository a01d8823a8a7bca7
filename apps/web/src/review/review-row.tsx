import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListedReview } from '../api/model.js';
import { ReviewButton } from './review-button.js';
import { useReviewSides } from './review-sides.js';
import { ReviewSummary } from './review-summary.js';

export interface ReviewRowProps {
  readonly review: ListedReview;
  readonly isChosen: boolean;
  /** Undefined where nothing is to be chosen. */
  readonly onChoose: ((isChosen: boolean) => void) | undefined;
}

/** One review in the list, with both of its sides. */
export function ReviewRow({ review, isChosen, onChoose }: ReviewRowProps): ReactNode {
  const { t } = useTranslation();
  const { proposal, measure, about } = useReviewSides()(review);
  return (
    <li className="review-row">
      {onChoose !== undefined && review.presentDigest !== null && (
        <input
          type="checkbox"
          aria-label={t('review.select', { about })}
          checked={isChosen}
          onChange={(event) => {
            onChoose(event.target.checked);
          }}
        />
      )}
      <div className="review-row__main">
        <p className="review-row__sides">
          <Link to="/proposals/$id" params={{ id: review.proposalId }}>
            {proposal}
          </Link>
          <span aria-hidden="true"> ↔ </span>
          <Link
            to={review.measureKind === 'programme' ? '/programmes/$id' : '/legislative-items/$id'}
            params={{ id: review.measureId }}
          >
            {measure}
          </Link>
          {review.isStale && <span className="tag">{t('review.stale')}</span>}
        </p>
        {review.askText !== null && (
          <p className="review-row__ask" lang="ko">
            {review.askText}
          </p>
        )}
        <ReviewSummary review={review} />
      </div>
      <ReviewButton pair={review} about={about} automaticScore={undefined} />
    </li>
  );
}
