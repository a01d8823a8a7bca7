import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Page } from '../api/model.js';
import { AsyncPanel, type PanelQuery } from '../ui/async-panel.js';
import { Breadcrumbs } from '../ui/breadcrumbs.js';
import { SearchForm } from '../ui/search-form.js';
import { usePageTitle } from '../ui/use-page-title.js';
import './list-page.css';
import { ActionButton } from '../ui/action-button.js';

interface Pages<T> {
  readonly pages: readonly Page<T>[];
}

export interface ListFrameProps<T> {
  readonly title: string;
  /** The one-sentence answer, from the number of entries. */
  readonly answer: (total: number) => string;
  readonly placeholder: string;
  readonly words: string;
  readonly onSearch: (words: string) => void;
  /** Ways on from the list, beside its search. */
  readonly tools?: ReactNode;
  readonly query: PanelQuery<Pages<T>> & {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isPlaceholderData: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly children: (items: readonly T[]) => ReactNode;
}

/** A simple list: search, number found, rows, and more on demand. */
export function ListFrame<T>(props: ListFrameProps<T>): ReactNode {
  const { title, answer, placeholder, words, onSearch, tools, query, children } = props;
  const { t } = useTranslation();
  usePageTitle(title);
  const total = query.data?.pages[0]?.total;
  return (
    <div className="page">
      <Breadcrumbs crumbs={[{ label: title }]} />
      <h1>{title}</h1>
      <p className="page__answer list__answer">{total !== undefined && words === '' && answer(total)}</p>
      {tools}
      <div className="list__search">
        <SearchForm label={t('list.search')} placeholder={placeholder} value={words} onSearch={onSearch} />
        <div role="status">
          <h2 className="list__found">
            {total === undefined
              ? title
              : t(words === '' ? 'list.found' : 'list.foundFiltered', { count: total })}
          </h2>
        </div>
      </div>
      <div
        className={query.isPlaceholderData ? 'list__stale' : undefined}
        aria-busy={query.isPlaceholderData}
      >
        <AsyncPanel query={query} lines={14}>
          {(data) => <Rows data={data}>{children}</Rows>}
        </AsyncPanel>
      </div>
      {query.hasNextPage && <More query={query} total={total} />}
    </div>
  );
}

function Rows<T>({
  data,
  children,
}: {
  readonly data: Pages<T>;
  readonly children: ListFrameProps<T>['children'];
}): ReactNode {
  const { t } = useTranslation();
  const items = data.pages.flatMap((page) => page.items);
  if (items.length > 0) return children(items);
  return (
    <div className="list__empty">
      <h3>{t('list.empty')}</h3>
      <p>{t('list.emptyText')}</p>
    </div>
  );
}

function More<T>({
  query,
  total,
}: {
  readonly query: ListFrameProps<T>['query'];
  readonly total: number | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const shown = query.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
  return (
    <p className="list__more">
      <ActionButton isPending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('state.moreCount', { shown, total: total ?? shown })}
      </ActionButton>
    </p>
  );
}
