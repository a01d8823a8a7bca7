import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { SignedInPage } from '../account/signed-in-page.js';
import { type ConceptPage, type ConceptSummary } from '../api/model.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { SearchForm } from '../ui/search-form.js';
import '../ui/tabs.css';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { DraftPanel } from './draft-panel.js';
import { ImportButton } from './import-dialog.js';
import { conceptsQuery, thesaurusStateQuery } from './thesaurus-queries.js';
import { conceptTypes, type ThesaurusSearch, toThesaurusSearch } from './thesaurus-search.js';
import './thesaurus.css';
import { VersionList } from './version-list.js';

const route = getRouteApi('/thesaurus');

/** Which words count as the same, and what would change if others did: for those who work here. */
export function ThesaurusPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('thesaurus.title')} right="see-internal">
      {() => <Thesaurus />}
    </SignedInPage>
  );
}

function Thesaurus(): ReactNode {
  const { t } = useTranslation();
  const state = useQuery(thesaurusStateQuery());
  return (
    <div className="thesaurus">
      <p className="page__answer">
        {state.data !== undefined && t('thesaurus.answer', { count: state.data.concepts })}
      </p>
      <p>{t('thesaurus.how')}</p>
      <AsyncPanel query={state} lines={4}>
        {({ draft }) => <DraftPanel draft={draft} />}
      </AsyncPanel>
      <Concepts />
      <VersionList />
    </div>
  );
}

const shows = [
  { show: undefined, label: 'thesaurus.filterAll' },
  { show: 'pending', label: 'thesaurus.filterPending' },
  { show: 'troubled', label: 'thesaurus.filterTroubled' },
] as const;

function Concepts(): ReactNode {
  const { t } = useTranslation();
  const search = toThesaurusSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(conceptsQuery(search));
  const first = query.data?.pages[0];
  const searchFor = (next: ThesaurusSearch): void => {
    void navigate({ search: toThesaurusSearch({ ...next }), resetScroll: false });
  };
  return (
    <section aria-label={t('thesaurus.title')}>
      <div className="list__search">
        <SearchForm
          label={t('thesaurus.search')}
          placeholder={t('thesaurus.searchPlaceholder')}
          value={search.q ?? ''}
          onSearch={(q) => {
            searchFor({ ...search, q });
          }}
        />
        <TypeChoice search={search} types={first?.types} onSearch={searchFor} />
      </div>
      <nav className="tabs" aria-label={t('thesaurus.filters')}>
        {shows.map(({ show, label }) => (
          <Link
            key={label}
            to="/thesaurus"
            search={toThesaurusSearch({ ...search, show })}
            className="tabs__tab"
            activeOptions={{ exact: true }}
            aria-current={search.show === show ? 'page' : undefined}
          >
            {t(label)}
          </Link>
        ))}
      </nav>
      <div className="thesaurus__tools">
        <div role="status" className="thesaurus__found">
          <h2 className="list__found">
            {first === undefined ? t('thesaurus.title') : t('thesaurus.found', { count: first.total })}
          </h2>
        </div>
        <ListTools />
      </div>
      <div
        className={query.isPlaceholderData ? 'list__stale' : undefined}
        aria-busy={query.isPlaceholderData}
      >
        <AsyncPanel query={query} lines={14}>
          {({ pages }) => <ConceptList concepts={pages.flatMap(({ items }) => items)} />}
        </AsyncPanel>
      </div>
      <More query={query} />
    </section>
  );
}

/** Adding a concept, and the whole list as a file. */
function ListTools(): ReactNode {
  const { t } = useTranslation();
  const mayEdit = useMay('edit-catalogue');
  return (
    <>
      {mayEdit && (
        <Link to="/thesaurus/$id" params={{ id: 'new' }} className="button button--small">
          {t('thesaurus.add')}
        </Link>
      )}
      <a href="/api/v1/thesaurus/concepts.csv" download className="button button--small">
        {t('thesaurus.csv')}
      </a>
      {mayEdit && <ImportButton />}
    </>
  );
}

interface TypeChoiceProps {
  readonly search: ThesaurusSearch;
  readonly types: ConceptPage['types'] | undefined;
  readonly onSearch: (search: ThesaurusSearch) => void;
}

function TypeChoice({ search, types, onSearch }: TypeChoiceProps): ReactNode {
  const { t } = useTranslation();
  const countOf = (type: string): string => {
    const found = types?.find((one) => one.type === type);
    return found === undefined ? '' : ` (${found.concepts.toLocaleString()})`;
  };
  return (
    <select
      className="field thesaurus__type"
      aria-label={t('thesaurus.types')}
      value={search.type ?? ''}
      onChange={(event) => {
        onSearch(toThesaurusSearch({ ...search, type: event.target.value }));
      }}
    >
      <option value="">{t('thesaurus.allTypes')}</option>
      {conceptTypes.map((type) => (
        <option key={type} value={type}>
          {t(`thesaurus.type.${type}`)}
          {countOf(type)}
        </option>
      ))}
    </select>
  );
}

function ConceptList({ concepts }: { readonly concepts: readonly ConceptSummary[] }): ReactNode {
  const { t } = useTranslation();
  if (concepts.length === 0) return <p className="list__empty">{t('thesaurus.empty')}</p>;
  return (
    <ul className="rows">
      {concepts.map((concept) => (
        <ConceptRow key={concept.id} concept={concept} />
      ))}
    </ul>
  );
}

function ConceptRow({ concept }: { readonly concept: ConceptSummary }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, type, ko, en, wordings, pending } = concept;
  return (
    <li className="rows__row">
      <div>
        <h3 className="rows__title">
          <Link to="/thesaurus/$id" params={{ id }} className="quiet-link">
            {language === 'ko' ? ko : en}
          </Link>
        </h3>
        <p className="rows__facts">
          <span>{t(`thesaurus.type.${type}`)}</span>
          <span lang={language === 'ko' ? 'en' : 'ko'}>{language === 'ko' ? en : ko}</span>
          <span>{t('thesaurus.wordings', { count: wordings })}</span>
        </p>
      </div>
      <p className="tags">
        {pending !== null && <span className="tag">{t(`thesaurus.pending.${pending}`)}</span>}
        <ConceptMarks concept={concept} />
      </p>
    </li>
  );
}

function ConceptMarks({ concept }: { readonly concept: ConceptSummary }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {concept.isEdited && concept.pending === null && <span className="tag">{t('thesaurus.edited')}</span>}
      {concept.isConflict && <span className="tag tag--missing">{t('thesaurus.conflict')}</span>}
      {concept.faults > 0 && (
        <span className="tag tag--missing">{t('thesaurus.faults', { count: concept.faults })}</span>
      )}
    </>
  );
}
