import { type Facet, type Facets } from '@jeonghap/alignment';
import { type Axis } from '@jeonghap/catalogue';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { COVERAGE_STATUSES, type CoverageStatus, type MeasureReference } from '../board/board.js';
import { decisionSql, type DecisionRow, toDecisionView } from '../decision/decision-view.js';
import { type AskDecisionView } from '../decision/pair-decision.js';
import { type RecomputeDepth } from '../dirty/dirty.js';
import { depthSql } from '../dirty/dirty.store.js';
import { measureReferencesSql } from '../measure-reference/measure-reference.store.js';
import { type ScoreSetReference } from '../score-set/score-set.js';
import { LIVE_SCORE_SET, LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';
import { COVERAGE_KNOWN_SINCE, earlierCoverageSql } from './coverage-change.store.js';
import { type CoverageComparison, type CoverageMove, toComparison } from './coverage-comparison.js';

/** Numbers of proposals or asks by coverage; `unknown` were not computed yet. */
export interface CoverageCounts {
  readonly covered: number;
  readonly partial: number;
  readonly gap: number;
  readonly insufficient: number;
  readonly unknown: number;
  readonly total: number;
}

export interface CoverageSummary {
  readonly proposals: CoverageCounts;
  /** Of these proposals; null where nothing is compared, or it is not known what was. */
  readonly move: CoverageMove | null;
  /** Null where nothing is compared. */
  readonly comparison: CoverageComparison | null;
  readonly asks: CoverageCounts;
  readonly byAxis: readonly (CoverageCounts & { readonly axis: Axis | null })[];
  readonly recompute: RecomputeDepth;
  readonly scoreSet: ScoreSetReference | null;
  /** How old each source document is: what the numbers rest on. */
  readonly completeness: readonly {
    readonly title: string;
    readonly titleEn: string | null;
    readonly publishedOn: string | null;
  }[];
}

/** Coverage of one ask, as stored. */
export interface AskCoverageView {
  readonly askId: string;
  readonly status: CoverageStatus;
  readonly missing: readonly Facet[];
  /** Ids of the measures that answer the ask best. */
  readonly best: readonly string[];
  readonly facets: Facets;
  readonly sentence: { readonly ko: string; readonly en: string };
}

/** Columns of `CoverageCounts` over rows with a `status`. */
export const COVERAGE_COUNTS = `
  count(*) FILTER (WHERE status = 'covered')::int AS covered,
  count(*) FILTER (WHERE status = 'partial')::int AS partial,
  count(*) FILTER (WHERE status = 'gap')::int AS gap,
  count(*) FILTER (WHERE status = 'insufficient')::int AS insufficient,
  count(*) FILTER (WHERE status IS NULL)::int AS unknown,
  count(*)::int AS total`;

/** How many more of the rows have a coverage in `status` than in `earlier`. */
export const COVERAGE_MOVE = `json_build_object(${COVERAGE_STATUSES.map(
  (status) =>
    `'${status}', count(*) FILTER (WHERE status = '${status}') - count(*) FILTER (WHERE earlier = '${status}')`,
).join(', ')}) AS move`;

const COMPLETENESS = `
  SELECT title, title_en AS "titleEn", published_on::text AS "publishedOn"
    FROM source_document ORDER BY published_on DESC NULLS LAST, title`;

/** A `CoverageSummary` in one statement, and so from one moment. @param since $1, and null compares with nothing */
const SUMMARY = `
WITH ${LIVE_SCORE_SET}, ${earlierCoverageSql('$1::timestamptz')}, published AS MATERIALIZED (
  SELECT p.id, p.axis, c.status, e.status AS earlier FROM proposal p
    LEFT JOIN earlier e ON e.proposal_id = p.id
    LEFT JOIN proposal_coverage c ON c.score_set_id = ${LIVE_SCORE_SET_ID} AND c.proposal_id = p.id
   WHERE p.deleted_at IS NULL AND p.visibility = 'published')
SELECT
  (SELECT row_to_json(n) FROM (SELECT ${COVERAGE_COUNTS} FROM published) n) AS proposals,
  (SELECT move FROM (SELECT ${COVERAGE_MOVE} FROM published) n) AS move,
  to_json(${COVERAGE_KNOWN_SINCE}) AS "knownSince",
  (SELECT row_to_json(n) FROM (
     SELECT ${COVERAGE_COUNTS} FROM (
       SELECT k.status FROM ask a JOIN published p ON p.id = a.proposal_id
         LEFT JOIN ask_coverage k ON k.score_set_id = ${LIVE_SCORE_SET_ID} AND k.ask_id = a.id) asked) n) AS asks,
  coalesce((SELECT json_agg(n) FROM (
     SELECT axis, ${COVERAGE_COUNTS} FROM published GROUP BY axis ORDER BY axis NULLS LAST) n), '[]') AS "byAxis",
  (SELECT row_to_json(n) FROM (${depthSql(LIVE_SCORE_SET_ID)}) n) AS recompute,
  (SELECT row_to_json(live) FROM live) AS "scoreSet",
  coalesce((SELECT json_agg(n) FROM (${COMPLETENESS}) n), '[]') AS completeness`;

/** Coverage and gaps in the live score set. */
@Injectable()
export class CoverageService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Counts over the whole published catalogue, from one snapshot. @param since moment to compare with */
  async summary(since?: Date): Promise<CoverageSummary> {
    const [read] = await this.dataSource.query<(CoverageSummary & { readonly knownSince: string | null })[]>(
      SUMMARY,
      [since ?? null],
    );
    if (read === undefined) throw new Error('a statement without FROM gave no row');
    const { knownSince, ...summary } = read;
    const comparison = toComparison(since, knownSince);
    return { ...summary, comparison, move: comparison?.isKnown === true ? summary.move : null };
  }

  /** Coverage of a proposal's asks in one score set by ask id; asks that were never computed are absent. */
  async ofProposal(
    proposalId: string,
    scoreSetId: number | undefined,
  ): Promise<ReadonlyMap<string, AskCoverageView>> {
    const rows = await this.dataSource.query<AskCoverageView[]>(
      `SELECT k.ask_id AS "askId", k.status, k.missing, k.best, k.facets, k.sentence
         FROM ask_coverage k WHERE k.score_set_id = $2 AND k.proposal_id = $1`,
      [proposalId, scoreSetId ?? null],
    );
    return new Map(rows.map((row) => [row.askId, row]));
  }

  /** What people decided on a proposal's asks, the latest first; decisions on measures that are gone or hidden are left out. */
  async decisionsOf(proposalId: string): Promise<readonly AskDecisionView[]> {
    const measures = measureReferencesSql('SELECT measure_id FROM pair_decision WHERE proposal_id = $1');
    const rows = await this.dataSource.query<
      { askId: string; measure: MeasureReference; decision: DecisionRow }[]
    >(
      `SELECT d.ask_id AS "askId", ${decisionSql('d')} AS decision, to_json(m) AS measure
         FROM pair_decision d JOIN (${measures}) m ON m.id = d.measure_id
        WHERE d.proposal_id = $1 ORDER BY d.decided_at DESC, d.measure_id`,
      [proposalId],
    );
    return rows.map(({ askId, measure, decision }) => ({ askId, measure, ...toDecisionView(decision) }));
  }

  /** What the scorer read from a measure's text; undefined while it was not computed. */
  async facetsOfMeasure(measureId: string): Promise<Facets | undefined> {
    const [row] = await this.dataSource.query<{ facets: Facets | null }[]>(
      `SELECT k.facets FROM entry_computation k JOIN score_set s ON s.id = k.score_set_id AND s.state = 'live'
        WHERE k.entry_id = $1`,
      [measureId],
    );
    return row?.facets ?? undefined;
  }

  /** How old each source document is. */
  completeness(): Promise<CoverageSummary['completeness']> {
    return this.dataSource.query<CoverageSummary['completeness']>(COMPLETENESS);
  }
}
