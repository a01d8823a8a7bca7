import { asActor, ASKS_GONE_ON } from '@jeonghap/catalogue';
import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Review, type ReviewState } from './review.js';
import { IS_PRESENT, REVIEW_COLUMNS, type ReviewRow, toReview } from './review.store.js';

export interface ReviewFilter {
  readonly state?: readonly ReviewState[] | undefined;
  /** Only those whose texts changed since, or only those whose texts did not. */
  readonly stale?: boolean | undefined;
  readonly proposalId?: string | undefined;
  readonly measureId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A review with what names its two sides; null where a side is gone or hidden. */
export interface ListedReview extends Review {
  readonly isStale: boolean;
  /** Digest of both texts as they stand now; null where a side is gone or hidden. */
  readonly presentDigest: string | null;
  readonly askText: string | null;
  readonly proposalTitle: string | null;
  readonly proposalTitleEn: string | null;
  readonly measureTitle: string | null;
  readonly measureTitleEn: string | null;
}

type ListedRow = ReviewRow &
  Pick<
    ListedReview,
    | 'isStale'
    | 'presentDigest'
    | 'askText'
    | 'proposalTitle'
    | 'proposalTitleEn'
    | 'measureTitle'
    | 'measureTitleEn'
  > & { readonly position: string };

const LISTED = `
  SELECT ${REVIEW_COLUMNS}, r.at::text AS position, a.text AS "askText", p.title AS "proposalTitle",
         p.title_en AS "proposalTitleEn", m.title AS "measureTitle", m.title_en AS "measureTitleEn",
         digest.now AS "presentDigest",
         (r.decision IS NOT NULL AND r.text_digest IS DISTINCT FROM digest.now) AS "isStale"
    FROM review r
    CROSS JOIN LATERAL (SELECT pair_text_digest(r.ask_id, r.measure_id) AS now) digest
    LEFT JOIN ask a ON a.id = r.ask_id
    LEFT JOIN proposal p ON p.id = r.proposal_id AND p.deleted_at IS NULL
    LEFT JOIN LATERAL (
      SELECT title, title_en FROM programme WHERE id = r.measure_id AND deleted_at IS NULL
      UNION ALL
      SELECT title, title_en FROM legislative_item WHERE id = r.measure_id AND deleted_at IS NULL) m ON true
   WHERE ${IS_PRESENT} AND r.ask_id NOT IN (${ASKS_GONE_ON})
     AND ($1::text[] IS NULL OR r.state = ANY ($1)) AND ($2::uuid IS NULL OR r.proposal_id = $2)
     AND ($3::uuid IS NULL OR r.measure_id = $3)`;

/** The present reviews of all pairs: what was decided, what waits for a second person, what is stale. */
@Injectable()
export class ReviewListService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page, the latest first. @throws InvalidInput `request.cursor-invalid` */
  async list({ limit, cursor, ...filter }: ReviewFilter, actor: string): Promise<Page<ListedReview>> {
    const values = valuesOf(filter);
    const scope = ['reviews', ...values];
    const after = cursor === undefined ? [null, null, null] : decodeCursor(cursor, scope, 3);
    const matching = `SELECT * FROM (${LISTED}) listed WHERE ($4::boolean IS NULL OR "isStale" = $4)`;
    const { rows, total } = await asActor(this.dataSource, actor, async (manager) => ({
      rows: await manager.query<ListedRow[]>(
        `SELECT * FROM (${matching}) page
          WHERE $5::timestamptz IS NULL OR (at, ask_id, measure_id) < ($5::timestamptz, $6::uuid, $7::uuid)
          ORDER BY at DESC, ask_id DESC, measure_id DESC LIMIT $8`,
        [...values, ...after, limit + 1],
      ),
      total: await manager.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM (${matching}) n`, values),
    }));
    const page = cutPage(rows, limit, scope, (row) => [row.position, row.ask_id, row.measure_id]);
    return { ...page, items: page.items.map(toListed), total: total[0]?.n ?? 0 };
  }
}

/** Parameters of `LISTED` and of the condition on staleness. */
function valuesOf(filter: Omit<ReviewFilter, 'limit' | 'cursor'>): readonly unknown[] {
  const states = filter.state ?? [];
  return [
    states.length > 0 ? states : null,
    filter.proposalId ?? null,
    filter.measureId ?? null,
    filter.stale ?? null,
  ];
}

function toListed(row: ListedRow): ListedReview {
  const { isStale, presentDigest, askText, proposalTitle, proposalTitleEn, measureTitle, measureTitleEn } =
    row;
  return {
    ...toReview(row),
    ...{ isStale, presentDigest, askText, proposalTitle, proposalTitleEn, measureTitle, measureTitleEn },
  };
}
