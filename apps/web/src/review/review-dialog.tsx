import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type Review, type ReviewStanding } from '../api/model.js';
import { ApiProblem } from '../api/problem.js';
import { reviewSecond, reviewUndo, reviewWithdraw } from '../generated/sdk.gen.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { ReviewForm } from './review-form.js';
import { type PairKey, refreshAfterReview, reviewQuery } from './review-queries.js';
import { ReviewVersions } from './review-versions.js';
import './review-dialog.css';
import { ReviewSummary } from './review-summary.js';
import { TextDifferences } from './text-differences.js';
import { ActionButton } from '../ui/action-button.js';

export interface ReviewDialogProps {
  readonly pair: PairKey;
  readonly about: string;
  readonly automaticScore: number | undefined;
  readonly onClose: () => void;
}

/** The review of one alignment: what was decided and why, what changed since, and the form for those who may decide. */
export function ReviewDialog({ pair, about, automaticScore, onClose }: ReviewDialogProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(reviewQuery(pair));
  const mayReview = useMay('review');
  return (
    <ModalDialog title={t('review.title')} onClose={onClose} isDismissable={false}>
      <p className="review__about" lang="ko">
        {about}
      </p>
      {automaticScore !== undefined && (
        <p className="review__automatic">{t('review.automatic', { score: automaticScore })}</p>
      )}
      <AsyncPanel query={query} lines={8}>
        {(standing) => (
          <div className="review">
            <Present standing={standing} />
            {mayReview && standing.review !== null && (
              <TakeBack pair={pair} standing={standing} review={standing.review} />
            )}
            {mayReview && (
              <ReviewForm
                key={standing.review?.version ?? 0}
                pair={pair}
                standing={standing}
                onDone={onClose}
              />
            )}
            {standing.review !== null && <ReviewVersions pair={pair} />}
          </div>
        )}
      </AsyncPanel>
    </ModalDialog>
  );
}

function Present({ standing }: { readonly standing: ReviewStanding }): ReactNode {
  const { t } = useTranslation();
  const { review, isStale, differences } = standing;
  if (review === null) return <p className="review__none">{t('review.none')}</p>;
  return (
    <section aria-label={t('review.present')}>
      <ReviewSummary review={review} />
      {isStale && (
        <div className="review__stale">
          <p className="review__stale-title">{t('review.staleTitle')}</p>
          <p>{t('review.staleText')}</p>
          <TextDifferences differences={differences} />
        </div>
      )}
    </section>
  );
}

interface TakeBackProps {
  readonly pair: PairKey;
  readonly standing: ReviewStanding;
  readonly review: Review;
}

/** Undo, withdraw, and a second person's agreement. */
function TakeBack({ pair, standing, review }: TakeBackProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const sent = { path: pair, headers: ifMatch(review.version) };
  const action = useMutation({
    mutationFn: (what: 'undo' | 'withdraw' | 'agree' | 'return') => {
      if (what === 'undo') return dataOf(reviewUndo(sent));
      if (what === 'withdraw') return dataOf(reviewWithdraw(sent));
      const body = { agrees: what === 'agree', textDigest: standing.textDigest };
      return dataOf(reviewSecond({ ...sent, body }));
    },
    onSettled: () => refreshAfterReview(client),
  });
  const button = (what: Parameters<typeof action.mutate>[0], isMain = false): ReactNode => (
    <ActionButton
      className={isMain ? 'button button--primary' : 'button'}
      isPending={action.isPending}
      onClick={() => {
        action.mutate(what);
      }}
    >
      {t(`review.action.${what}`)}
    </ActionButton>
  );
  const isWaiting = review.state === 'awaiting_second';
  return (
    <div className="review__tools">
      <FormProblem error={action.error} />
      {isWaiting && review.isOwn && <p>{t('review.waitsForOther')}</p>}
      {isWaiting && !review.isOwn && button('agree', true)}
      {isWaiting && !review.isOwn && button('return')}
      {button('undo')}
      {review.state !== 'withdrawn' && button('withdraw')}
    </div>
  );
}

/** Whether somebody else changed the review while it was looked at. */
export const isOvertaken = (error: unknown): boolean => error instanceof ApiProblem && error.status === 412;
