import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type ListedReview } from '../api/model.js';
import { reviewListDecideMany } from '../generated/sdk.gen.js';
import { FormProblem } from '../ui/form-problem.js';
import { refreshAfterReview } from './review-queries.js';
import { ActionButton } from '../ui/action-button.js';

export interface ReconfirmBarProps {
  /** Those that were chosen. */
  readonly reviews: readonly ListedReview[];
  readonly onDone: () => void;
}

/** Saves chosen decisions again as they are, each with its own reason, on the texts as they stand now. */
export function ReconfirmBar({ reviews, onDone }: ReconfirmBarProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => dataOf(reviewListDecideMany({ body: { items: reviews.flatMap(toItem) } })),
    onSuccess: onDone,
    onSettled: () => refreshAfterReview(client),
  });
  const refused = save.data?.items.filter(({ problem }) => problem !== null).length ?? 0;
  return (
    <div className="reconfirm">
      <p>{t('review.reconfirmHint')}</p>
      <FormProblem error={save.error} />
      <p role="status">
        {save.data && t('review.reconfirmed', { count: save.data.items.length - refused })}{' '}
        {refused > 0 && t('review.refusedCount', { count: refused })}
      </p>
      <ActionButton
        className="button button--primary"
        disabled={reviews.length === 0}
        isPending={save.isPending}
        onClick={() => {
          save.mutate();
        }}
      >
        {t('review.reconfirmSelected', { count: reviews.length })}
      </ActionButton>
    </div>
  );
}

function toItem({ askId, measureId, version, presentDigest, ...review }: ListedReview) {
  const { decision, extent, score, reasonCode, reason } = review;
  if (decision === null || reasonCode === null || reason === null || presentDigest === null) return [];
  return [
    { askId, measureId, version, decision, extent, score, reasonCode, reason, textDigest: presentDigest },
  ];
}
