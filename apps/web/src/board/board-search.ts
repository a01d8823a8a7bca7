import { toText, toValues } from '../api/search-params.js';

/** Filters that everybody has; the matrix has them too. */
export const facetFilters = [
  'coverage',
  'stakeholder',
  'axis',
  'instrument',
  'sector',
  'ministry',
  'region',
  'occasion',
  'period',
] as const;
/** Filters by what those who work here do about a proposal. */
const workFilters = ['assignee', 'review'] as const;
export const boardFilters = [...workFilters, 'moved', ...facetFilters] as const;
export type BoardFilter = (typeof boardFilters)[number];

export const boardSorts = ['coverage', '-score', '-updated', 'stakeholder', 'title', 'ref'] as const;
export type BoardSort = (typeof boardSorts)[number];
export const defaultBoardSort: BoardSort = 'coverage';

/** Filter value for proposals that have no value, such as no axis. */
export const noValue = 'none';
/** Assignee that stands for whoever reads. */
export const ownValue = 'me';

const axes = [
  'infrastructure',
  'data',
  'research',
  'trust',
  'diffusion',
  'talent',
  'finance',
  'market',
  'global',
  'governance',
  noValue,
] as const;
const coverages = ['covered', 'partial', 'gap', 'insufficient'] as const;
const moves = ['new-gap', 'fell', 'rose'] as const;
const reviewStates = ['unreviewed', 'reviewed', 'awaiting', 'stale'] as const;

/** Everything that decides what the board lists; lives in the address. Absent means no restriction. */
export interface BoardSearch {
  readonly q?: string;
  readonly coverage?: (typeof coverages)[number][];
  readonly stakeholder?: string[];
  readonly axis?: (typeof axes)[number][];
  readonly instrument?: string[];
  readonly sector?: string[];
  readonly ministry?: string[];
  readonly region?: string[];
  readonly occasion?: string[];
  /** Months. */
  readonly period?: string[];
  /** How coverage moved since last week. */
  readonly moved?: (typeof moves)[number][];
  readonly assignee?: string[];
  readonly review?: (typeof reviewStates)[number][];
  readonly sort?: BoardSort;
}

/** The values that are in the list of known words; others would only be refused by the API. */
function knownOf<T extends string>(known: readonly T[], values: readonly string[]): T[] {
  return known.filter((one) => values.includes(one));
}

function isBoardSort(value: string | undefined): value is BoardSort {
  return (boardSorts as readonly (string | undefined)[]).includes(value);
}

function withoutEmpty<T extends object>(filters: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(filters).filter(([, values]) => Array.isArray(values) && values.length > 0),
  ) as Partial<T>;
}

/** Reads the board's part of an address; unknown names and values are dropped, lists are in a fixed order. */
export function toBoardSearch(search: Readonly<Record<string, unknown>>): BoardSearch {
  const q = toText(search['q']);
  const sort = toText(search['sort']);
  return {
    ...withoutEmpty({
      coverage: knownOf(coverages, toValues(search['coverage'])),
      stakeholder: [...toValues(search['stakeholder'])],
      axis: knownOf(axes, toValues(search['axis'])),
      instrument: [...toValues(search['instrument'])],
      sector: [...toValues(search['sector'])],
      ministry: [...toValues(search['ministry'])],
      region: [...toValues(search['region'])],
      occasion: [...toValues(search['occasion'])],
      period: [...toValues(search['period'])],
      moved: knownOf(moves, toValues(search['moved'])),
      assignee: [...toValues(search['assignee'])],
      review: knownOf(reviewStates, toValues(search['review'])),
    }),
    ...(q === undefined ? {} : { q }),
    ...(isBoardSort(sort) && sort !== defaultBoardSort ? { sort } : {}),
  };
}

/** Whether a value of a filter is switched on. */
export function isApplied(search: BoardSearch, filter: BoardFilter, value: string): boolean {
  return (search[filter] as readonly string[] | undefined)?.includes(value) ?? false;
}

/** The search with one value of one filter switched on or off. */
export function toggleFilter(search: BoardSearch, filter: BoardFilter, value: string): BoardSearch {
  const values: readonly string[] = search[filter] ?? [];
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

/** What everybody may filter by, without what is for those who work here. */
export function withoutWork({ assignee: _assignee, review: _review, ...rest }: BoardSearch) {
  return rest;
}

/** Whether a search asks for what only those who work here know. */
export const asksForWork = (search: BoardSearch): boolean =>
  workFilters.some((filter) => search[filter] !== undefined);

/** Whether two searches show the same. */
export function isSameSearch(a: BoardSearch, b: BoardSearch): boolean {
  const text = (search: BoardSearch): string => {
    const known = toBoardSearch({ ...search });
    return JSON.stringify(Object.entries(known).sort(([x], [y]) => (x < y ? -1 : 1)));
  };
  return text(a) === text(b);
}
