import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type ListedReview, type Reason } from '../api/model.js';
import { reviewListDecideMany } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { RadioChoice } from '../ui/radio-choice.js';
import { useLanguage } from '../ui/use-language.js';
import { emptyBulkDraft, toBulkItems, withCommon, withRow } from './bulk-draft.js';
import { BulkOutcomes } from './bulk-outcomes.js';
import { type DecisionDraft } from './decision-draft.js';
import { ReasonFields } from './decision-fields.js';
import { reasonsQuery, refreshAfterReview } from './review-queries.js';
import { useReviewSides } from './review-sides.js';
import './bulk-dialog.css';

export interface BulkDialogProps {
  /** As they were when the dialog was opened. */
  readonly reviews: readonly ListedReview[];
  readonly onClose: () => void;
}

/** One decision on several alignments, each with its own reason; then what came of each. */
export function BulkDialog({ reviews, onClose }: BulkDialogProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(reasonsQuery());
  return (
    <ModalDialog
      title={t('review.bulkTitle', { count: reviews.length })}
      onClose={onClose}
      isDismissable={false}
    >
      <AsyncPanel query={query} lines={6}>
        {({ items }) => <BulkForm reviews={reviews} reasons={items} />}
      </AsyncPanel>
    </ModalDialog>
  );
}

function BulkForm({
  reviews,
  reasons,
}: Pick<BulkDialogProps, 'reviews'> & { readonly reasons: readonly Reason[] }): ReactNode {
  const { t } = useTranslation();
  const words = { reasons, language: useLanguage() };
  const client = useQueryClient();
  const sidesOf = useReviewSides();
  const [draft, setDraft] = useState(() => emptyBulkDraft(reviews.length));
  const save = useMutation({
    mutationFn: () => dataOf(reviewListDecideMany({ body: { items: toBulkItems(reviews, draft.rows) } })),
    onSettled: () => refreshAfterReview(client),
  });
  const abouts = reviews.map((review) => sidesOf(review).about);
  if (save.data !== undefined) return <BulkOutcomes outcomes={save.data.items} abouts={abouts} />;
  return (
    <form
      className="form bulk__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FormProblem error={save.error} />
      <CommonFields
        draft={draft.common}
        reasons={reasons}
        onChange={(patch) => {
          setDraft(withCommon(draft, patch, words));
        }}
      />
      <ul className="bulk" aria-label={t('review.bulkRows')}>
        {draft.rows.map((row, index) => (
          <li key={`${reviews[index]?.askId ?? ''}/${reviews[index]?.measureId ?? ''}`} className="bulk__row">
            <fieldset>
              <legend className="bulk__about">{abouts[index]}</legend>
              <ReasonFields
                draft={row}
                reasons={reasons}
                error={save.error}
                name={`items.${String(index)}.reason`}
                onChange={(patch) => {
                  setDraft(withRow(draft, index, { ...words, patch }));
                }}
              />
            </fieldset>
          </li>
        ))}
      </ul>
      <p className="form__foot">
        <ActionButton type="submit" className="button button--primary" isPending={save.isPending}>
          {t('review.bulkSave', { count: reviews.length })}
        </ActionButton>
      </p>
    </form>
  );
}

const decisions = ['confirmed', 'rejected'] as const;
const extents = ['wholly', 'partly'] as const;

/** What goes for all. */
function CommonFields({
  draft,
  reasons,
  onChange,
}: {
  readonly draft: DecisionDraft;
  readonly reasons: readonly Reason[];
  readonly onChange: (patch: Partial<DecisionDraft>) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend className="bulk__about">{t('review.bulkCommon')}</legend>
      <RadioChoice
        legend={t('review.decisionLegend')}
        choices={decisions.map((value) => ({ value, label: t(`review.decision.${value}`) }))}
        chosen={draft.decision === 'rejected' ? 'rejected' : 'confirmed'}
        onChange={(decision) => {
          onChange({ decision });
        }}
      />
      {draft.decision === 'confirmed' && (
        <RadioChoice
          legend={t('review.extentLegend')}
          choices={extents.map((value) => ({ value, label: t(`review.extent.${value}`) }))}
          chosen={draft.extent}
          onChange={(extent) => {
            onChange({ extent });
          }}
        />
      )}
      {draft.decision === 'confirmed' && <p className="form__hint">{t('review.lends')}</p>}
      <ReasonFields draft={draft} reasons={reasons} error={null} name="" onChange={onChange} />
    </fieldset>
  );
}
