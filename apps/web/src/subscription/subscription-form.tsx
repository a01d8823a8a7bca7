import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../account/session.js';
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
        edition: 'general',
        filter: { topics: [], stakeholders: [], ministries: [], axes: [] },
      },
  );
  const save = useSave(subscription, onClose);
  const preview = useMutation({
    mutationFn: (body: SubscriptionDraft) => dataOf(subscriptionPreview({ body })),
  });
  // what was read from the server has more than what is sent back
  const { lang, edition = 'general', filter } = draft;
  const body: SubscriptionDraft = { lang, edition, filter };
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
        {subscription === undefined && <EditionField draft={draft} onChange={setDraft} />}
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

/** Which edition it is of, for who acts for a company; it is chosen once. */
function EditionField({ draft, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useTranslation();
  const isOfCompany = (useSession()?.person?.stakeholderId ?? null) !== null;
  if (!isOfCompany) return null;
  return (
    <RadioChoice
      legend={t('subscriptions.editionChoice')}
      choices={(['general', 'company'] as const).map((value) => ({
        value,
        label: t(`subscriptions.edition.${value}`),
      }))}
      chosen={draft.edition ?? 'general'}
      onChange={(edition) => {
        onChange({ ...draft, edition });
      }}
    />
  );
}

function DraftFields({ draft, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {draft.edition === 'company' && <p className="form__hint">{t('subscriptions.companyHint')}</p>}
      <RadioChoice
        legend={t('subscriptions.language')}
        choices={(['ko', 'en'] as const).map((value) => ({
          value,
          label: t(`subscriptions.languages.${value}`),
        }))}
        chosen={draft.lang}
        onChange={(lang) => {
          onChange({ ...draft, lang });
        }}
      />
      {draft.edition !== 'company' && <NewsFields draft={draft} onChange={onChange} />}
    </>
  );
}

/** What of the general edition is told. */
function NewsFields({ draft, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { filter } = draft;
  return (
    <>
      <ChoiceBoxes
        legend={t('subscriptions.topics')}
        choices={topicOrder.map((value) => ({ value, label: t(`subscriptions.topic.${value}`) }))}
        chosen={filter.topics}
        onChange={(topics) => {
          onChange({ ...draft, filter: { ...filter, topics: [...topics] } });
        }}
      />
      <FilterFields
        filter={filter}
        onChange={(changed) => {
          onChange({ ...draft, filter: changed });
        }}
      />
    </>
  );
}

function useSave(subscription: Subscription | undefined, onClose: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SubscriptionDraft) => {
      if (subscription === undefined) return dataOf(subscriptionCreate({ body }));
      const { lang, filter } = body;
      return dataOf(subscriptionChange({ path: { id: subscription.id }, body: { lang, filter } }));
    },
    onSuccess: async () => {
      onClose();
      await refreshSubscriptions(client);
    },
  });
}
