import { type Axis } from '@jeonghap/catalogue';
import { type CursorPosition } from '@jeonghap/platform';
import { COVERAGE_KNOWN_SINCE, earlierCoverageSql } from '../coverage/coverage-change.store.js';
import { type BestMeasure } from '../coverage/coverage.store.js';
import { measureReferencesSql } from '../measure-reference/measure-reference.store.js';
import { LIVE_SCORE_SET, LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';
import { type ScoreSetReference } from '../score-set/score-set.js';
import { type SqlParameters } from '../sql-parameters.js';
import {
  type BoardExtension,
  conditionsOf,
  conjunction,
  facetColumns,
  facetsSql,
  furtherColumn,
  furtherConditions,
  searchCondition,
} from './board-filter.js';
import {
  type BoardFilter,
  type BoardItem,
  type BoardSort,
  type CoverageStatus,
  type FacetCount,
  type MeasureReference,
} from './board.js';
import { DEAD_MEASURES, type DirtyState, dirtyStateOf, IS_ANY_MEASURE_DIRTY } from './freshness.js';

/** One line of the board as the database sends it; times are ISO texts. */
export interface BoardRow {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly axis: Axis | null;
  readonly occasion: string | null;
  readonly occasionEn: string | null;
  readonly occasionDate: string | null;
  readonly revision: number;
  readonly updatedAt: string;
  readonly stakeholder: BoardItem['stakeholder'];
  readonly askCount: number;
  readonly status: CoverageStatus | null;
  readonly earlier: CoverageStatus | null;
  readonly missing: BoardItem['coverage']['missing'] | null;
  readonly bestMeasures: readonly BestMeasure[] | null;
  readonly computedAt: string | null;
  readonly dirty: DirtyState | null;
  readonly failedMeasureError: string | null;
  readonly sortValue: string | null;
  /** What an extension says of it. */
  readonly further: unknown;
}

/** What one statement reads of the board. */
export interface BoardRead {
  readonly scoreSet: ScoreSetReference | null;
  readonly rows: readonly BoardRow[];
  readonly measures: readonly MeasureReference[];
  readonly isMeasureDirty: boolean;
  /** Since when it is known what coverage was. */
  readonly knownSince: string | null;
}

export interface BoardPageRead extends BoardRead {
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
}

/** Which proposals are meant, and what is said of them. */
export interface BoardScope {
  readonly filter: BoardFilter;
  /** Moment to compare coverage with. */
  readonly since: Date | undefined;
  readonly extension: BoardExtension | undefined;
}

export interface BoardPageRequest extends BoardScope {
  readonly sort: BoardSort;
  /** Most rows to read. */
  readonly limit: number;
  /** Sort value and id of the last row of the page before. */
  readonly after: CursorPosition | undefined;
}

/** Published proposals with their coverage in the live score set. @param join further table, for proposals `p` */
export const boardFrom = (join = ''): string => `
  FROM proposal p ${join}
  JOIN stakeholder s ON s.id = p.stakeholder_id
  LEFT JOIN proposal_coverage c ON c.score_set_id = ${LIVE_SCORE_SET_ID} AND c.proposal_id = p.id
 WHERE p.deleted_at IS NULL AND p.visibility = 'published'`;

const COVERAGE_ORDER = `coalesce(array_position(ARRAY['gap','insufficient','partial','covered'], c.status), 0)`;

/** What each sort reads, its SQL type and direction; the id breaks ties. */
const SORT_KEYS: Readonly<
  Record<BoardSort, { readonly sql: string; readonly type: string; readonly direction: 'ASC' | 'DESC' }>
> = {
  '-updated': { sql: 'p.updated_at', type: 'timestamptz', direction: 'DESC' },
  title: { sql: 'p.title', type: 'text', direction: 'ASC' },
  stakeholder: { sql: 's.title', type: 'text', direction: 'ASC' },
  coverage: { sql: COVERAGE_ORDER, type: 'int', direction: 'ASC' },
  '-score': { sql: 'coalesce(c.best_score_tenths, 0)', type: 'int', direction: 'DESC' },
  ref: { sql: `coalesce(p.external_ref, '')`, type: 'text', direction: 'ASC' },
};

/** What a scope adds to a statement: common tables, joins of proposals `p`, and what coverage was as SQL. */
function partsOf({ since, extension }: BoardScope, parameters: SqlParameters) {
  const { tables = [], join = '', line = 'NULL::json' } = extension ?? {};
  const known = [LIVE_SCORE_SET, DEAD_MEASURES];
  if (since === undefined) {
    return {
      since: undefined,
      tables: [...known, ...tables].join(', '),
      join,
      /** Columns of a line beside `LINE_COLUMNS`. */
      columns: `NULL::text AS earlier, ${line} AS further`,
    };
  }
  const moment = `${parameters.add(since)}::timestamptz`;
  return {
    since: moment,
    tables: [...known, earlierCoverageSql(moment), ...tables].join(', '),
    join: `LEFT JOIN earlier e ON e.proposal_id = p.id ${join}`,
    columns: `e.status AS earlier, ${line} AS further`,
  };
}

/**
 * A page of the board, the number of all matching proposals and the counts of all filter values, in one statement:
 * everything belongs to one moment and one score set without a transaction around it.
 */
export function boardPageSql(request: BoardPageRequest, parameters: SqlParameters): string {
  const { sql, type, direction } = SORT_KEYS[request.sort];
  const { filter, extension } = request;
  const order = `sort_key ${direction}, id ${direction}`;
  const { since, tables, join, columns } = partsOf(request, parameters);
  const flags = new Map<string, string>([
    ...conditionsOf(filter, parameters, since),
    ...(extension === undefined ? [] : furtherConditions(extension, parameters)),
  ]);
  const search = searchCondition(filter.q, parameters);
  const matchesAll = conjunction([...flags.keys()]);
  const after = afterCondition(request.after, { type, direction }, parameters);
  const further = [...(extension?.facets ?? [])].map(
    ([name, values]) => `, ${values} AS ${furtherColumn(name)}`,
  );
  return `
WITH ${tables}, matching AS MATERIALIZED (
  SELECT p.id, ${sql} AS sort_key, ${facetColumns(since)}${further.join('')}
         ${[...flags].map(([name, condition]) => `, ${condition} AS is_${name}`).join('')}
  ${boardFrom(join)}${search}),
page AS MATERIALIZED (
  SELECT id, sort_key, row_number() OVER (ORDER BY ${order}) AS place FROM matching WHERE ${matchesAll}${after}
   ORDER BY ${order} LIMIT ${parameters.add(request.limit)}),
line AS MATERIALIZED (
  SELECT ${LINE_COLUMNS}, ${columns}, page.sort_key::text AS "sortValue", page.place
  ${boardFrom(`JOIN page ON page.id = p.id ${join}`)})
SELECT ${BOARD_COLUMNS},
       (SELECT count(*)::int FROM matching WHERE ${matchesAll}) AS total,
       ${facetsSql(extension, [...flags.keys()])} AS facets`;
}

/** The board's line of one published proposal; `rows` is empty when there is none. */
export function boardLineSql(proposalId: string, parameters: SqlParameters): string {
  return `
WITH ${LIVE_SCORE_SET}, ${DEAD_MEASURES}, line AS MATERIALIZED (
  SELECT ${LINE_COLUMNS}, NULL AS "sortValue", 1 AS place ${boardFrom()} AND p.id = ${parameters.add(proposalId)})
SELECT ${BOARD_COLUMNS}`;
}

export interface BoardLinesRequest extends BoardScope {
  readonly sort: BoardSort;
  /** Only these of the proposals that match. */
  readonly ids: readonly string[] | undefined;
  readonly limit: number;
}

/** All lines of the board that match, without counts, in the order of the sort. */
export function boardLinesSql(request: BoardLinesRequest, parameters: SqlParameters): string {
  const { sql, direction } = SORT_KEYS[request.sort];
  const { tables, columns, from } = matchingLines(request, parameters);
  return `
WITH ${tables}, line AS MATERIALIZED (
  SELECT ${LINE_COLUMNS}, ${columns}, NULL AS "sortValue",
         row_number() OVER (ORDER BY ${sql} ${direction}, p.id ${direction}) AS place
  ${from} ORDER BY place LIMIT ${parameters.add(request.limit)})
SELECT ${BOARD_COLUMNS}`;
}

/** The ids of all proposals that match, with what the extension says of each, and how many there are. */
export function boardIdsSql(
  request: BoardScope & { readonly limit: number },
  parameters: SqlParameters,
): string {
  const { tables, columns, from } = matchingLines({ ...request, ids: undefined }, parameters);
  return `
WITH ${tables}
SELECT p.id, ${columns}, count(*) OVER ()::int AS total ${from} ORDER BY p.id LIMIT ${parameters.add(request.limit)}`;
}

function matchingLines(
  request: BoardScope & { readonly ids: readonly string[] | undefined },
  parameters: SqlParameters,
) {
  const { filter, extension, ids } = request;
  const { since, tables, join, columns } = partsOf(request, parameters);
  const conditions = [
    ...conditionsOf(filter, parameters, since).values(),
    ...(extension === undefined ? [] : furtherConditions(extension, parameters).values()),
    ...(ids === undefined ? [] : [`p.id = ANY (${parameters.add(ids)}::uuid[])`]),
  ];
  const search = searchCondition(filter.q, parameters);
  const from = `${boardFrom(join)}${search}${conditions.map((one) => ` AND ${one}`).join('')}`;
  return { tables, columns, from };
}

/** Columns of a `BoardRow` but for where it stands in the list, and what it was. */
const LINE_COLUMNS = `
    p.id, p.external_ref AS "externalRef", p.title, p.title_en AS "titleEn", p.axis, p.occasion,
    p.occasion_en AS "occasionEn", p.occasion_date::text AS "occasionDate", p.revision, p.updated_at AS "updatedAt",
    json_build_object('id', s.id, 'externalRef', s.external_ref, 'name', s.title, 'nameEn', s.title_en, 'type', s.type)
      AS stakeholder,
    (SELECT count(*)::int FROM ask a WHERE a.proposal_id = p.id) AS "askCount",
    c.status, c.missing, c.best_measures AS "bestMeasures", c.computed_at AS "computedAt", ${dirtyStateOf('p.id')} AS dirty,
    CASE WHEN EXISTS (SELECT FROM dead_measure) THEN (
      SELECT dead.last_error FROM dead_measure dead JOIN alignment al
          ON al.score_set_id = ${LIVE_SCORE_SET_ID} AND al.measure_id = dead.entry_id AND al.proposal_id = p.id
       LIMIT 1) END AS "failedMeasureError"`;

const BEST_OF_LINES = `SELECT (best ->> 'id')::uuid FROM line, jsonb_array_elements("bestMeasures") best`;

/** Columns of a `BoardRead` over the common table `line`. */
const BOARD_COLUMNS = `
       (SELECT row_to_json(live) FROM live) AS "scoreSet",
       coalesce((SELECT json_agg(line ORDER BY place) FROM line), '[]') AS rows,
       coalesce((SELECT json_agg(measure) FROM (${measureReferencesSql(BEST_OF_LINES)}) measure), '[]') AS measures,
       ${IS_ANY_MEASURE_DIRTY} AS "isMeasureDirty", to_json(${COVERAGE_KNOWN_SINCE}) AS "knownSince"`;

function afterCondition(
  after: CursorPosition | undefined,
  { type, direction }: { readonly type: string; readonly direction: 'ASC' | 'DESC' },
  parameters: SqlParameters,
): string {
  if (after === undefined) return '';
  const [value, id] = after.map((part) => parameters.add(part));
  return ` AND (sort_key, id) ${direction === 'ASC' ? '>' : '<'} (${value ?? 'NULL'}::${type}, ${id ?? 'NULL'}::uuid)`;
}
