import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardFacets } from '../api/model.js';
import { SearchForm } from '../ui/search-form.js';
import { appliedFilters, boardSorts, defaultBoardSort, toBoardSearch, toggleFilter } from './board-search.js';
import { ClearFilters } from './clear-filters.js';
import { useBoardSearch } from './use-board.js';
import { useFilterWord } from './use-filter-word.js';

/** Search, number found, sort and the link to exactly this list. */
export function BoardToolbar({ total }: { readonly total: number | undefined }): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useBoardSearch();
  const isFiltered = search.q !== undefined || appliedFilters(search).length > 0;
  return (
    <div className="toolbar">
      <div className="toolbar__found" role="status">
        <h2>
          {total === undefined
            ? t('board.table')
            : t(isFiltered ? 'board.foundFiltered' : 'board.found', { count: total })}
        </h2>
      </div>
      <SearchForm
        label={t('board.search')}
        placeholder={t('board.searchPlaceholder')}
        value={search.q ?? ''}
        onSearch={(q) => {
          setSearch(toBoardSearch({ ...search, q }));
        }}
      />
      <label className="toolbar__sort">
        {t('board.sort')}
        <select
          className="field"
          value={search.sort ?? defaultBoardSort}
          onChange={(event) => {
            setSearch(toBoardSearch({ ...search, sort: event.target.value }));
          }}
        >
          {boardSorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`board.sorts.${sort}`)}
            </option>
          ))}
        </select>
      </label>
      <CopyLink />
    </div>
  );
}

const copiedShownMs = 4_000;

function CopyLink(): ReactNode {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => {
      setIsCopied(false);
    }, copiedShownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);
  return (
    <>
      <button
        type="button"
        className="button toolbar__copy"
        onClick={() => {
          void navigator.clipboard.writeText(window.location.href).then(() => {
            setIsCopied(true);
          });
        }}
      >
        {isCopied ? t('board.linkCopied') : t('board.copyLink')}
      </button>
      <span role="status" className="sr-only">
        {isCopied && t('board.linkCopied')}
      </span>
    </>
  );
}

/** Every filter that is on, each with its own way off. */
export function FilterChips({ facets }: { readonly facets: BoardFacets | undefined }): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useBoardSearch();
  const word = useFilterWord();
  const applied = appliedFilters(search);
  if (applied.length === 0 && search.q === undefined) return null;
  return (
    <ul className="chips">
      {search.q !== undefined && (
        <Chip
          name={t('board.chipQuery', { q: search.q })}
          onRemove={() => {
            setSearch(toBoardSearch({ ...search, q: undefined }));
          }}
        />
      )}
      {applied.map(({ filter, value }) => {
        const facet = facets?.[filter]?.find((one) => one.value === value) ?? { value, label: null };
        return (
          <Chip
            key={`${filter}:${value}`}
            name={`${t(`board.filter.${filter}`)}: ${word(filter, facet)}`}
            onRemove={() => {
              setSearch(toggleFilter(search, filter, value));
            }}
          />
        );
      })}
      <li>
        <ClearFilters isText />
      </li>
    </ul>
  );
}

function Chip({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <li>
      <button
        type="button"
        className="chip"
        onClick={onRemove}
        aria-label={t('board.removeFilter', { name })}
      >
        {name}
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </button>
    </li>
  );
}
