import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { duplicateList } from '../generated/sdk.gen.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import '../ui/tabs.css';
import '../ui/tag.css';
import { DuplicateRow } from './duplicate-row.js';
import { type DuplicateSearch } from './duplicate-search.js';
import './duplicates.css';

/** Pairs of proposals that seem to ask the same, for those who may merge them. */
export function DuplicatesPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('duplicate.title')} right="edit-catalogue">
      {() => <Duplicates />}
    </SignedInPage>
  );
}

function duplicatesQuery(search: DuplicateSearch) {
  const dismissed = search.dismissed === true;
  return infiniteQueryOptions({
    queryKey: ['own', 'duplicates', dismissed],
    queryFn: ({ pageParam }) =>
      dataOf(
        duplicateList({
          query: { limit: 20, dismissed, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

const tabs = [
  { search: {}, label: 'duplicate.filterOpen' },
  { search: { dismissed: true }, label: 'duplicate.filterDismissed' },
] as const satisfies readonly { readonly search: DuplicateSearch; readonly label: string }[];

function Duplicates(): ReactNode {
  const { t } = useTranslation();
  const search: DuplicateSearch = useSearch({ from: '/duplicates' });
  const query = useInfiniteQuery(duplicatesQuery(search));
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <p className="page__answer">
        {total !== undefined &&
          t(search.dismissed ? 'duplicate.answerDismissed' : 'duplicate.answer', { count: total })}
      </p>
      <p>{t('duplicate.how')}</p>
      <nav className="tabs" aria-label={t('duplicate.filters')}>
        {tabs.map(({ search: wanted, label }) => (
          <Link
            key={label}
            to="/duplicates"
            search={wanted}
            className="tabs__tab"
            activeOptions={{ exact: true }}
            aria-current={search.dismissed === ('dismissed' in wanted || undefined) ? 'page' : undefined}
          >
            {t(label)}
          </Link>
        ))}
      </nav>
      <AsyncPanel query={query} lines={8}>
        {({ pages }) => {
          const pairs = pages.flatMap(({ items }) => items);
          if (pairs.length === 0) return <p className="list__empty">{t('duplicate.empty')}</p>;
          return (
            <ul className="duplicates">
              {pairs.map((pair) => (
                <DuplicateRow key={`${pair.first.id}/${pair.second.id}`} pair={pair} />
              ))}
            </ul>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}
