import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type MatrixLine } from '../api/model.js';
import { matrixQuery } from '../api/queries.js';
import { useFilterWord } from '../board/use-filter-word.js';
import { type MatrixFacet, type MatrixSearch, shownIn, toMatrixSearch } from './matrix-search.js';

const route = getRouteApi('/matrix');

/** The matrix's search as the address has it, and a way to change it. */
export function useMatrixSearch(): readonly [MatrixSearch, (next: MatrixSearch) => void] {
  const search = route.useSearch({ select: (all) => toMatrixSearch({ ...all }) });
  const navigate = route.useNavigate();
  return [
    search,
    (next) => {
      void navigate({ search: toMatrixSearch({ ...next }), resetScroll: false });
    },
  ];
}

/** The matrix of the search; the former one stays on screen until the new one is there. */
export function useMatrix(search: MatrixSearch) {
  return useQuery(matrixQuery(search));
}

/** What the lines of both sides are called; a missing line is the total. */
export function useLineWords() {
  const { t } = useTranslation();
  const [search] = useMatrixSearch();
  const word = useFilterWord();
  const { rows, columns } = shownIn(search);
  const wordOf = (facet: MatrixFacet, line: MatrixLine | undefined): string =>
    line === undefined ? t('matrix.total') : word(facet, line);
  return {
    rowWord: (line: MatrixLine | undefined) => wordOf(rows, line),
    columnWord: (line: MatrixLine | undefined) => wordOf(columns, line),
  };
}
