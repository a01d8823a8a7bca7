import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { conditionsOf, searchCondition } from '../board/board-filter.js';
import { boardFrom } from '../board/board-query.js';
import { type BoardFilter, type CoverageStatus } from '../board/board.js';
import { LIVE_SCORE_SET } from '../score-set/score-set.store.js';
import { SqlParameters } from '../sql-parameters.js';
import { COVERAGE_KNOWN_SINCE } from './coverage-change.store.js';

/** What coverage was at a moment: of the proposals that match now, how many had which. */
export interface CoveragePoint extends Readonly<Record<CoverageStatus, number>> {
  readonly at: Date;
  /** False before anybody noted what coverage was; then all counts are zero. */
  readonly isKnown: boolean;
}

export interface CoverageHistory {
  /** The oldest first, a week apart. */
  readonly points: readonly CoveragePoint[];
  readonly knownSince: Date | null;
}

export interface CoverageHistoryRequest {
  readonly filter: BoardFilter;
  /** The last moment. */
  readonly until: Date;
  /** How many weeks before it the first one is. */
  readonly weeks: number;
}

interface HistoryRead {
  readonly points: readonly (Omit<CoveragePoint, 'at'> & { readonly at: string })[];
  readonly knownSince: string | null;
}

/** What coverage was, week by week. */
@Injectable()
export class CoverageHistoryService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Apart from the request a function of the database alone. */
  async weekly({ filter, until, weeks }: CoverageHistoryRequest): Promise<CoverageHistory> {
    const parameters = new SqlParameters();
    const conditions = [...conditionsOf(filter, parameters).values()].map((one) => ` AND ${one}`);
    const from = `${boardFrom()}${searchCondition(filter.q, parameters)}${conditions.join('')}`;
    const [last, count] = [parameters.add(until), parameters.add(weeks)];
    const [read] = await this.dataSource.query<HistoryRead[]>(
      historySql(from, last, count),
      parameters.values,
    );
    if (read === undefined) throw new Error('a statement without FROM gave no row');
    return {
      points: read.points.map((point) => ({ ...point, at: new Date(point.at) })),
      knownSince: read.knownSince === null ? null : new Date(read.knownSince),
    };
  }
}

const count = (status: CoverageStatus): string =>
  `'${status}', count(*) FILTER (WHERE was.status = '${status}')`;

const historySql = (from: string, last: string, weeks: string): string => `
WITH ${LIVE_SCORE_SET}, matching AS MATERIALIZED (SELECT p.id ${from}),
moment AS MATERIALIZED (
  SELECT ${last}::timestamptz - make_interval(weeks => n) AS at FROM generate_series(0, ${weeks}::int) n),
point AS (
  SELECT m.at, json_build_object('at', m.at, 'isKnown', coalesce(${COVERAGE_KNOWN_SINCE} <= m.at, false),
           ${(['covered', 'partial', 'gap', 'insufficient'] as const).map(count).join(', ')}) AS point
    FROM moment m LEFT JOIN matching p ON true
    LEFT JOIN LATERAL (
      SELECT status_after AS status FROM coverage_change h WHERE h.proposal_id = p.id AND h.at <= m.at
       ORDER BY h.at DESC, h.id DESC LIMIT 1) was ON true
   GROUP BY m.at)
SELECT (SELECT json_agg(point ORDER BY at) FROM point) AS points, to_json(${COVERAGE_KNOWN_SINCE}) AS "knownSince"`;
