import { type Axis, isUuid, likePattern } from '@jeonghap/catalogue';
import { type CursorPosition } from '@jeonghap/platform';
import { type BestMeasure } from '../coverage/coverage.store.js';
import { measureReferencesSql } from '../measure-reference/measure-reference.store.js';
import { LIVE_SCORE_SET, LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';
import { type ScoreSetReference } from '../score-set/score-set.js';
import { type SqlParameters } from '../sql-parameters.js';
import {
  type BoardFilter,
  type BoardItem,
  type BoardSort,
  type CoverageStatus,
  type FacetCount,
  type MeasureReference,
  NO_VALUE,
} from './board.js';
import { DEAD_MEASURES, type DirtyState, dirtyStateOf, IS_ANY_MEASURE_DIRTY } from './freshness.js';

/** Filters whose values are counted beside the list. */
export const COUNTED_FILTERS = [
  'stakeholder',
  'axis',
  'coverage',
  'instrument',
  'ministry',
  'region',
  'occasion',
] as const satisfies readonly (keyof BoardFilter)[];
export type FacetName = (typeof COUNTED_FILTERS)[number];

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
  readonly missing: BoardItem['coverage']['missing'] | null;
  readonly bestMeasures: readonly BestMeasure[] | null;
  readonly computedAt: string | null;
  readonly dirty: DirtyState | null;
  readonly failedMeasureError: string | null;
  readonly sortValue: string | null;
}

/** What one statement reads of the board. */
export interface BoardRead {
  readonly scoreSet: ScoreSetReference | null;
  readonly rows: readonly BoardRow[];
  readonly measures: readonly MeasureReference[];
  readonly isMeasureDirty: boolean;
}

export interface BoardPageRead extends BoardRead {
  readonly total: number;
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
}

