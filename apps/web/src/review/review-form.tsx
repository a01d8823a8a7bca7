import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type Reason, type ReviewStanding } from '../api/model.js';
import { reviewDecide } from '../generated/sdk.gen.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { useLanguage } from '../ui/use-language.js';
import { DecisionFields } from './decision-fields.js';
import { type DecisionDraft, emptyDraft, toDecisionBody, withReason } from './decision-draft.js';
import { type PairKey, reasonsQuery, refreshAfterReview } from './review-queries.js';
import { ActionButton } from '../ui/action-button.js';

export interface ReviewFormProps {
  readonly pair: PairKey;
  readonly standing: ReviewStanding;
  readonly onDone: () => void;
}

/** The form of a decision. Whatever the server answers, what was typed stays. */
export function ReviewForm(props: ReviewFormProps): ReactNode {
  const query = useQuery(reasonsQuery());
  return (
    <AsyncPanel query={query} lines={4}>
      {({ items }) => <LoadedForm {...props} reasons={items} />}
    </AsyncPanel>
  );
}

function LoadedForm({
  pair,
  standing,
  reasons,
  onDone,
}: ReviewFormProps & { readonly reasons: readonly Reason[] }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { review, textDigest, secondReview } = standing;
  const [draft, setDraft] = useState<DecisionDraft>(() => emptyDraft(review));
  const save = useMutation({
    mutationFn: () =>
      dataOf(
        reviewDecide({
          path: pair,
          headers: ifMatch(review?.version ?? 0),
          body: { ...toDecisionBody(draft), textDigest },
        }),
      ),
    onSuccess: onDone,
    onSettled: () => refreshAfterReview(client),
  });
  return (
    <form
      className="review__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h3>{t(review?.decision == null ? 'review.decide' : 'review.decideAnew')}</h3>
      <FormProblem error={save.error} />
      <DecisionFields
        draft={draft}
        reasons={reasons}
        error={save.error}
        onChange={(patch) => {
          setDraft(withReason({ ...draft, ...patch }, draft, { reasons, language }));
        }}
      />
      {secondReview && <p className="form__hint">{t('review.secondHint')}</p>}
      <p>
        <ActionButton type="submit" className="button button--primary" isPending={save.isPending}>
          {t('review.save')}
        </ActionButton>
      </p>
    </form>
  );
}
