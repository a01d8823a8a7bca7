import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { useJustSaved } from '../edit/edit-link.js';
import { unpublishedList } from '../generated/sdk.gen.js';
import { type UnpublishedEntryDto } from '../generated/types.gen.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { entryForms } from '../ui/entry-addresses.js';
import { formatDateTime } from '../ui/format.js';
import '../ui/form.css';
import { Localised } from '../ui/localised.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';

/** Drafts and internal entries, which no list of readers shows, for those who edit them. */
export function UnpublishedPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('entryLinks.unpublished')} right="edit-catalogue">
      {() => <Unpublished />}
    </SignedInPage>
  );
}

const unpublishedQuery = infiniteQueryOptions({
  queryKey: ['own', 'unpublished'],
  queryFn: ({ pageParam }) =>
    dataOf(
      unpublishedList({ query: { limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  staleTime: 0,
});

function Unpublished(): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(unpublishedQuery);
  const isJustSaved = useJustSaved();
  const total = query.data?.pages[0]?.total;
  return (
    <>
      {isJustSaved && (
        <p className="form__done" role="status">
          {t('unpublished.saved')}
        </p>
      )}
      <p className="page__answer">
        {total !== undefined && total > 0 && t('unpublished.answer', { count: total })}
      </p>
      <AsyncPanel query={query} lines={8}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          if (entries.length === 0) return <p className="list__empty">{t('unpublished.empty')}</p>;
          return (
            <ul className="rows">
              {entries.map((entry) => (
                <UnpublishedRow key={entry.id} entry={entry} />
              ))}
            </ul>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

function UnpublishedRow({ entry }: { readonly entry: UnpublishedEntryDto }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li className="rows__row">
      <div>
        <h2 className="rows__title">
          <Link to={entryForms[entry.kind]} params={{ id: entry.id }} className="quiet-link">
            <Localised ko={entry.title} en={entry.titleEn} />
          </Link>
        </h2>
        <p className="rows__facts">
          <span>{t(`unpublished.kind.${entry.kind}`)}</span>
          <span>{t('unpublished.changed', { at: formatDateTime(entry.updatedAt, language) })}</span>
        </p>
      </div>
      <span className="rows__state tag">{t(`unpublished.${entry.visibility}`)}</span>
    </li>
  );
}
