import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clearFilters } from './board-search.js';
import { useBoardSearch } from './use-board.js';

export interface ClearFiltersProps {
  /** Drawn as a word among others, not as a button of its own. */
  readonly isText?: boolean;
}

/** Takes all filters away and leaves how the proposals are shown. */
export function ClearFilters({ isText = false }: ClearFiltersProps): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useBoardSearch();
  return (
    <button
      type="button"
      className={isText ? 'button button--text' : 'button'}
      onClick={() => {
        setSearch(clearFilters(search));
      }}
    >
      {t('board.clear')}
    </button>
  );
}
