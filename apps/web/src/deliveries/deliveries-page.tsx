import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { type Delivery } from '../api/model.js';
import { deliveryRetry } from '../generated/sdk.gen.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatDateTime } from '../ui/format.js';
import '../ui/tabs.css';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { eventKeys } from '../webhooks/event-keys.js';
import { deliveriesQuery, refreshDeliveries } from './delivery-queries.js';
import { type DeliverySearch, deliveryStates, toDeliverySearch } from './delivery-search.js';

const route = getRouteApi('/deliveries');

/** What was sent to whom, what waits and what failed, for administrators. */
export function DeliveriesPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('deliveries.title')} right="administer">
      {() => <Deliveries />}
    </SignedInPage>
  );
}

const searches: readonly DeliverySearch[] = [{}, ...deliveryStates.map((state) => ({ state }))];

function Deliveries(): ReactNode {
  const { t } = useTranslation();
  const search = toDeliverySearch({ ...route.useSearch() });
  return (
    <>
      <p>{t('deliveries.intro')}</p>
      <nav className="tabs" aria-label={t('deliveries.filters')}>
        {searches.map((wanted) => (
          <Link
            key={wanted.state ?? 'all'}
            to="/deliveries"
            search={wanted}
            className="tabs__tab"
            activeOptions={{ exact: true }}
            aria-current={wanted.state === search.state ? 'page' : undefined}
          >
            {wanted.state === undefined ? t('deliveries.all') : t(`deliveries.state.${wanted.state}`)}
          </Link>
        ))}
      </nav>
      <DeliveryList search={search} />
    </>
  );
}

function DeliveryList({ search }: { readonly search: DeliverySearch }): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(deliveriesQuery(search));
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <p className="page__answer" role="status">
        {total !== undefined && total > 0 && t('deliveries.answer', { count: total })}
      </p>
      <AsyncPanel query={query} lines={8}>
        {({ pages }) => {
          const deliveries = pages.flatMap(({ items }) => items);
          if (deliveries.length === 0) return <p className="list__empty">{t('deliveries.empty')}</p>;
          return (
            <ul className="account__list">
              {deliveries.map((delivery) => (
                <Item key={delivery.id} delivery={delivery} />
              ))}
            </ul>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

function Item({ delivery }: { readonly delivery: Delivery }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { kind, state, cause, lastAnswer, attempts, createdAt, settledAt, nextAt } = delivery;
  const target = delivery.target ?? t('deliveries.nobody');
  const what = useWhat(delivery);
  const at = (moment: string): string => formatDateTime(moment, language);
  return (
    <li className="account__item">
      <div>
        <p>
          {target} <span className="tag">{t(`deliveries.kind.${kind}`)}</span>{' '}
          <span className="tag">{t(`deliveries.state.${state}`)}</span>
        </p>
        {cause !== null && <p>{t(`deliveries.cause.${cause}`)}</p>}
        <p className="account__note">
          {[
            what,
            t('deliveries.attempts', { count: attempts }),
            t('deliveries.created', { at: at(createdAt) }),
            ...(settledAt === null ? [] : [t('deliveries.settled', { at: at(settledAt) })]),
            ...(nextAt === null ? [] : [t('deliveries.next', { at: at(nextAt) })]),
          ].join(' · ')}
        </p>
        {lastAnswer !== null && (
          <p className="account__note">
            {t('deliveries.lastAnswer')}: <code lang="en">{lastAnswer}</code>
          </p>
        )}
      </div>
      {delivery.isRetryable && <Retry id={delivery.id} target={target} what={what} />}
    </li>
  );
}

/** What a delivery tells, in words. */
function useWhat({ event, week, edition }: Delivery): string {
  const { t } = useTranslation();
  if (event === 'fit.news') return t('deliveries.fitNews');
  if (event === 'webhook.test' || week === null || edition === null) return t('deliveries.trial');
  const report = t('deliveries.report', { week, edition });
  return event === 'report.published' ? report : `${report} · ${t(eventKeys[event])}`;
}

interface RetryProps {
  readonly id: string;
  readonly target: string;
  readonly what: string;
}

function Retry({ id, target, what }: RetryProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => dataOf(deliveryRetry({ path: { id } })),
    onSettled: () => refreshDeliveries(client),
  });
  return (
    <div>
      <FormProblem error={retry.error} />
      <ActionButton
        className="button button--small"
        aria-label={t('deliveries.retryNamed', { target, what })}
        isPending={retry.isPending}
        onClick={() => {
          retry.mutate();
        }}
      >
        {t('deliveries.retry')}
      </ActionButton>
    </div>
  );
}
