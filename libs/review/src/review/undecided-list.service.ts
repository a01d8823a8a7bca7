import { type Band, type MeasureKind } from '@jeonghap/alignment';
import { asActor, ASKS_GONE_ON } from '@jeonghap/catalogue';
import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Pair } from './review.js';

/** An alignment that decides an ask's coverage and that nobody has reviewed yet. */
export interface UndecidedAlignment extends Pair {
  readonly proposalId: string;
  readonly measureKind: MeasureKind;
  /** What the machine gives, in tenths of a point. */
  readonly scoreTenths: number;
  readonly band: Band;
  /** Digest of both texts as they stand now, to be sent back with a decision. */
  readonly presentDigest: string;
  readonly askText: string;
  readonly proposalTitle: string;
  readonly proposalTitleEn: string | null;
  readonly measureTitle: string;
  readonly measureTitleEn: string | null;
}

export interface UndecidedFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Of each ask the measures that its coverage rests on; a row whose texts are no longer published has nothing to decide on. */
const UNDECIDED = `
  FROM score_set s
  JOIN ask_coverage c ON c.score_set_id = s.id
  CROSS JOIN LATERAL unnest(c.best) best (measure_id)
  JOIN alignment al ON al.score_set_id = s.id AND al.ask_id = c.ask_id AND al.measure_id = best.measure_id
  JOIN ask a ON a.id = c.ask_id
  JOIN proposal p ON p.id = a.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
  JOIN LATERAL (
    SELECT title, title_en FROM programme
     WHERE id = best.measure_id AND deleted_at IS NULL AND visibility = 'published'
    UNION ALL
    SELECT title, title_en FROM legislative_item
     WHERE id = best.measure_id AND deleted_at IS NULL AND visibility = 'published') m ON true
 WHERE s.id = $1 AND c.ask_id NOT IN (${ASKS_GONE_ON})
   AND NOT EXISTS (SELECT FROM review r WHERE r.ask_id = c.ask_id AND r.measure_id = best.measure_id)`;

/** What waits for its first review: the measures that coverage rests on by the machine's word alone. */
@Injectable()
export class UndecidedListService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page, the highest scores first. @throws InvalidInput `request.cursor-invalid` */
  async list({ limit, cursor }: UndecidedFilter, actor: string): Promise<Page<UndecidedAlignment>> {
    return asActor(this.dataSource, actor, async (manager) => {
      const [live] = await manager.query<{ id: number }[]>(`SELECT id FROM score_set WHERE state = 'live'`);
      if (live === undefined) return { items: [], nextCursor: null, total: 0 };
      // the scores of another set give another order
      const scope = ['undecided', live.id];
      const after = cursor === undefined ? [null, null, null] : decodeCursor(cursor, scope, 3);
      const rows = await manager.query<UndecidedAlignment[]>(
        `SELECT "askId", "measureId", "proposalId", "measureKind", "scoreTenths", band, "askText", "proposalTitle",
                "proposalTitleEn", "measureTitle", "measureTitleEn",
                pair_text_digest("askId", "measureId") AS "presentDigest"
           FROM (SELECT al.ask_id AS "askId", al.measure_id AS "measureId", p.id AS "proposalId",
                        al.measure_kind AS "measureKind", al.score_tenths AS "scoreTenths", al.band, a.text AS "askText",
                        p.title AS "proposalTitle", p.title_en AS "proposalTitleEn", m.title AS "measureTitle",
                        m.title_en AS "measureTitleEn"
                   ${UNDECIDED}
                    AND ($2::int IS NULL
                         OR (al.score_tenths, al.ask_id, al.measure_id) < ($2::int, $3::uuid, $4::uuid))
                  ORDER BY al.score_tenths DESC, al.ask_id DESC, al.measure_id DESC LIMIT $5) page`,
        [live.id, ...after, limit + 1],
      );
      const [total] = await manager.query<{ n: number }[]>(`SELECT count(*)::int AS n ${UNDECIDED}`, [
        live.id,
      ]);
      const page = cutPage(rows, limit, scope, (row) => [String(row.scoreTenths), row.askId, row.measureId]);
      return { ...page, total: total?.n ?? 0 };
    });
  }
}
