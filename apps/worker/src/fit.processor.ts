import { CriteriaReadingService, ProfileCountService } from '@jeonghap/fit';
import { Injectable } from '@nestjs/common';
import { RepeatedWork } from './repeated-work.js';

/** Time between two looks for programmes whose criteria are to be read, milliseconds. */
const LOOK_MS = 5_000;
/** Time between two counts of companies, milliseconds. */
const COUNT_MS = 600_000;

/** Reads the criteria out of programmes that changed, and counts companies for those who work here. */
@Injectable()
export class FitProcessor extends RepeatedWork {
  private countedAt = -Infinity;

  constructor(
    private readonly reading: CriteriaReadingService,
    private readonly counts: ProfileCountService,
  ) {
    super('work on company fit', { afterWorkMs: LOOK_MS });
  }

  protected async work(): Promise<void> {
    const read = await this.reading.readMissing();
    if (read > 0) this.logger.log(`criteria of ${String(read)} programme(s) read`);
    const now = performance.now();
    if (now - this.countedAt < COUNT_MS) return;
    await this.counts.count();
    this.countedAt = now;
  }
}
