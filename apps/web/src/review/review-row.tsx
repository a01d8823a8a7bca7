import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListedReview } from '../api/model.js';
import { type Decidable } from './bulk-draft.js';
import { ReviewButton } from './review-button.js';
import { useReviewSides } from './review-sides.js';

export interface ReviewRowProps {
  readonly pair: Decidable & Pick<ListedReview, 'proposalId' | 'measureKind'>;
  /** What the machine gives now; undefined where it is not known here. */
  readonly automaticScore: number | undefined;
  readonly isStale: boolean;
  readonly isChosen: boolean;
  /** Undefined where nothing is to be chosen. */
  readonly onChoose: ((isChosen: boolean) => void) | undefined;
  /** What is said of the pair below its two sides. */
  readonly children: ReactNode;
}

/** One alignment in a list for reviewers, with both of its sides. */
export function ReviewRow(props: ReviewRowProps): ReactNode {
  const { pair, automaticScore, isStale, isChosen, onChoose, children } = props;
  const { t } = useTranslation();
  const { proposal, measure, about } = useReviewSides()(pair);
  return (
    <li className="review-row">
      {onChoose !== undefined && pair.presentDigest !== null && (
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
          <Link to="/proposals/$id" params={{ id: pair.proposalId }}>
            {proposal}
          </Link>
          <span aria-hidden="true"> ↔ </span>
          <Link
            to={pair.measureKind === 'programme' ? '/programmes/$id' : '/legislative-items/$id'}
            params={{ id: pair.measureId }}
          >
            {measure}
          </Link>
          {isStale && <span className="tag">{t('review.stale')}</span>}
        </p>
        {pair.askText !== null && (
          <p className="review-row__ask" lang="ko">
            {pair.askText}
          </p>
        )}
        {children}
      </div>
      <ReviewButton pair={pair} about={about} automaticScore={automaticScore} />
    </li>
  );
}
