import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SqlParameters } from '../board/board-query.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';
import { type ScoreSetReference, toScoreSetReference } from '../score-set/score-set.js';
import { ALIGNMENT_FROM, type AlignmentRow, SELECT_ALIGNMENT, toAlignmentView } from './alignment-query.js';
import { type AlignmentFilter, type AlignmentView } from './alignment-view.js';

export interface AlignmentPage extends Page<AlignmentView> {
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
  readonly coverage: string | null;
}

/** Lines that one read of the export brings. */
const EXPORT_BATCH = 1_000;

/** A column that a list is ordered by, its SQL type for the way back, and its value in a row. */
interface OrderColumn {
  readonly sql: string;
  readonly type: 'int' | 'uuid';
  readonly of: (row: AlignmentRow) => string | number;
}

const BY_ASK: OrderColumn = { sql: 'a.no', type: 'int', of: (row) => row.ask_no };
const BEST_FIRST: readonly OrderColumn[] = [
  { sql: '-al.score_tenths', type: 'int', of: (row) => -row.score_tenths },
  { sql: 'al.ask_id', type: 'uuid', of: (row) => row.ask_id },
  { sql: 'al.measure_id', type: 'uuid', of: (row) => row.measure.id },
];

/** Stored alignments of the live score set. */
@Injectable()
export class AlignmentService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Alignments of a proposal, by ask and then best first. */
  ofProposal(proposalId: string, filter: AlignmentFilter): Promise<AlignmentPage> {
    return this.list('al.proposal_id', proposalId, filter);
  }

  /** Alignments of a measure over all asks, best first. */
  ofMeasure(measureId: string, filter: AlignmentFilter): Promise<AlignmentPage> {
    return this.list('al.measure_id', measureId, filter);
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
                  (SELECT k.status FROM ask_coverage k WHERE k.score_set_id = $1 AND k.ask_id = al.ask_id) AS coverage
             ${ALIGNMENT_FROM}) line
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

  private list(
    column: 'al.proposal_id' | 'al.measure_id',
    id: string,
    filter: AlignmentFilter,
  ): Promise<AlignmentPage> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const scoreSet = await findLiveScoreSet(manager);
      const { askNo = null, kind = null, limit } = filter;
      const order = column === 'al.proposal_id' ? [BY_ASK, ...BEST_FIRST] : BEST_FIRST;
      const scope = [column, id, askNo, kind, scoreSet?.id ?? null];
      const parameters = new SqlParameters();
      parameters.add(scoreSet?.id ?? null);
      const conditions = alignmentConditions(column, id, filter, parameters);
      const [count] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n ${ALIGNMENT_FROM}${conditions}`,
        [...parameters.values],
      );
      const after = afterCursor(filter.cursor, scope, order, parameters);
      const rows = await manager.query<AlignmentRow[]>(
        `${SELECT_ALIGNMENT} ${ALIGNMENT_FROM}${conditions}${after}
          ORDER BY ${order.map(({ sql }) => sql).join(', ')} LIMIT ${parameters.add(limit + 1)}`,
        parameters.values,
      );
      const { items, nextCursor } = cutPage(rows, limit, scope, (row) => order.map(({ of }) => of(row)));
      const scoreSetReference = toScoreSetReference(scoreSet);
      return {
        items: items.map(toAlignmentView),
        total: count?.n ?? 0,
        nextCursor,
        scoreSet: scoreSetReference,
      };
    });
  }
}

function alignmentConditions(
  column: string,
  id: string,
  { askNo, kind }: AlignmentFilter,
  parameters: SqlParameters,
): string {
  let conditions = ` AND ${column} = ${parameters.add(id)}`;
  if (askNo !== undefined) conditions += ` AND a.no = ${parameters.add(askNo)}`;
  if (kind?.length) conditions += ` AND al.measure_kind = ANY (${parameters.add(kind)}::text[])`;
  return conditions;
}

/** Condition for the rows after a cursor; empty without one. */
function afterCursor(
  cursor: string | undefined,
  scope: unknown,
  order: readonly OrderColumn[],
  parameters: SqlParameters,
): string {
  if (cursor === undefined) return '';
  const values = decodeCursor(cursor, scope, order.length).map((value) => parameters.add(value));
  const typed = order.map(({ type }, index) => `${values[index] ?? 'NULL'}::${type}`);
  return ` AND (${order.map(({ sql }) => sql).join(', ')}) > (${typed.join(', ')})`;
}
