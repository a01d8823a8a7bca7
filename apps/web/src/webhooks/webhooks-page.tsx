import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { type WebhookEndpoint } from '../api/model.js';
import { webhookChange, webhookCreate, webhookRemove, webhookTest } from '../generated/sdk.gen.js';
import '../subscription/subscription.css';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import '../ui/entry.css';
import { FormProblem } from '../ui/form-problem.js';
import { formatDateTime } from '../ui/format.js';
import { SecretOnce } from '../ui/secret-once.js';
import '../ui/tag.css';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { ChangeEventsButton } from './change-events-button.js';
import { EventBoxes } from './event-boxes.js';
import { eventKeys, eventOrder } from './event-keys.js';
import { refreshWebhooks, webhooksQuery } from './webhook-queries.js';

/** Where programs of others are told that a report was published, for administrators. */
export function WebhooksPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('webhooks.title')} right="administer">
      {() => <Webhooks />}
    </SignedInPage>
  );
}

function Webhooks(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(webhooksQuery());
  return (
    <>
      <p className="page__answer">{t('webhooks.answer')}</p>
      <AsyncPanel query={query} lines={6}>
        {({ items, isSent }) => (
          <>
            {!isSent && <p className="form__done subscriptions__note">{t('webhooks.off')}</p>}
            <section aria-labelledby="webhooks-heading" className="subscriptions">
              <h2 id="webhooks-heading" className="section-heading">
                {t('webhooks.list')}
              </h2>
              {items.length === 0 ? (
                <p>{t('webhooks.none')}</p>
              ) : (
                <ul className="account__list">
                  {items.map((endpoint) => (
                    <Item key={endpoint.id} endpoint={endpoint} />
                  ))}
                </ul>
              )}
              <p className="account__tools">
                <Link to="/deliveries" className="button">
                  {t('webhooks.log')}
                </Link>
              </p>
            </section>
            {isSent && <NewEndpoint />}
          </>
        )}
      </AsyncPanel>
    </>
  );
}

function Item({ endpoint }: { readonly endpoint: WebhookEndpoint }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { url, events, state, pauseCause, createdAt } = endpoint;
  const list = eventOrder.filter((event) => events.includes(event)).map((event) => t(eventKeys[event]));
  return (
    <li className="account__item">
      <div>
        <p>
          <code>{url}</code> <span className="tag">{t(`webhooks.state.${state}`)}</span>
        </p>
        {pauseCause !== null && <p>{t(`webhooks.pauseCause.${pauseCause}`)}</p>}
        <p className="account__note">{t('webhooks.told', { list: list.join(', ') })}</p>
        <p className="account__note">{t('webhooks.created', { at: formatDateTime(createdAt, language) })}</p>
      </div>
      <Actions endpoint={endpoint} />
    </li>
  );
}

type Action = 'pause' | 'resume' | 'test' | 'remove';

async function act(id: string, action: Action): Promise<void> {
  const path = { id };
  if (action === 'test') await dataOf(webhookTest({ path }));
  else if (action === 'remove') await dataOf(webhookRemove({ path }));
  else await dataOf(webhookChange({ path, body: { state: action === 'pause' ? 'paused' : 'active' } }));
}

function Actions({ endpoint }: { readonly endpoint: WebhookEndpoint }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, url, state } = endpoint;
  const acting = useMutation({
    mutationFn: (action: Action) => act(id, action),
    onSettled: () => refreshWebhooks(client),
  });
  const actions: readonly Action[] = ['test', state === 'active' ? 'pause' : 'resume', 'remove'];
  return (
    <div>
      <FormProblem error={acting.error} />
      <p role="status">{acting.isSuccess && acting.variables === 'test' && t('webhooks.tested')}</p>
      <div className="subscriptions__actions">
        <ChangeEventsButton endpoint={endpoint} />
        {actions.map((action) => (
          <ActionButton
            key={action}
            className="button button--small"
            aria-label={t(`webhooks.${action}Named`, { url })}
            isPending={acting.isPending}
            onClick={() => {
              acting.mutate(action);
            }}
          >
            {t(`webhooks.${action}`)}
          </ActionButton>
        ))}
      </div>
    </div>
  );
}

function NewEndpoint(): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<WebhookEndpoint['events']>(['report.published']);
  const create = useMutation({
    mutationFn: () => dataOf(webhookCreate({ body: { url, events } })),
    onSuccess: () => {
      setUrl('');
      return refreshWebhooks(client);
    },
  });
  return (
    <form
      className="form subscriptions"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <h2 className="section-heading">{t('webhooks.new')}</h2>
      <FormProblem error={create.error} />
      {create.data !== undefined && <SecretOnce note={t('webhooks.secret')} secret={create.data.secret} />}
      <TextField
        label={t('webhooks.url')}
        name="url"
        hint={t('webhooks.urlHint')}
        max={2_000}
        value={url}
        error={create.error}
        onChange={setUrl}
      />
      <EventBoxes chosen={events} onChange={setEvents} />
      <p>
        <ActionButton type="submit" className="button button--primary" isPending={create.isPending}>
          {t('webhooks.add')}
        </ActionButton>
      </p>
    </form>
  );
}
