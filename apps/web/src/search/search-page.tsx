import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundEntry, type SearchAnswer, type SearchGroup } from '../api/model.js';
import '../list/list-page.css';
import { toListSearch } from '../list/list-search.js';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Breadcrumbs } from '../ui/breadcrumbs.js';
import { entryAddresses } from '../ui/entry-addresses.js';
import { Localised } from '../ui/localised.js';
import { SearchForm } from '../ui/search-form.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { FoundFacts, Marked, whyFound } from './found-entry.js';
import { searchGroupQuery, searchQuery } from './search-queries.js';
import './search.css';
import { Suggestion } from './suggestion.js';

const route = getRouteApi('/search');
const PER_KIND = 10;

/** Everything that is found, group by group, at an address that can be shared. */
export function SearchPage(): ReactNode {
  const { t } = useTranslation();
  const q = (route.useSearch().q ?? '').trim();
  const navigate = route.useNavigate();
  const query = useQuery(searchQuery(q, PER_KIND));
  const title = t('search.title');
  usePageTitle(q === '' ? title : `${q} – ${title}`);
  const search = (words: string): void => void navigate({ search: toListSearch({ q: words }) });
  return (
    <div className="page">
      <Breadcrumbs crumbs={[{ label: title }]} />
      <h1>{title}</h1>
      <p className="page__answer list__answer" role="status">
        {q === '' ? t('search.hint') : query.data !== undefined && answerOf(query.data)}
      </p>
      <div className="list__search">
        <SearchForm label={title} placeholder={t('search.placeholder')} value={q} onSearch={search} />
      </div>
      {q !== '' && (
        <AsyncPanel query={query} lines={14}>
          {(answer) => (
            <div
              className={query.isPlaceholderData ? 'list__stale' : undefined}
              aria-busy={query.isPlaceholderData}
            >
              {answer.groups.map((group) => (
                <Group key={`${group.kind} ${q}`} group={group} q={q} />
              ))}
              {answer.suggestion !== null && <Suggestion suggestion={answer.suggestion} onTake={search} />}
            </div>
          )}
        </AsyncPanel>
      )}
    </div>
  );

  function answerOf({ groups }: SearchAnswer): string {
    const count = groups.reduce((sum, { total }) => sum + total, 0);
    return count === 0 ? t('search.none', { q }) : t('search.answer', { q, count });
  }
}

function Group({ group, q }: { readonly group: SearchGroup; readonly q: string }): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(searchGroupQuery(q, group));
  const heading = `found-${group.kind}`;
  return (
    <section className="search__group" aria-labelledby={heading}>
      <h2 id={heading} className="list__found">
        {t(`search.kind.${group.kind}`)} {t('search.inKind', { count: group.total })}
      </h2>
      <ul className="rows">
        {query.data.pages
          .flatMap(({ items }) => items)
          .map((entry) => (
            <Row key={entry.id} entry={entry} q={q} />
          ))}
      </ul>
      <More query={query} />
    </section>
  );
}

function Row({ entry, q }: { readonly entry: FoundEntry; readonly q: string }): ReactNode {
  const { t } = useTranslation();
  const why = whyFound(t, entry);
  return (
    <li className="rows__row">
      <div>
        <h3 className="rows__title">
          <Link to={entryAddresses[entry.kind]} params={{ id: entry.id }} className="quiet-link">
            <Localised ko={entry.title} en={entry.titleEn} />
          </Link>
        </h3>
        <FoundFacts entry={entry} />
        {why !== '' && (
          <p className="search__why" lang="ko">
            <Marked text={why} q={q} />
          </p>
        )}
      </div>
    </li>
  );
}