export interface BoardPageRequest {
  readonly filter: BoardFilter;
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

/** Where each counted filter finds its values among the columns of `matching`, and what names them. */
const FACET_SOURCES: Readonly<Record<FacetName, { readonly value: string; readonly label: FacetLabel }>> = {
  stakeholder: { value: 'stakeholder_id::text', label: ['stakeholder_ko', 'stakeholder_en'] },
  axis: { value: 'axis', label: 'none' },
  coverage: { value: 'status', label: 'none' },
  instrument: { value: 'unnest(instruments)', label: 'concept' },
  ministry: { value: 'unnest(ministries)', label: 'none' },
  region: { value: 'unnest(regions)', label: 'concept' },
  occasion: { value: 'occasion', label: ['occasion', 'coalesce(occasion_en, occasion)'] },
};

/** Columns with the Korean and the English name, the concept's own name, or no name beside the value. */
type FacetLabel = readonly [ko: string, en: string] | 'concept' | 'none';

/**
 * A page of the board, the number of all matching proposals and the counts of all filter values, in one statement:
 * everything belongs to one moment and one score set without a transaction around it.
 */
export function boardPageSql(request: BoardPageRequest, parameters: SqlParameters): string {
  const { sql, type, direction } = SORT_KEYS[request.sort];
  const order = `sort_key ${direction}, id ${direction}`;
  const flags = conditionsOf(request.filter, parameters);
  const search = searchCondition(request.filter.q, parameters);
  const matchesAll = conjunction([...flags.keys()]);
  const after = afterCondition(request.after, { type, direction }, parameters);
  return `
WITH ${LIVE_SCORE_SET}, ${DEAD_MEASURES}, matching AS MATERIALIZED (
  SELECT p.id, ${sql} AS sort_key, s.id AS stakeholder_id, s.title AS stakeholder_ko,
         coalesce(s.title_en, s.title) AS stakeholder_en, p.axis, c.status, c.instruments, c.regions, c.ministries,
         p.occasion, p.occasion_en${[...flags].map(([name, condition]) => `, ${condition} AS is_${name}`).join('')}
  ${boardFrom()}${search}),
page AS MATERIALIZED (
  SELECT id, sort_key, row_number() OVER (ORDER BY ${order}) AS place FROM matching WHERE ${matchesAll}${after}
   ORDER BY ${order} LIMIT ${parameters.add(request.limit)}),
line AS MATERIALIZED (
  SELECT ${LINE_COLUMNS}, page.sort_key::text AS "sortValue", page.place ${boardFrom('JOIN page ON page.id = p.id')})
SELECT ${BOARD_COLUMNS},
       (SELECT count(*)::int FROM matching WHERE ${matchesAll}) AS total,
       json_build_object(${COUNTED_FILTERS.map((name) => `'${name}', ${facetSql(name, flags)}`).join(', ')}) AS facets`;
}

/** The board's line of one published proposal; `rows` is empty when there is none. */
export function boardLineSql(proposalId: string, parameters: SqlParameters): string {
  return `
WITH ${LIVE_SCORE_SET}, ${DEAD_MEASURES}, line AS MATERIALIZED (
  SELECT ${LINE_COLUMNS}, NULL AS "sortValue", 1 AS place ${boardFrom()} AND p.id = ${parameters.add(proposalId)})
SELECT ${BOARD_COLUMNS}`;
}

/** Columns of a `BoardRow` but for where it stands in the list. */
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
       ${IS_ANY_MEASURE_DIRTY} AS "isMeasureDirty"`;

export function searchCondition(q: string | undefined, parameters: SqlParameters): string {
  if (q === undefined || q === '') return '';
  const pattern = parameters.add(likePattern(q));
  return ` AND ((p.title || ' ' || coalesce(p.title_en, '') || ' ' || p.body) ILIKE ${pattern}
      OR (s.title || ' ' || coalesce(s.title_en, '') || ' ' || array_to_string(s.aliases, ' ')) ILIKE ${pattern}
      OR p.external_ref = ${parameters.add(q)}
      OR EXISTS (SELECT FROM ask a WHERE a.proposal_id = p.id AND a.text ILIKE ${pattern}))`;
}

/** A list column of coverage as filters see it: where nothing is in it, or it was not computed, `NO_VALUE` is. */
export const orNoValue = (column: string): string =>
  `CASE WHEN cardinality(${column}) > 0 THEN ${column} ELSE '{${NO_VALUE}}' END`;

/** Condition of each counted filter that is set. */
export function conditionsOf(filter: BoardFilter, parameters: SqlParameters): ReadonlyMap<FacetName, string> {
  const isOneOf = (column: string, values: readonly string[]): string =>
    `(${column} = ANY (${parameters.add(values)}::text[])) IS TRUE`;
  const overlaps = (column: string, values: readonly string[]): string =>
    `(${orNoValue(column)} && ${parameters.add(values)}::text[])`;
  const build: Readonly<Record<FacetName, (values: readonly string[]) => string>> = {
    stakeholder: (keys) => {
      const ids = parameters.add(keys.filter(isUuid));
      return `(s.id = ANY (${ids}::uuid[]) OR ${isOneOf(
        's.external_ref',
        keys.filter((key) => !isUuid(key)),
      )})`;
    },
    axis: (axes) => isOneOf(`coalesce(p.axis, '${NO_VALUE}')`, axes),
    coverage: (statuses) => isOneOf('c.status', statuses),
    instrument: (ids) => overlaps('c.instruments', ids),
    ministry: (names) => overlaps('c.ministries', names),
    region: (ids) => overlaps('c.regions', ids),
    occasion: (names) => isOneOf(`coalesce(p.occasion, '${NO_VALUE}')`, names),
  };
  return new Map(
    COUNTED_FILTERS.flatMap((name) => {
      const values = filter[name];
      return values === undefined || values.length === 0 ? [] : [[name, build[name](values)]];
    }),
  );
}

/** Numbers of proposals by value of one filter, as if that filter itself were not set; the most frequent first. */
function facetSql(name: FacetName, flags: ReadonlyMap<FacetName, string>): string {
  const { value, label } = FACET_SOURCES[name];
  const others = conjunction([...flags.keys()].filter((other) => other !== name));
  const [ko, en] = Array.isArray(label) ? label : ['NULL::text', 'NULL::text'];
  const named =
    label === 'concept'
      ? `(SELECT json_build_object('ko', l.ko, 'en', l.en) FROM concept_label l
           WHERE l.score_set_id = ${LIVE_SCORE_SET_ID} AND l.concept_id = f.value)`
      : `CASE WHEN f.ko IS NOT NULL THEN json_build_object('ko', f.ko, 'en', f.en) END`;
  return `(
    SELECT coalesce(json_agg(json_build_object('value', f.value, 'label', ${named}, 'count', f.count)
                             ORDER BY f.count DESC, f.value), '[]')
      FROM (SELECT value, ko, en, count(*)::int AS count
              FROM (SELECT ${value} AS value, ${ko} AS ko, ${en} AS en FROM matching WHERE ${others}) v
             WHERE value IS NOT NULL GROUP BY value, ko, en ORDER BY count DESC, value LIMIT 200) f)`;
}

const conjunction = (names: readonly FacetName[]): string =>
  names.length === 0 ? 'true' : names.map((name) => `is_${name}`).join(' AND ');

function afterCondition(
  after: CursorPosition | undefined,
  { type, direction }: { readonly type: string; readonly direction: 'ASC' | 'DESC' },
  parameters: SqlParameters,
): string {
  if (after === undefined) return '';
  const [value, id] = after.map((part) => parameters.add(part));
  return ` AND (sort_key, id) ${direction === 'ASC' ? '>' : '<'} (${value ?? 'NULL'}::${type}, ${id ?? 'NULL'}::uuid)`;
}
