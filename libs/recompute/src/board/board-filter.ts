import { isUuid, likePattern } from '@jeonghap/catalogue';
import { COVERAGE_KNOWN_SINCE } from '../coverage/coverage-change.store.js';
import { LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';
import { type SqlParameters } from '../sql-parameters.js';
import { type BoardFilter, NO_VALUE } from './board.js';

/** Filters whose values are counted beside the list. */
export const COUNTED_FILTERS = [
  'stakeholder',
  'axis',
  'coverage',
  'instrument',
  'sector',
  'ministry',
  'region',
  'occasion',
  'period',
  'moved',
] as const satisfies readonly (keyof BoardFilter)[];
export type FacetName = (typeof COUNTED_FILTERS)[number];

/**
 * Filters that another part brings to the board, over tables of its own. The statement that they go into must see those
 * tables' rows.
 */
export interface BoardExtension {
  /** Common tables, each `name AS MATERIALIZED (…)`. */
  readonly tables: readonly string[];
  /** How they join proposals `p`. */
  readonly join: string;
  /** By name of the filter, SQL of the values of a proposal: a `text[]`, never empty and never null. */
  readonly facets: ReadonlyMap<string, string>;
  /** Values asked for by name of the filter. */
  readonly filter: ReadonlyMap<string, readonly string[]>;
  /** SQL of the JSON that a line of the board carries of it. */
  readonly line: string;
}

/** Columns with the Korean and the English name, the concept's own name, or no name beside the value. */
type FacetLabel = readonly [ko: string, en: string] | 'concept' | 'none';

interface FacetSource {
  readonly value: string;
  readonly label: FacetLabel;
}

/** Where each counted filter finds its values among the columns of `matching`, and what names them. */
const FACET_SOURCES: Readonly<Record<FacetName, FacetSource>> = {
  stakeholder: { value: 'stakeholder_id::text', label: ['stakeholder_ko', 'stakeholder_en'] },
  axis: { value: 'axis', label: 'none' },
  coverage: { value: 'status', label: 'none' },
  instrument: { value: 'unnest(instruments)', label: 'concept' },
  sector: { value: 'unnest(sectors)', label: 'concept' },
  ministry: { value: 'unnest(ministries)', label: 'none' },
  region: { value: 'unnest(regions)', label: 'concept' },
  occasion: { value: 'occasion', label: ['occasion', 'coalesce(occasion_en, occasion)'] },
  period: { value: 'period', label: 'none' },
  moved: { value: 'unnest(moved)', label: 'none' },
};

const PERIOD = `to_char(p.occasion_date, 'YYYY-MM')`;
/** Better is more; without enough data nothing is better or worse. */
const rank = (status: string): string => `array_position(ARRAY['gap','partial','covered'], ${status})`;

/**
 * How the coverage of `c` moved from that of `e`; nothing where it is not known what was.
 * @param since SQL of the moment compared with; undefined where nothing is compared
 */
const movesSql = (since: string | undefined): string =>
  since === undefined
    ? `'{}'::text[]`
    : `CASE WHEN ${COVERAGE_KNOWN_SINCE} <= ${since} THEN array_remove(ARRAY[
         CASE WHEN c.status = 'gap' AND e.status IS DISTINCT FROM 'gap' THEN 'new-gap' END,
         CASE WHEN ${rank('c.status')} < ${rank('e.status')} THEN 'fell' END,
         CASE WHEN ${rank('c.status')} > ${rank('e.status')} THEN 'rose' END], NULL) ELSE '{}' END`;

/** Columns of `matching` that `FACET_SOURCES` reads, over proposals `p`, stakeholders `s`, coverage `c` and what it was, `e`. */
export const facetColumns = (since: string | undefined): string => `
  s.id AS stakeholder_id, s.title AS stakeholder_ko, coalesce(s.title_en, s.title) AS stakeholder_en, p.axis, c.status,
  c.instruments, c.regions, c.sectors, c.ministries, p.occasion, p.occasion_en, ${PERIOD} AS period,
  ${movesSql(since)} AS moved`;

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

/**
 * Condition of each counted filter that is set.
 * @param since as in `movesSql`
 */
export function conditionsOf(
  filter: BoardFilter,
  parameters: SqlParameters,
  since?: string,
): ReadonlyMap<FacetName, string> {
  const isOneOf = (column: string, values: readonly string[]): string =>
    `(${column} = ANY (${parameters.add(values)}::text[])) IS TRUE`;
  const overlaps = (column: string, values: readonly string[]): string =>
    `(${column} && ${parameters.add(values)}::text[])`;
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
    instrument: (ids) => overlaps(orNoValue('c.instruments'), ids),
    sector: (ids) => overlaps(orNoValue('c.sectors'), ids),
    ministry: (names) => overlaps(orNoValue('c.ministries'), names),
    region: (ids) => overlaps(orNoValue('c.regions'), ids),
    occasion: (names) => isOneOf(`coalesce(p.occasion, '${NO_VALUE}')`, names),
    period: (months) => isOneOf(`coalesce(${PERIOD}, '${NO_VALUE}')`, months),
    moved: (moves) => overlaps(`(${movesSql(since)})`, moves),
  };
  return new Map(
    COUNTED_FILTERS.flatMap((name) => {
      const values = filter[name];
      return values === undefined || values.length === 0 ? [] : [[name, build[name](values)]];
    }),
  );
}

/** Condition of each filter of an extension that is set. */
export function furtherConditions(
  { facets, filter }: BoardExtension,
  parameters: SqlParameters,
): ReadonlyMap<string, string> {
  return new Map(
    [...filter].flatMap(([name, values]) => {
      const sql = facets.get(name);
      if (sql === undefined || values.length === 0) return [];
      return [[name, `(${sql} && ${parameters.add(values)}::text[])`]];
    }),
  );
}

/** Name of the column of `matching` with the values of a filter of an extension. */
export const furtherColumn = (name: string): string => `further_${name}`;

/** Conjunction of the conditions that stand as `is_…` among the columns of `matching`. */
export const conjunction = (names: readonly string[]): string =>
  names.length === 0 ? 'true' : names.map((name) => `is_${name}`).join(' AND ');

/**
 * Numbers of proposals by value of each filter, as if that filter itself were not set; the most frequent first.
 * @param flags names of all filters that are set
 */
export function facetsSql(extension: BoardExtension | undefined, flags: readonly string[]): string {
  const sources: readonly (readonly [string, FacetSource])[] = [
    ...COUNTED_FILTERS.map((name) => [name, FACET_SOURCES[name]] as const),
    ...[...(extension?.facets.keys() ?? [])].map(
      (name) => [name, { value: `unnest(${furtherColumn(name)})`, label: 'none' }] as const,
    ),
  ];
  return `json_build_object(${sources.map(([name, source]) => `'${name}', ${facetSql(name, source, flags)}`).join(', ')})`;
}

function facetSql(name: string, { value, label }: FacetSource, flags: readonly string[]): string {
  const others = conjunction(flags.filter((other) => other !== name));
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
