import { stringifySearch, toText } from '../api/search-params.js';
import { weekBefore } from '../api/week-before.js';
import { type BoardFilter, type BoardSearch, toBoardSearch, withoutWork } from '../board/board-search.js';

export const matrixFacets = ['stakeholder', 'axis', 'instrument', 'ministry', 'region', 'occasion'] as const;
export type MatrixFacet = (typeof matrixFacets)[number];

export const matrixMeasures = ['count', 'gap-share', 'mean-score', 'move'] as const;
export type MatrixMeasure = (typeof matrixMeasures)[number];

export const matrixOrders = ['-count', '-gap', 'name'] as const;
type MatrixOrder = (typeof matrixOrders)[number];

/** Everything that decides what the matrix shows; lives in the address beside the board's filters. */
export interface MatrixSearch extends Omit<BoardSearch, 'sort' | 'moved' | 'assignee' | 'review'> {
  /** Absent means stakeholders. */
  readonly rows?: MatrixFacet;
  /** Absent means axes. */
  readonly columns?: MatrixFacet;
  readonly measure?: MatrixMeasure;
  readonly order?: MatrixOrder;
}

const defaults = { rows: 'stakeholder', columns: 'axis', measure: 'count', order: '-count' } as const;

/** What a search shows, with the defaults filled in. */
export function shownIn(search: MatrixSearch) {
  return {
    rows: search.rows ?? defaults.rows,
    columns: search.columns ?? defaults.columns,
    measure: search.measure ?? defaults.measure,
    order: search.order ?? defaults.order,
  } as const;
}

function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === toText(value));
}

function withoutDefaults(shown: ReturnType<typeof shownIn>): Pick<MatrixSearch, keyof typeof defaults> {
  return Object.fromEntries(
    Object.entries(shown).filter(([name, value]) => defaults[name as keyof typeof defaults] !== value),
  );
}

/** Reads the matrix's part of an address; unknown words are dropped, and of two equal sides the columns give way. */
export function toMatrixSearch(search: Record<string, unknown>): MatrixSearch {
  const { sort: _ofTheBoard, moved: _moved, ...filters } = withoutWork(toBoardSearch(search));
  const rows = oneOf(matrixFacets, search['rows']) ?? defaults.rows;
  const wanted = oneOf(matrixFacets, search['columns']) ?? defaults.columns;
  const columns = wanted === rows ? otherThan(rows) : wanted;
  const measure = oneOf(matrixMeasures, search['measure']) ?? defaults.measure;
  const order = oneOf(matrixOrders, search['order']) ?? defaults.order;
  return { ...filters, ...withoutDefaults({ rows, columns, measure, order }) };
}

const otherThan = (facet: MatrixFacet): MatrixFacet =>
  facet === defaults.columns ? defaults.rows : defaults.columns;

/** The search with another side; if the other side shows that already, the two change places. */
export function withSide(search: MatrixSearch, side: 'rows' | 'columns', facet: MatrixFacet): MatrixSearch {
  const shown = shownIn(search);
  const other = side === 'rows' ? 'columns' : 'rows';
  return toMatrixSearch({
    ...search,
    [side]: facet,
    [other]: shown[other] === facet ? shown[side] : shown[other],
  });
}

/** The filters of a search, without what decides how they are shown. */
export function filtersOf(search: MatrixSearch): BoardSearch {
  const { rows: _rows, columns: _columns, measure: _measure, order: _order, ...filters } = search;
  return filters;
}

/** What the API is asked for a search. */
export function toMatrixQuery(search: MatrixSearch, now: Date) {
  const { rows, columns, order } = shownIn(search);
  return { ...filtersOf(search), rows, columns, sort: order, since: weekBefore(now).toISOString() };
}

/** Address of the matrix as a file. */
export function matrixFileAddress(
  kind: 'xlsx' | 'csv',
  search: MatrixSearch,
  { now, lang }: { readonly now: Date; readonly lang: 'ko' | 'en' },
): string {
  const query = { ...toMatrixQuery(search, now), measure: shownIn(search).measure, lang };
  return `/api/v1/coverage/matrix.${kind}${stringifySearch(query)}`;
}

/** What the board shows for a cell: the values of its row and column beside the filters. A total has only one or none. */
export function boardSearchOf(
  search: MatrixSearch,
  { row, column }: { readonly row?: string | undefined; readonly column?: string | undefined },
): BoardSearch {
  const { rows, columns } = shownIn(search);
  const filterBy = (facet: BoardFilter, value: string | undefined) =>
    value === undefined ? {} : { [facet]: [value] };
  return toBoardSearch({ ...filtersOf(search), ...filterBy(rows, row), ...filterBy(columns, column) });
}
