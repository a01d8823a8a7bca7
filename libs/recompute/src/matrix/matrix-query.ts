import { conditionsOf, orNoValue, searchCondition } from '../board/board-filter.js';
import { boardFrom } from '../board/board-query.js';
import { NO_VALUE } from '../board/board.js';
import { COVERAGE_KNOWN_SINCE, earlierCoverageSql } from '../coverage/coverage-change.store.js';
import { COVERAGE_COUNTS, COVERAGE_MOVE } from '../coverage/coverage.service.js';
import { depthSql } from '../dirty/dirty.store.js';
import { LIVE_SCORE_SET, LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';
import { type SqlParameters } from '../sql-parameters.js';
import {
  type Matrix,
  MATRIX_COLUMNS_MAX,
  MATRIX_ROWS_MAX,
  type MatrixFacet,
  type MatrixRequest,
} from './matrix.js';

/** What one statement reads of a matrix; times are ISO texts. */
export interface MatrixRead extends Omit<Matrix, 'comparison'> {
  readonly knownSince: string | null;
  readonly readAt: string;
}

/** The values of a proposal `p` with coverage `c` and stakeholder `s` as a list, never empty. */
const FACET_VALUES: Readonly<Record<MatrixFacet, string>> = {
  stakeholder: 'ARRAY[s.id::text]',
  axis: `ARRAY[coalesce(p.axis, '${NO_VALUE}')]`,
  instrument: orNoValue('c.instruments'),
  ministry: orNoValue('c.ministries'),
  region: orNoValue('c.regions'),
  occasion: `ARRAY[coalesce(p.occasion, '${NO_VALUE}')]`,
};

const CONCEPT_LABEL = `(SELECT json_build_object('ko', l.ko, 'en', l.en) FROM concept_label l
  WHERE l.score_set_id = ${LIVE_SCORE_SET_ID} AND l.concept_id = v.value)`;

/** Names of a line `v`, where the value itself is none that people read in both languages. */
const FACET_LABELS: Readonly<Record<MatrixFacet, string>> = {
  stakeholder: `(SELECT json_build_object('ko', title, 'en', coalesce(title_en, title)) FROM stakeholder
                  WHERE id = v.value::uuid)`,
  axis: 'NULL::json',
  instrument: CONCEPT_LABEL,
  ministry: 'NULL::json',
  region: CONCEPT_LABEL,
  occasion: `(SELECT json_build_object('ko', occasion, 'en', coalesce(max(occasion_en), occasion)) FROM proposal
               WHERE occasion = v.value AND deleted_at IS NULL AND visibility = 'published' GROUP BY occasion)`,
};

const MEAN_SCORE = `round(avg(best_tenths) / 10, 1)::float8 AS "meanScore"`;
const COUNTS = `${COVERAGE_COUNTS}, ${MEAN_SCORE}, `;

/**
 * A matrix in one statement: lines, cells and totals belong to one moment and one score set. Where a filter names values of a
 * facet that is one of the sides, only these are lines, so that each cell is what the board lists under its two values.
 */
export function matrixSql(request: MatrixRequest, parameters: SqlParameters): string {
  const conditions = [...conditionsOf(request.filter, parameters).values()].map((one) => ` AND ${one}`);
  const search = searchCondition(request.filter.q, parameters);
  const since = request.since === undefined ? undefined : `${parameters.add(request.since)}::timestamptz`;
  const earlier =
    since === undefined
      ? { table: '', join: '', status: 'NULL::text' }
      : {
          table: `, ${earlierCoverageSql(since)}`,
          join: 'LEFT JOIN earlier e ON e.proposal_id = p.id',
          status: 'e.status',
        };
  const counts = `${COUNTS}${since === undefined ? 'NULL::json AS move' : COVERAGE_MOVE}`;
  return `
WITH ${LIVE_SCORE_SET}${earlier.table}, matching AS MATERIALIZED (
  SELECT c.status, ${earlier.status} AS earlier,
         CASE WHEN jsonb_array_length(c.best_measures) > 0 THEN c.best_score_tenths END AS best_tenths,
         ${valuesOf(request, request.rows, parameters)} AS row_values,
         ${valuesOf(request, request.columns, parameters)} AS column_values
  ${boardFrom(earlier.join)}${search}${conditions.join('')}),
${lineTables('row', counts, MATRIX_ROWS_MAX)},
${lineTables('column', counts, MATRIX_COLUMNS_MAX)},
cell AS (
  SELECT r AS "row", k AS "column", ${counts} FROM matching, unnest(row_values) r, unnest(column_values) k
   WHERE r IN (SELECT value FROM row_line) AND k IN (SELECT value FROM column_line) GROUP BY r, k)
SELECT (SELECT row_to_json(live) FROM live) AS "scoreSet",
       ${linesSql('row', request.rows)} AS rows, ${linesSql('column', request.columns)} AS columns,
       coalesce((SELECT json_agg(cell ORDER BY "row", "column") FROM cell), '[]') AS cells,
       (SELECT row_to_json(n) FROM (SELECT ${counts} FROM matching) n) AS total,
       (SELECT count(*)::int FROM all_row) AS "rowCount", (SELECT count(*)::int FROM all_column) AS "columnCount",
       (SELECT json_build_object('pending', pending, 'failed', failed) FROM (${depthSql(LIVE_SCORE_SET_ID)}) d)
         AS recompute,
       to_json(${COVERAGE_KNOWN_SINCE}) AS "knownSince", to_json(clock_timestamp()) AS "readAt"`;
}

/** The values of a proposal that are lines. */
function valuesOf({ filter }: MatrixRequest, facet: MatrixFacet, parameters: SqlParameters): string {
  const chosen = filter[facet];
  const values = FACET_VALUES[facet];
  if (chosen === undefined || chosen.length === 0 || facet === 'stakeholder') return values;
  return `ARRAY(SELECT v FROM unnest(${values}) v WHERE v = ANY (${parameters.add(chosen)}::text[]))`;
}

/** Common tables of all lines of one side, and of those that are sent. */
const lineTables = (
  side: 'row' | 'column',
  counts: string,
  most: number,
): string => `all_${side} AS MATERIALIZED (
  SELECT v AS value, ${counts} FROM matching, unnest(${side}_values) v GROUP BY v),
${side}_line AS MATERIALIZED (SELECT * FROM all_${side} ORDER BY total DESC, value LIMIT ${most})`;

/** The lines of one side with their names, most proposals first. */
const linesSql = (side: 'row' | 'column', facet: MatrixFacet): string => `
       coalesce((SELECT json_agg(n ORDER BY total DESC, value) FROM (
         SELECT v.*, CASE WHEN v.value <> '${NO_VALUE}' THEN ${FACET_LABELS[facet]} END AS label
           FROM ${side}_line v) n), '[]')`;
