import { RecomputeStatusService, ScoreSetService, type WaitingEntry } from '@jeonghap/recompute';
import { Injectable, type MessageEvent } from '@nestjs/common';
import { concatMap, from, interval, map, type Observable, share, startWith, timer, merge } from 'rxjs';
import { catchError, EMPTY, exhaustMap } from 'rxjs';
import { entryEvents, type EntryEvent } from './entry-events.js';

/** Time between two looks into the database while anybody listens, milliseconds. */
const LOOK_MS = 500;
/** Keeps proxies from closing a quiet stream, milliseconds. */
const HEARTBEAT_MS = 15_000;
/** Entries that one look follows; beyond that only the totals tell. */
const MOST_ENTRIES = 1_000;

/**
 * Live state of recomputation. One look into the database serves all listeners, and nobody looks while none listens.
 * It reads the dirty rows themselves, so it works alike on every queue backend and survives the loss of the queue.
 */
@Injectable()
export class RecomputeEvents {
  private readonly shared: Observable<MessageEvent>;

  constructor(
    private readonly recompute: RecomputeStatusService,
    private readonly scoreSets: ScoreSetService,
  ) {
    this.shared = this.watch().pipe(share());
  }

  stream(): Observable<MessageEvent> {
    const heartbeat = timer(HEARTBEAT_MS, HEARTBEAT_MS).pipe(map(() => ({ type: 'heartbeat', data: {} })));
    return merge(this.shared, heartbeat);
  }

  private watch(): Observable<MessageEvent> {
    let before: readonly WaitingEntry[] = [];
    let lastProgress = '';
    return interval(LOOK_MS).pipe(
      startWith(0),
      exhaustMap(() => from(this.look()).pipe(catchError(() => EMPTY))),
      concatMap(({ waiting, progress }) => {
        const events: MessageEvent[] = entryEvents(before, waiting).map((data: EntryEvent) => ({
          type: 'entry',
          data,
        }));
        before = waiting;
        const text = JSON.stringify(progress);
        if (text !== lastProgress) events.push({ type: 'progress', data: progress });
        lastProgress = text;
        return from(events);
      }),
    );
  }

  private async look() {
    const waiting = await this.recompute.waiting(MOST_ENTRIES);
    const sets = await this.scoreSets.list();
    const progress = sets.map(
      ({ id, state, paused, entriesTotal, entriesPending, entriesFailed, secondsLeft }) => ({
        scoreSetId: id,
        state,
        paused,
        entriesTotal,
        entriesPending,
        entriesFailed,
        secondsLeft,
      }),
    );
    return { waiting, progress: { scoreSets: progress } };
  }
}
