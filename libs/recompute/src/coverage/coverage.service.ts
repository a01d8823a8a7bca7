import { type Facet, type Facets } from '@jeonghap/alignment';
import { type Axis } from '@jeonghap/catalogue';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type CoverageStatus } from '../board/board.js';
import { type RecomputeDepth } from '../dirty/dirty.js';
import { depthOf } from '../dirty/dirty.store.js';
import { type ScoreSetReference, toScoreSetReference } from '../score-set/score-set.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';

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

const COUNTS = `
  count(*) FILTER (WHERE c.status = 'covered')::int AS covered,
  count(*) FILTER (WHERE c.status = 'partial')::int AS partial,
  count(*) FILTER (WHERE c.status = 'gap')::int AS gap,
  count(*) FILTER (WHERE c.status = 'insufficient')::int AS insufficient,
  count(*) FILTER (WHERE c.status IS NULL)::int AS unknown,
  count(*)::int AS total`;

const PROPOSALS = `
  FROM proposal p LEFT JOIN proposal_coverage c ON c.score_set_id = $1 AND c.proposal_id = p.id
 WHERE p.deleted_at IS NULL AND p.visibility = 'published'`;

/** Coverage and gaps in the live score set. */
@Injectable()
export class CoverageService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Counts over the whole published catalogue, from one snapshot. */
  summary(): Promise<CoverageSummary> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const scoreSet = await findLiveScoreSet(manager);
      const set = [scoreSet?.id ?? null];
      const [proposals] = await manager.query<CoverageCounts[]>(`SELECT ${COUNTS} ${PROPOSALS}`, set);
      const [asks] = await manager.query<CoverageCounts[]>(
        `SELECT ${COUNTS} FROM ask a JOIN proposal p ON p.id = a.proposal_id
           LEFT JOIN ask_coverage c ON c.score_set_id = $1 AND c.ask_id = a.id
          WHERE p.deleted_at IS NULL AND p.visibility = 'published'`,
        set,
      );
      const byAxis = await manager.query<(CoverageCounts & { axis: Axis | null })[]>(
        `SELECT p.axis, ${COUNTS} ${PROPOSALS} GROUP BY p.axis ORDER BY p.axis NULLS LAST`,
        set,
      );
      return {
        proposals: proposals ?? NO_COUNTS,
        asks: asks ?? NO_COUNTS,
        byAxis,
        recompute: scoreSet === undefined ? NO_DEPTH : await depthOf(manager, scoreSet.id),
        scoreSet: toScoreSetReference(scoreSet),
        completeness: await readCompleteness(manager),
      };
    });
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
    return readCompleteness(this.dataSource.manager);
  }
}

const NO_COUNTS: CoverageCounts = { covered: 0, partial: 0, gap: 0, insufficient: 0, unknown: 0, total: 0 };
const NO_DEPTH: RecomputeDepth = { pending: 0, failed: 0, oldestAgeSeconds: null };

function readCompleteness(manager: EntityManager): Promise<CoverageSummary['completeness']> {
  return manager.query<CoverageSummary['completeness']>(
    `SELECT title, title_en AS "titleEn", published_on::text AS "publishedOn"
       FROM source_document ORDER BY published_on DESC NULLS LAST, title`,
  );
}
