import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { type Subscription, type SubscriptionList } from '../api/model.js';
import { subscriptionChange, subscriptionRemove } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import '../ui/entry.css';
import { FormProblem } from '../ui/form-problem.js';
import { formatDateTime } from '../ui/format.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { SubscriptionForm } from './subscription-form.js';
import { refreshSubscriptions, subscriptionsQuery } from './subscription-queries.js';
import './subscription.css';

/** What of the weekly report somebody wants by mail. */
export function SubscriptionsPage(): ReactNode {
  const { t } = useTranslation();
  return <SignedInPage title={t('subscriptions.title')}>{() => <Subscriptions />}</SignedInPage>;
}

function Subscriptions(): ReactNode {
  const query = useQuery(subscriptionsQuery());
  return (
    <AsyncPanel query={query} lines={8}>
      {(list) => <OwnSubscriptions list={list} />}
    </AsyncPanel>
  );
}

function OwnSubscriptions({ list }: { readonly list: SubscriptionList }): ReactNode {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Subscription | 'new'>();
  const { items, email, refusal, isMailSent } = list;
  const close = (): void => {
    setEdited(undefined);
  };
  return (
    <>
      <p className="page__answer">{t('subscriptions.answer', { email })}</p>
      {!isMailSent && <p className="form__done subscriptions__note">{t('subscriptions.off')}</p>}
      {refusal !== null && (
        <p className="form__refusal subscriptions__note">{t('subscriptions.refused', { answer: refusal })}</p>
      )}
      <section aria-labelledby="subscriptions-heading" className="subscriptions">
        <h2 id="subscriptions-heading" className="section-heading">
          {t('subscriptions.list')}
        </h2>
        {items.length === 0 ? (
          <p>{t('subscriptions.none')}</p>
        ) : (
          <ul className="account__list">
            {items.map((subscription) => (
              <Item key={subscription.id} subscription={subscription} onEdit={setEdited} />
            ))}
          </ul>
        )}
        {edited === undefined && (
          <p className="account__tools">
            <button
              type="button"
              className="button button--primary"
              onClick={() => {
                setEdited('new');
              }}
            >
              {t('subscriptions.new')}
            </button>
          </p>
        )}
      </section>
      {edited !== undefined && (
        <SubscriptionForm
          key={edited === 'new' ? 'new' : edited.id}
          subscription={edited === 'new' ? undefined : edited}
          onClose={close}
        />
      )}
    </>
  );
}

interface ItemProps {
  readonly subscription: Subscription;
  readonly onEdit: (subscription: Subscription) => void;
}

function Item({ subscription, onEdit }: ItemProps): ReactNode {
  const { t } = useTranslation();
  const { state, lang, filter } = subscription;
  const name = useSubscriptionName(subscription);
  const narrowed = filter.stakeholders.length + filter.ministries.length + filter.axes.length;
  return (
    <li className="account__item">
      <div>
        <p>
          {name} <span className="tag">{t(`subscriptions.state.${state}`)}</span>
        </p>
        <p className="account__note">
          {[
            t(`subscriptions.languages.${lang}`),
            ...(narrowed === 0 ? [] : [t('subscriptions.narrowed', { count: narrowed })]),
          ].join(' · ')}
        </p>
        <Last last={subscription.last} />
      </div>
      <Actions subscription={subscription} name={name} onEdit={onEdit} />
    </li>
  );
}

function useSubscriptionName({ edition, filter }: Subscription): string {
  const { t } = useTranslation();
  if (edition === 'company') return t('subscriptions.edition.company');
  if (filter.topics.length === 0) return t('subscriptions.everything');
  return filter.topics.map((topic) => t(`subscriptions.topic.${topic}`)).join(', ');
}

function Last({ last }: Pick<Subscription, 'last'>): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (last === null) return <p className="account__note">{t('subscriptions.never')}</p>;
  const { week, state, cause, at } = last;
  const outcome = [
    t(`deliveries.state.${state}`),
    ...(cause === null ? [] : [t(`deliveries.cause.${cause}`)]),
  ].join(': ');
  return (
    <p className="account__note">
      {t('subscriptions.last', { week, outcome, at: formatDateTime(at, language) })}
    </p>
  );
}

function Actions({ subscription, name, onEdit }: ItemProps & { readonly name: string }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, state } = subscription;
  const act = useMutation({
    mutationFn: async (action: 'paused' | 'active' | 'end') => {
      const path = { id };
      if (action === 'end') await dataOf(subscriptionRemove({ path }));
      else await dataOf(subscriptionChange({ path, body: { state: action } }));
    },
    onSettled: () => refreshSubscriptions(client),
  });
  const turn = state === 'active' ? 'pause' : 'resume';
  return (
    <div className="subscriptions__actions">
      <FormProblem error={act.error} />
      <button
        type="button"
        className="button button--small"
        aria-label={t('subscriptions.changeNamed', { name })}
        onClick={() => {
          onEdit(subscription);
        }}
      >
        {t('subscriptions.change')}
      </button>
      <ActionButton
        className="button button--small"
        aria-label={t(`subscriptions.${turn}Named`, { name })}
        isPending={act.isPending}
        onClick={() => {
          act.mutate(turn === 'pause' ? 'paused' : 'active');
        }}
      >
        {t(`subscriptions.${turn}`)}
      </ActionButton>
      <ActionButton
        className="button button--small"
        aria-label={t('subscriptions.endNamed', { name })}
        isPending={act.isPending}
        onClick={() => {
          act.mutate('end');
        }}
      >
        {t('subscriptions.end')}
      </ActionButton>
    </div>
  );
}
