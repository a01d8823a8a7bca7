import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMediaQuery } from '../ui/use-media-query.js';
import { appliedFilters } from './board-search.js';
import './board.css';
import { useBoardSearch } from './use-board.js';

export interface FilterPanelProps {
  /** Folded on wide screens as well, where what it filters needs the width. */
  readonly isAlwaysFolded?: boolean;
  readonly children: ReactNode;
}

/** The rail beside a list; on narrow screens it opens and closes by a button. */
export function FilterPanel({ isAlwaysFolded = false, children }: FilterPanelProps): ReactNode {
  const { t } = useTranslation();
  const [search] = useBoardSearch();
  const [isOpen, setIsOpen] = useState(false);
  const isNarrow = useMediaQuery('(max-width: 900px)');
  const isFolded = isAlwaysFolded || isNarrow;
  const applied = appliedFilters(search).length;
  return (
    <section className="board__rail" aria-labelledby="filters-heading">
      <h2 id="filters-heading" className={isFolded ? 'sr-only' : 'board__rail-title'}>
        {t('board.filters')}
      </h2>
      {isFolded && (
        <button
          type="button"
          className="button board__rail-toggle"
          aria-expanded={isOpen}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {isOpen ? t('board.closeFilters') : t('board.openFilters')}
          {applied > 0 && (
            <span className="board__rail-count">{t('board.filterCount', { count: applied })}</span>
          )}
        </button>
      )}
      {(!isFolded || isOpen) && children}
    </section>
  );
}
