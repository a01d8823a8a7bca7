import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type BulkOutcome } from '../api/model.js';
import { reviewUndo } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { useLanguage } from '../ui/use-language.js';
import { refreshAfterReview } from './review-queries.js';

export interface BulkOutcomesProps {
  readonly outcomes: readonly BulkOutcome[];
  /** What each is about, in the same order. */
  readonly abouts: readonly string[];
}

/** What came of each decision, and the way back for those that were saved. */
export function BulkOutcomes({ outcomes, abouts }: BulkOutcomesProps): ReactNode {
  const { t } = useTranslation();
  const saved = outcomes.filter(({ review }) => review !== null).length;
  const refused = outcomes.length - saved;
  return (
    <>
      <p role="status">
        {t('review.bulkSaved', { count: saved })} {refused > 0 && t('review.bulkRefused', { count: refused })}
      </p>
      <ul className="bulk">
        {outcomes.map((outcome, index) => (
          <Outcome
            key={`${outcome.askId}/${outcome.measureId}`}
            outcome={outcome}
            about={abouts[index] ?? ''}
          />
        ))}
      </ul>
    </>
  );
}

function Outcome({
  outcome: { askId, measureId, review, problem },
  about,
}: {
  readonly outcome: BulkOutcome;
  readonly about: string;
}): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () =>
      dataOf(reviewUndo({ path: { askId, measureId }, headers: ifMatch(review?.version ?? 0) })),
    onSettled: () => refreshAfterReview(client),
  });
  return (
    <li className="bulk__row">
      <p className="bulk__about">{about}</p>
      {problem !== null && (
        <p className="form__fault">{language === 'en' ? problem.detailEn : problem.detail}</p>
      )}
      {review !== null && (
        <p className="bulk__outcome" role="status">
          {t(undo.isSuccess ? 'review.bulkUndone' : `review.bulkState.${review.state}`)}
        </p>
      )}
      <FormProblem error={undo.error} />
      {review !== null && !undo.isSuccess && (
        <ActionButton
          isPending={undo.isPending}
          aria-label={t('review.bulkUndoNamed', { about })}
          onClick={() => {
            undo.mutate();
          }}
        >
          {t('review.action.undo')}
        </ActionButton>
      )}
    </li>
  );
}
