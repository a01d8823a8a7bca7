import { EntryChanges } from '@jeonghap/catalogue';
import { Queues } from '@jeonghap/platform';
import { Injectable, Logger } from '@nestjs/common';

/** Edits settle this long before they are computed, milliseconds; the database's trigger waits as long. */
const DEBOUNCE_MS = 200;

/** Tells the workers to look into the database after an edit. Best effort: the sweeper finds what a lost call meant. */
@Injectable()
export class RecomputeWakeUp {
  private readonly logger = new Logger(RecomputeWakeUp.name);

  constructor(
    private readonly queues: Queues,
    changes: EntryChanges,
  ) {
    changes.subscribe(() => {
      this.wake();
    });
  }

  wake(): void {
    this.queues.requestRun('recompute.drain', {}, DEBOUNCE_MS).catch((error: unknown) => {
      this.logger.warn(`wake-up not sent, the sweeper will find the edit: ${String(error)}`);
    });
  }
}
