import { toText, toValues } from '../api/search-params.js';

export const boardFilters = ['coverage', 'stakeholder', 'axis', 'instrument', 'region', 'occasion'] as const;
export type BoardFilter = (typeof boardFilters)[number];

export const boardSorts = ['-updated', 'title', 'stakeholder', 'coverage', 'score'] as const;
export type BoardSort = (typeof boardSorts)[number];
export const defaultBoardSort: BoardSort = 'coverage';

/** Everything that decides what the board lists; lives in the address. Absent means no restriction. */
export type BoardSearch = { readonly [F in BoardFilter]?: readonly string[] } & {
  readonly q?: string;
  readonly sort?: BoardSort;
};

function isBoardSort(value: string | undefined): value is BoardSort {
  return (boardSorts as readonly (string | undefined)[]).includes(value);
}

/** Reads the board's part of an address; unknown names and values of the wrong form are dropped. */
export function toBoardSearch(search: Record<string, unknown>): BoardSearch {
  const filters: Partial<Record<BoardFilter, readonly string[]>> = {};
  for (const name of boardFilters) {
    const values = toValues(search[name]);
    if (values.length > 0) filters[name] = values;
  }
  const q = toText(search['q']);
  const sort = toText(search['sort']);
  return {
    ...filters,
    ...(q === undefined ? {} : { q }),
    ...(isBoardSort(sort) && sort !== defaultBoardSort ? { sort } : {}),
  };
}

/** The search with one value of one filter switched on or off. */
export function toggleFilter(search: BoardSearch, filter: BoardFilter, value: string): BoardSearch {
  const values = search[filter] ?? [];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return toBoardSearch({ ...search, [filter]: next });
}

/** Only the sort stays; filters and query go. */
export function clearFilters(search: BoardSearch): BoardSearch {
  return search.sort ? { sort: search.sort } : {};
}

export interface AppliedFilter {
  readonly filter: BoardFilter;
  readonly value: string;
}

export function appliedFilters(search: BoardSearch): readonly AppliedFilter[] {
  return boardFilters.flatMap((filter) => (search[filter] ?? []).map((value) => ({ filter, value })));
}
