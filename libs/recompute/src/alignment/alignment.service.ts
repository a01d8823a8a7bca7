import { cutPage, decodeCursor, InvalidInput, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { findLiveScoreSet } from '../score-set/score-set.store.js';
import { type ScoreSetReference } from '../score-set/score-set.js';
import { SqlParameters } from '../sql-parameters.js';
import {
  alignmentFrom,
  type AlignmentPageRead,
  type AlignmentPageRequest,
  alignmentPageSql,
  type AlignmentRead,
  alignmentSql,
  LIST_ORDER,
  toAlignmentSummaries,
  toAlignmentView,
} from './alignment-query.js';
import { type AlignmentFilter, type AlignmentSummary, type AlignmentView } from './alignment-view.js';

export interface AlignmentPage extends Page<AlignmentSummary> {
  readonly scoreSet: ScoreSetReference | null;
}

/** One line of the bulk export. */
export interface AlignmentExportRow {
  readonly proposal_ref: string;
  readonly ask_no: number;
  readonly measure_ref: string;
  readonly measure_kind: string;
  readonly score: string;
  readonly confidence: string;
  readonly band: string;
  readonly opposes: string;
  readonly verdict: string | null;
  readonly coverage: string | null;
}

/** Lines that one read of the export brings. */
const EXPORT_BATCH = 1_000;

/** Stored alignments of the live score set. */
@Injectable()
export class AlignmentService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Alignments of a proposal, by ask and then best first. */
  ofProposal(proposalId: string, filter: AlignmentFilter): Promise<AlignmentPage> {
    return this.list('proposal_id', proposalId, filter);
  }

  /** Alignments of a measure over all asks, best first. */
  ofMeasure(measureId: string, filter: AlignmentFilter): Promise<AlignmentPage> {
    return this.list('measure_id', measureId, filter);
  }

  /** One alignment with all that its score rests on. @throws NotFound `alignment.not-found` */
  async get(askId: string, measureId: string): Promise<AlignmentView> {
    const parameters = new SqlParameters();
    const sql = alignmentSql(askId, measureId, parameters);
    const [read] = await this.dataSource.query<AlignmentRead[]>(sql, parameters.values);
    const view = read && toAlignmentView(read);
    if (view === undefined) throw new NotFound('alignment.not-found');
    return view;
  }

  /**
   * All alignments of the live score set in the order of their references. Read in batches by key, so that memory does
   * not grow with the number of lines and a slow reader holds no transaction open.
   */
  async *exportRows(): AsyncGenerator<AlignmentExportRow> {
    const scoreSet = await findLiveScoreSet(this.dataSource.manager);
    if (scoreSet === undefined) return;
    let after: readonly [string, number, string] = ['', 0, ''];
    for (;;) {
      const rows = await this.dataSource.query<AlignmentExportRow[]>(
        `SELECT * FROM (
           SELECT coalesce(p.external_ref, p.id::text) AS proposal_ref, a.no AS ask_no,
                  coalesce(m.external_ref, al.measure_id::text) AS measure_ref, al.measure_kind,
                  to_char(al.score_tenths / 10.0, 'FM990.0') AS score,
                  to_char(al.confidence_hundredths / 100.0, 'FM0.00') AS confidence,
                  al.band, al.opposes::text AS opposes,
                  (SELECT d.verdict FROM pair_decision d WHERE d.ask_id = al.ask_id AND d.measure_id = al.measure_id) AS verdict,
                  (SELECT k.status FROM ask_coverage k WHERE k.score_set_id = $1 AND k.ask_id = al.ask_id) AS coverage
             ${alignmentFrom('$1')}) line
          WHERE (proposal_ref, ask_no, measure_ref) > ($2, $3, $4)
          ORDER BY proposal_ref, ask_no, measure_ref LIMIT $5`,
        [scoreSet.id, ...after, EXPORT_BATCH],
      );
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < EXPORT_BATCH) return;
      after = [last.proposal_ref, last.ask_no, last.measure_ref];
    }
  }

  private async list(
    side: AlignmentPageRequest['side'],
    entryId: string,
    { askNo, kind, limit, cursor }: AlignmentFilter,
  ): Promise<AlignmentPage> {
    const order = LIST_ORDER[side];
    const scope = [side, entryId, askNo ?? null, kind ?? null];
    const [cursorSet, ...after] = cursor === undefined ? [] : decodeCursor(cursor, scope, order.length + 1);
    const parameters = new SqlParameters();
    const sql = alignmentPageSql(
      { side, entryId, askNo, kind, limit: limit + 1, after: cursor === undefined ? undefined : after },
      parameters,
    );
    const [read] = await this.dataSource.query<AlignmentPageRead[]>(sql, parameters.values);
    if (read === undefined) throw new Error('a statement without FROM gave no row');
    const setId = read.scoreSet?.id ?? null;
    if (cursor !== undefined && cursorSet !== setId) throw new InvalidInput('request.cursor-invalid');
    const page = cutPage(read.rows, limit, scope, (row) => [setId, ...order.map(({ of }) => of(row))]);
    return {
      items: toAlignmentSummaries(page.items, read),
      total: read.total,
      nextCursor: page.nextCursor,
      scoreSet: read.scoreSet,
    };
  }
}
