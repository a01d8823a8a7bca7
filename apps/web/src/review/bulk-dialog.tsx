import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type Reason } from '../api/model.js';
import { reviewListDecideMany } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { useLanguage } from '../ui/use-language.js';
import {
  type BulkDraft,
  type Decidable,
  emptyBulkDraft,
  toBulkItems,
  withCommon,
  withRow,
} from './bulk-draft.js';
import { BulkOutcomes } from './bulk-outcomes.js';
import { type DecisionDraft } from './decision-draft.js';
import { DecisionFields, ReasonFields, type ReasonFieldsProps } from './decision-fields.js';
import { reasonsQuery, refreshAfterReview } from './review-queries.js';
import { useReviewSides } from './review-sides.js';
import './bulk-dialog.css';

export interface BulkDialogProps {
  /** As they were when the dialog was opened. */
  readonly reviews: readonly Decidable[];
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
      <fieldset>
        <legend className="bulk__about">{t('review.bulkCommon')}</legend>
        <DecisionFields
          draft={draft.common}
          reasons={reasons}
          error={null}
          decisions={['confirmed', 'rejected']}
          onChange={(patch) => {
            setDraft(withCommon(draft, patch, words));
          }}
        />
      </fieldset>
      <ReasonRows
        draft={draft}
        abouts={abouts}
        reasons={reasons}
        error={save.error}
        onChange={(index, patch) => {
          setDraft(withRow(draft, index, { ...words, patch }));
        }}
      />
      <p className="form__foot">
        <ActionButton type="submit" className="button button--primary" isPending={save.isPending}>
          {t('review.bulkSave', { count: reviews.length })}
        </ActionButton>
      </p>
    </form>
  );
}

/** The reason of each, which a person may change. */
function ReasonRows({
  draft,
  abouts,
  onChange,
  ...fields
}: Omit<ReasonFieldsProps, 'draft' | 'onChange'> & {
  readonly draft: BulkDraft;
  readonly abouts: readonly string[];
  readonly onChange: (index: number, patch: Partial<DecisionDraft>) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="bulk" aria-label={t('review.bulkRows')}>
      {draft.rows.map((row, index) => (
        // rows come and go all together, so that their place names them
        <li key={index} className="bulk__row">
          <fieldset>
            <legend className="bulk__about">{abouts[index]}</legend>
            <ReasonFields
              {...fields}
              draft={row}
              name={`items.${String(index)}.reason`}
              onChange={(patch) => {
                onChange(index, patch);
              }}
            />
          </fieldset>
        </li>
      ))}
    </ul>
  );
}
