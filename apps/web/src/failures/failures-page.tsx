import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { type FailureGroup } from '../api/model.js';
import { recomputeRetry } from '../generated/sdk.gen.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import '../ui/tabs.css';
import '../ui/tag.css';
import { FailureItem } from './failure-item.js';
import { failureCausesQuery, failuresQuery, refreshFailures } from './failure-queries.js';
import { type FailureSearch, toFailureSearch } from './failure-search.js';
import './failures.css';

const route = getRouteApi('/failures');

/** Entries that could not be computed, for administrators: why, retry, and leaving them for a stated reason. */
export function FailuresPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('failures.title')} right="administer">
      {() => <Failures />}
    </SignedInPage>
  );
}

const tabs = [
  { search: {}, label: 'failures.open' },
  { search: { dismissed: true }, label: 'failures.dismissed' },
] as const satisfies readonly { readonly search: FailureSearch; readonly label: string }[];

function Failures(): ReactNode {
  const { t } = useTranslation();
  const search = toFailureSearch({ ...route.useSearch() });
  const isDismissed = search.dismissed === true;
  return (
    <>
      <p>{t('failures.how')}</p>
      <nav className="tabs" aria-label={t('failures.filters')}>
        {tabs.map(({ search: wanted, label }) => (
          <Link
            key={label}
            to="/failures"
            search={wanted}
            className="tabs__tab"
            activeOptions={{ exact: true }}
            aria-current={isDismissed === 'dismissed' in wanted ? 'page' : undefined}
          >
            {t(label)}
          </Link>
        ))}
      </nav>
      {!isDismissed && <Causes search={search} />}
      <FailureList search={search} />
    </>
  );
}

function FailureList({ search }: { readonly search: FailureSearch }): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(failuresQuery(search));
  const total = query.data?.pages[0]?.total;
  const isDismissed = search.dismissed === true;
  return (
    <>
      <p className="page__answer" role="status">
        {total !== undefined &&
          total > 0 &&
          t(isDismissed ? 'failures.answerDismissed' : 'failures.answer', { count: total })}
      </p>
      <div
        className={query.isPlaceholderData ? 'list__stale' : undefined}
        aria-busy={query.isPlaceholderData}
      >
        <AsyncPanel query={query} lines={8}>
          {({ pages }) => {
            const failures = pages.flatMap(({ items }) => items);
            if (failures.length === 0) {
              return (
                <p className="list__empty">{t(isDismissed ? 'failures.emptyDismissed' : 'failures.empty')}</p>
              );
            }
            return (
              <ul className="rows">
                {failures.map((failure) => (
                  <FailureItem key={`${String(failure.scoreSetId)} ${failure.entryId}`} failure={failure} />
                ))}
              </ul>
            );
          }}
        </AsyncPanel>
      </div>
      <More query={query} />
    </>
  );
}

function Causes({ search }: { readonly search: FailureSearch }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(failureCausesQuery());
  const retry = useMutation({
    mutationFn: (causeId: string | undefined) =>
      dataOf(recomputeRetry(causeId === undefined ? {} : { query: { causeId } })),
    onSettled: () => refreshFailures(client),
  });
  if (query.data?.items.length === 0 && retry.data === undefined) return null;
  return (
    <section aria-labelledby="failure-causes" className="failures__causes">
      <h2 id="failure-causes" className="section-heading">
        {t('failures.causes')}
      </h2>
      <FormProblem error={retry.error} />
      <p role="status">{retry.data && t('failures.retried', { count: retry.data.retried })}</p>
      <AsyncPanel query={query} lines={3}>
        {({ items }) => (
          <ul className="failures__groups">
            {items.map((group) => (
              <CauseItem
                key={group.causeId}
                group={group}
                isChosen={search.causeId === group.causeId}
                isPending={retry.isPending}
                onRetry={() => {
                  retry.mutate(group.causeId);
                }}
              />
            ))}
          </ul>
        )}
      </AsyncPanel>
      {(query.data?.items.length ?? 0) > 0 && (
        <p className="account__tools">
          <ActionButton
            className="button button--primary"
            isPending={retry.isPending}
            onClick={() => {
              retry.mutate(undefined);
            }}
          >
            {t('failures.retryAll')}
          </ActionButton>
        </p>
      )}
    </section>
  );
}

interface CauseItemProps {
  readonly group: FailureGroup;
  readonly isChosen: boolean;
  readonly isPending: boolean;
  readonly onRetry: () => void;
}

function CauseItem({ group, isChosen, isPending, onRetry }: CauseItemProps): ReactNode {
  const { t } = useTranslation();
  const cause = group.cause === '' ? t('recompute.causeUnknown') : group.cause;
  return (
    <li className="failures__group">
      <p>
        <span lang="en" className="failures__cause">
          {cause}
        </span>{' '}
        <span className="tag">{t('recompute.items', { count: group.entries })}</span>
      </p>
      <p className="failures__tools">
        <Link
          to="/failures"
          search={isChosen ? {} : { causeId: group.causeId }}
          className="button button--small"
          aria-label={isChosen ? t('failures.allCauses') : t('failures.onlyCauseNamed', { cause })}
        >
          {t(isChosen ? 'failures.allCauses' : 'failures.onlyCause')}
        </Link>
        <ActionButton className="button button--small" isPending={isPending} onClick={onRetry}>
          {t('failures.retryCause')}
        </ActionButton>
      </p>
    </li>
  );
}
