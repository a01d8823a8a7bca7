import { asActor } from '@jeonghap/catalogue';
import { Conflict, cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { liftSuppression } from '../mail/suppression.store.js';
import {
  type DeliveryCause,
  type DeliveryEvent,
  type DeliveryKind,
  type DeliveryState,
  TRIED_HOURS,
} from './outbox.js';

/** A delivery as administrators see it. */
export interface Delivery {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly event: DeliveryEvent;
  /** Null of a trial and of a mail on company fit, as is the edition. */
  readonly week: string | null;
  readonly edition: number | null;
  /** To whom; null for what goes to no person. */
  readonly accountId: string | null;
  /** Host of the endpoint to which it goes; null for what goes to a person, or where the endpoint was removed. */
  readonly endpointHost: string | null;
  readonly state: DeliveryState;
  readonly cause: DeliveryCause | null;
  /** What the other side said last. */
  readonly lastAnswer: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly attemptedAt: Date | null;
  readonly settledAt: Date | null;
  /** When it is tried again; null of one that is settled. */
  readonly nextAt: Date | null;
  readonly isRetryable: boolean;
}

export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  readonly kind?: DeliveryKind | undefined;
}

/** What sending again may change: what failed, what an address was refused for, and what waits while nobody is at it. */
const IS_RETRYABLE = `(d.state = 'failed' OR d.cause = 'address-refused' OR (d.state = 'waiting' AND d.lease_token IS NULL))`;
const COLUMNS = `d.no, d.id, d.kind, d.event, d.week, d.edition,
  (SELECT substring(e.url FROM '^https?://([^/?#]+)') FROM webhook_endpoint e WHERE e.id = d.endpoint_id) AS "endpointHost", d.account_id AS "accountId", d.state, d.cause,
  d.last_answer AS "lastAnswer", d.attempts, d.created_at AS "createdAt", d.attempted_at AS "attemptedAt",
  d.settled_at AS "settledAt", CASE WHEN d.state = 'waiting' THEN d.not_before END AS "nextAt",
  ${IS_RETRYABLE} AS "isRetryable"`;
const MATCHES = '($1::text IS NULL OR d.state = $1) AND ($2::text IS NULL OR d.kind = $2)';

/** What went out, what waits and what failed, for administrators. */
@Injectable()
export class DeliveryLogService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Deliveries, newest first. @throws InvalidInput `request.cursor-invalid` */
  list(
    filter: DeliveryFilter,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
    actor: string,
  ): Promise<Page<Delivery>> {
    const scope = ['deliveries', filter];
    const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, scope, 1);
    const values = [filter.state ?? null, filter.kind ?? null];
    return asActor(this.dataSource, actor, async (manager) => {
      const rows = await manager.query<(Delivery & { readonly no: string })[]>(
        `SELECT ${COLUMNS} FROM delivery d WHERE ${MATCHES} AND ($3::bigint IS NULL OR d.no < $3) ORDER BY d.no DESC LIMIT $4`,
        [...values, before, limit + 1],
      );
      const [count] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM delivery d WHERE ${MATCHES}`,
        values,
      );
      const { items, nextCursor } = cutPage(rows, limit, scope, ({ no }) => [no]);
      return { items: items.map(({ no: _no, ...delivery }) => delivery), nextCursor, total: count?.n ?? 0 };
    });
  }

  /**
   * Lets a delivery be tried again at once and for its full time; an address that was refused is believed again.
   * @throws NotFound `delivery.not-found`, Conflict `delivery.not-retryable`
   */
  retry(id: string, actor: string): Promise<Delivery> {
    return asActor(this.dataSource, actor, async (manager) => {
      const [delivery] = await manager.query<Delivery[]>(
        `SELECT ${COLUMNS} FROM delivery d WHERE d.id = $1 FOR UPDATE`,
        [id],
      );
      if (delivery === undefined) throw new NotFound('delivery.not-found');
      if (!delivery.isRetryable) throw new Conflict('delivery.not-retryable');
      if (delivery.cause === 'address-refused' && delivery.accountId !== null)
        await liftSuppression(manager, delivery.accountId);
      const [rows] = await manager.query<[(Delivery & { readonly no: string })[], number]>(
        `UPDATE delivery d SET state = 'waiting', cause = NULL, attempts = 0, settled_at = NULL,
                not_before = clock_timestamp(), give_up_at = clock_timestamp() + make_interval(hours => $2)
          WHERE d.id = $1 RETURNING ${COLUMNS}`,
        [id, TRIED_HOURS],
      );
      const [row] = rows;
      if (row === undefined) throw new NotFound('delivery.not-found');
      const { no: _no, ...after } = row;
      return after;
    });
  }
}
