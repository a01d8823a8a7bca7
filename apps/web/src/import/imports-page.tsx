import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { importGet, importList, importListEntries } from '../generated/sdk.gen.js';
import { type ImportRecordDto } from '../generated/types.gen.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { entryAddresses, entryForms } from '../ui/entry-addresses.js';
import { formatDateTime } from '../ui/format.js';
import { Localised } from '../ui/localised.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';

const pageOf = (cursor: string | undefined) => ({ limit: 50, ...(cursor === undefined ? {} : { cursor }) });
const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { readonly nextCursor: string | null }) => page.nextCursor ?? undefined,
};

const importsQuery = infiniteQueryOptions({
  ...pages,
  queryKey: ['own', 'imports'],
  queryFn: ({ pageParam }) => dataOf(importList({ query: pageOf(pageParam) })),
});

/** What was imported, by whom and when. */
export function ImportListPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('import.listTitle')} right="edit-catalogue">
      {() => <ImportList />}
    </SignedInPage>
  );
}

function ImportList(): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(importsQuery);
  return (
    <>
      <p>
        <Link to="/import" className="button button--primary">
          {t('entryLinks.import')}
        </Link>
      </p>
      <AsyncPanel query={query} lines={8}>
        {(data) => {
          const imports = data.pages.flatMap(({ items }) => items);
          if (imports.length === 0) return <p className="list__empty">{t('import.none')}</p>;
          return (
            <ul className="rows">
              {imports.map((one) => (
                <li key={one.id} className="rows__row">
                  <h2 className="rows__title">
                    <Link to="/imports/$id" params={{ id: one.id }} className="quiet-link">
                      {one.fileName ?? t('import.noFile')}
                    </Link>
                  </h2>
                  <Facts made={one} />
                </li>
              ))}
            </ul>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

function Facts({ made }: { readonly made: ImportRecordDto }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const kinds = ['proposal', 'programme', 'legislative_item', 'stakeholder'] as const;
  return (
    <p className="rows__facts">
      <span>{t('import.by', { name: made.actor ?? '', at: formatDateTime(made.at, language) })}</span>
      {kinds
        .filter((kind) => made.counts[kind] > 0)
        .map((kind) => (
          <span key={kind}>
            {t('import.count', { kind: t(`unpublished.kind.${kind}`), count: made.counts[kind] })}
          </span>
        ))}
    </p>
  );
}

/** One import: who, when, from which file, and what it made. */
export function ImportResultPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('import.resultTitle')} right="edit-catalogue">
      {() => <ImportResult />}
    </SignedInPage>
  );
}

function ImportResult(): ReactNode {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const made = useQuery({
    queryKey: ['own', 'import', id],
    queryFn: () => dataOf(importGet({ path: { id } })),
  });
  const entries = useInfiniteQuery({
    ...pages,
    queryKey: ['own', 'import-entries', id],
    queryFn: ({ pageParam }) => dataOf(importListEntries({ path: { id }, query: pageOf(pageParam) })),
  });
  return (
    <>
      <AsyncPanel query={made} lines={2}>
        {(one) => (
          <>
            <p className="page__answer" role="status">
              {t('import.done', { name: one.fileName ?? t('import.noFile') })}
            </p>
            <Facts made={one} />
          </>
        )}
      </AsyncPanel>
      <AsyncPanel query={entries} lines={8}>
        {(data) => (
          <ul className="rows">
            {data.pages
              .flatMap(({ items }) => items)
              .map((entry) => (
                <li key={entry.id} className="rows__row">
                  <h2 className="rows__title">
                    <Link
                      to={(entry.isPublished ? entryAddresses : entryForms)[entry.kind]}
                      params={{ id: entry.id }}
                      className="quiet-link"
                    >
                      <Localised ko={entry.title} en={entry.titleEn} />
                    </Link>
                  </h2>
                  <span className="rows__state tag">{t(`unpublished.kind.${entry.kind}`)}</span>
                </li>
              ))}
          </ul>
        )}
      </AsyncPanel>
      <More query={entries} />
      <p className="list__more">
        <Link to="/import" className="button">
          {t('import.another')}
        </Link>
      </p>
    </>
  );
}
