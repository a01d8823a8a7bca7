import { noteAct } from '@jeonghap/audit';
import { asActor } from '@jeonghap/catalogue';
import { cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Failure, type FailureFilter, type FailureGroup } from './failure.js';
import {
  countFailures,
  dismissFailure,
  type FailureRow,
  groupFailures,
  listFailures,
  reopenFailure,
  retryFailure,
  retryFailures,
} from './failure.store.js';

/** Causes that one look shows. */
const MOST_CAUSES = 50;

export interface FailurePlace {
  readonly scoreSetId: number;
  readonly entryId: string;
}

/** Entries that could not be computed: why, taking them up again, and leaving them for a stated reason. */
@Injectable()
export class FailureService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page, the latest first. @throws InvalidInput `request.cursor-invalid` */
  list(filter: FailureFilter, actor: string): Promise<Page<Failure>> {
    const { limit, cursor } = filter;
    const selection = { causeId: filter.causeId ?? null, dismissed: filter.dismissed ?? false };
    const scope = ['failures', selection];
    const after = cursor === undefined ? [null, null, null] : decodeCursor(cursor, scope, 3);
    return asActor(this.dataSource, actor, async (manager) => {
      const rows = await listFailures(manager, selection, after, limit + 1);
      const page = cutPage(rows, limit, scope, (row) => [row.position, row.entryId, row.scoreSetId]);
      const total = await countFailures(manager, selection);
      return { items: page.items.map(toFailure), nextCursor: page.nextCursor, total };
    });
  }

  /** Open failures by cause, the most frequent first. */
  causes(actor: string): Promise<readonly FailureGroup[]> {
    return asActor(this.dataSource, actor, (manager) => groupFailures(manager, MOST_CAUSES));
  }

  /** Takes all open failures up again, or those of one cause. @returns how many */
  retryAll(causeId: string | undefined, actor: string): Promise<number> {
    return asActor(this.dataSource, actor, async (manager) => {
      const entries = await retryFailures(manager, causeId ?? null);
      const detail = causeId === undefined ? { entries } : { entries, cause: causeId };
      if (entries > 0) await noteAct(manager, { kind: 'recompute', act: 'retry', detail });
      return entries;
    });
  }

  /** @throws NotFound `failure.not-found` */
  retry({ scoreSetId, entryId }: FailurePlace, actor: string): Promise<void> {
    return asActor(this.dataSource, actor, async (manager) => {
      if (!(await retryFailure(manager, scoreSetId, entryId))) throw new NotFound('failure.not-found');
      const detail = { scoreSet: scoreSetId, entry: entryId };
      await noteAct(manager, { kind: 'recompute', act: 'retry', detail });
    });
  }

  /** Leaves a failure as it is, for a reason; said again, the new reason counts. @throws NotFound `failure.not-found` */
  dismiss(place: FailurePlace, reason: string, actor: string): Promise<void> {
    return asActor(this.dataSource, actor, async (manager) => {
      if (!(await dismissFailure(manager, place, { reason, actor }))) throw new NotFound('failure.not-found');
    });
  }

  /** Takes a dismissal back; without one nothing happens. */
  reopen({ scoreSetId, entryId }: FailurePlace, actor: string): Promise<void> {
    return asActor(this.dataSource, actor, (manager) => reopenFailure(manager, scoreSetId, entryId));
  }
}

function toFailure(row: FailureRow): Failure {
  const { scoreSetId, entryId, entryKind, title, titleEn, attempts, failedAt, cause, causeId, dismissal } =
    row;
  return {
    scoreSetId,
    entryId,
    entryKind,
    title,
    titleEn,
    attempts,
    failedAt,
    cause,
    causeId,
    dismissal: dismissal === null ? null : { ...dismissal, at: new Date(dismissal.at) },
  };
}
