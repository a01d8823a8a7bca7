import { Queues } from '@jeonghap/platform';
import { ReportMakingService } from '@jeonghap/reports';
import { Injectable } from '@nestjs/common';
import { RepeatedWork } from './repeated-work.js';

/** Monday 06:00 in Seoul. */
const SCHEDULE = { pattern: '0 6 * * 1', tz: 'Asia/Seoul' } as const;
/** Time between two looks into the database without a call from the queue, milliseconds. */
const LOOK_MS = 3_600_000;
/** The same after a look that failed, as it does while the database is away. */
const RETRY_MS = 60_000;

/** Makes the weekly reports that are due: by the clock, and every hour, since a worker may have been down at the time. */
@Injectable()
export class ReportProcessor extends RepeatedWork {
  constructor(
    private readonly queues: Queues,
    private readonly reports: ReportMakingService,
  ) {
    super('looking for reports to make', { afterWorkMs: LOOK_MS, afterFailureMs: RETRY_MS });
  }

  override onApplicationBootstrap(): void {
    this.queues.startWorker('reports.make', () => this.make());
    super.onApplicationBootstrap();
  }

  protected async work(): Promise<void> {
    await this.make();
    await this.queues.schedule('reports.make', {}, SCHEDULE);
  }

  private async make(): Promise<void> {
    for (const week of await this.reports.makeMissing()) this.logger.log(`weekly report made: ${week}`);
  }
}
