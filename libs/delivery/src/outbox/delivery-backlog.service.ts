import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type DeliveryKind } from './outbox.js';

/**
 * What came of the last attempt that came to nothing: nobody answered, the other side refused, its address is of the own network, or
 * something else.
 */
export const DELIVERY_TROUBLES = ['unreachable', 'refused', 'address-not-public', 'unknown'] as const;
export type DeliveryTrouble = (typeof DELIVERY_TROUBLES)[number];

/** What waits to go out by one way. */
export interface DeliveryBacklog {
  readonly kind: DeliveryKind;
  readonly waiting: number;
  /** Since the longest waiting one was put into the outbox, on the clock of the database. */
  readonly oldestAgeSeconds: number;
  /** Null while none of them was tried in vain. */
  readonly trouble: DeliveryTrouble | null;
}

/** How far sending is behind, for everybody: numbers alone, without whom it is for and what servers answered. */
@Injectable()
export class DeliveryBacklogService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** A line for each way by which anything waits. */
  read(): Promise<readonly DeliveryBacklog[]> {
    return this.dataSource.query<DeliveryBacklog[]>(
      'SELECT kind, waiting, oldest_age_seconds AS "oldestAgeSeconds", trouble FROM delivery_backlog()',
    );
  }
}
