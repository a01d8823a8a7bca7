import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type Subscription, type SubscriptionDraft } from '../api/model.js';
import { subscriptionChange, subscriptionCreate, subscriptionPreview } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { FormProblem } from '../ui/form-problem.js';
import { RadioChoice } from '../ui/radio-choice.js';
import { useLanguage } from '../ui/use-language.js';
import { FilterFields, topicOrder } from './filter-fields.js';
import { MailPreview } from './mail-preview.js';
import { refreshSubscriptions } from './subscription-queries.js';

export interface SubscriptionFormProps {
  /** Undefined for a new one. */
  readonly subscription: Subscription | undefined;
  readonly onClose: () => void;
}

/** Makes or changes a subscription, and shows the mail that would come of it. */
export function SubscriptionForm({ subscription, onClose }: SubscriptionFormProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState<SubscriptionDraft>(
    () =>
      subscription ?? {
        lang: language,
        filter: { topics: [], stakeholders: [], ministries: [], axes: [] },
      },
  );
  const save = useSave(subscription, onClose);
  const preview = useMutation({
    mutationFn: (body: SubscriptionDraft) => dataOf(subscriptionPreview({ body })),
  });
  // what was read from the server has more than what is sent back
  const body: SubscriptionDraft = { lang: draft.lang, filter: draft.filter };
  return (
    <section aria-labelledby="subscription-form-heading" className="subscriptions">
      <h2 id="subscription-form-heading" className="section-heading">
        {t(subscription === undefined ? 'subscriptions.new' : 'subscriptions.change')}
      </h2>
      <form
        className="form form--wide"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(body);
        }}
      >
        <FormProblem error={save.error ?? preview.error} />
        <DraftFields draft={draft} onChange={setDraft} />
        <p className="form__foot">
          <ActionButton type="submit" className="button button--primary" isPending={save.isPending}>
            {t('subscriptions.save')}
          </ActionButton>
          <ActionButton
            isPending={preview.isPending}
            onClick={() => {
              preview.mutate(body);
            }}
          >
            {t('subscriptions.preview')}
          </ActionButton>
          <button type="button" className="button" onClick={onClose}>
            {t('subscriptions.cancel')}
          </button>
        </p>
      </form>
      {preview.data !== undefined && <MailPreview preview={preview.data} lang={preview.variables.lang} />}
    </section>
  );
}

interface DraftFieldsProps {
  readonly draft: SubscriptionDraft;
  readonly onChange: (draft: SubscriptionDraft) => void;
}

function DraftFields({ draft, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { lang, filter } = draft;
  return (
    <>
      <RadioChoice
        legend={t('subscriptions.language')}
        choices={(['ko', 'en'] as const).map((value) => ({
          value,
          label: t(`subscriptions.languages.${value}`),
        }))}
        chosen={lang}
        onChange={(chosen) => {
          onChange({ lang: chosen, filter });
        }}
      />
      <ChoiceBoxes
        legend={t('subscriptions.topics')}
        choices={topicOrder.map((value) => ({ value, label: t(`subscriptions.topic.${value}`) }))}
        chosen={filter.topics}
        onChange={(topics) => {
          onChange({ lang, filter: { ...filter, topics: [...topics] } });
        }}
      />
      <FilterFields
        filter={filter}
        onChange={(changed) => {
          onChange({ lang, filter: changed });
        }}
      />
    </>
  );
}

function useSave(subscription: Subscription | undefined, onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SubscriptionDraft) =>
      dataOf(
        subscription === undefined
          ? subscriptionCreate({ body })
          : subscriptionChange({ path: { id: subscription.id }, body }),
      ),
    onSuccess: async () => {
      onClose();
      await refreshSubscriptions(client);
    },
  });
}
