import { memo, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardFacets, type FacetCount } from '../api/model.js';
import { type BoardFilter, type BoardSearch, isApplied, toggleFilter } from './board-search.js';
import { afterPaint } from '../ui/after-paint.js';
import './filter-rail.css';
import { useBoardSearch } from './use-board.js';
import { isKoreanOnly, useFilterWord } from './use-filter-word.js';

export interface FilterRailProps {
  readonly filters: readonly BoardFilter[];
  readonly facets: BoardFacets | undefined;
}

/** One group of checkboxes a filter, with how many proposals each value would leave. */
export function FilterRail({ filters, facets }: FilterRailProps): ReactNode {
  return (
    <div className="rail">
      {filters.map((filter) => (
        <FilterGroup key={filter} filter={filter} values={facets && inOrder(filter, facets[filter] ?? [])} />
      ))}
    </div>
  );
}

/** Months the latest first; all else as it comes, the most frequent first. */
const inOrder = (filter: BoardFilter, values: readonly FacetCount[]): readonly FacetCount[] =>
  filter === 'period' ? [...values].sort((a, b) => (a.value < b.value ? 1 : -1)) : values;

const shownAtFirst = 6;

interface FilterGroupProps {
  readonly filter: BoardFilter;
  readonly values: readonly FacetCount[] | undefined;
}

function FilterGroup({ filter, values }: FilterGroupProps): ReactNode {
  const { t } = useTranslation();
  const [search, toggle] = useToggle(filter);
  const [isLong, setIsLong] = useState(false);
  if (values?.length === 0 && !search[filter]) return null;
  const shown = (values ?? []).filter(
    (one, index) => isLong || index < shownAtFirst || isApplied(search, filter, one.value),
  );
  const hidden = (values ?? []).length - shown.length;
  return (
    <fieldset className="rail__group" aria-busy={values === undefined}>
      <legend>{t(`board.filter.${filter}`)}</legend>
      <ul>
        {shown.map((one) => (
          <li key={one.value}>
            <FilterBox
              filter={filter}
              facet={one}
              isOn={isApplied(search, filter, one.value)}
              onToggle={toggle}
            />
          </li>
        ))}
      </ul>
      {(hidden > 0 || isLong) && (
        <button
          type="button"
          className="button button--text"
          aria-expanded={isLong}
          onClick={() => {
            setIsLong(!isLong);
          }}
        >
          {isLong ? t('board.fewerValues') : t('board.moreValues', { count: hidden })}
          <span className="sr-only"> {t(`board.filter.${filter}`)}</span>
        </button>
      )}
    </fieldset>
  );
}

/** The search, and what switches a value of a filter on or off: the same function each time. */
function useToggle(filter: BoardFilter): readonly [BoardSearch, (value: string) => void] {
  const [search, setSearch] = useBoardSearch();
  const latest = useRef(setSearch);
  useEffect(() => {
    latest.current = setSearch;
  });
  const toggle = useCallback(
    (value: string) => {
      latest.current((present) => toggleFilter(present, filter, value));
    },
    [filter],
  );
  return [search, toggle];
}

interface FilterBoxProps {
  readonly filter: BoardFilter;
  readonly facet: FacetCount;
  readonly isOn: boolean;
  readonly onToggle: (value: string) => void;
}

/** The mark follows the hand at once; the list, which takes longer, is asked for once the mark is painted. */
const FilterBox = memo(function FilterBox({ filter, facet, isOn, onToggle }: FilterBoxProps): ReactNode {
  const word = useFilterWord();
  const [mark, setMark] = useState({ isOn, isMarked: isOn });
  if (mark.isOn !== isOn) setMark({ isOn, isMarked: isOn });
  return (
    <label className="rail__option">
      <input
        type="checkbox"
        checked={mark.isMarked}
        onChange={() => {
          setMark({ isOn, isMarked: !mark.isMarked });
          afterPaint(() => {
            onToggle(facet.value);
          });
        }}
      />
      <span className="rail__word" lang={isKoreanOnly(filter, facet) ? 'ko' : undefined}>
        {word(filter, facet)}
      </span>
      <span className="rail__count">{facet.count}</span>
    </label>
  );
});
