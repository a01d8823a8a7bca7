import { Queues } from '@jeonghap/platform';
import { ReportMakingService } from '@jeonghap/reports';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** Monday 06:00 in Seoul. */
const SCHEDULE = { pattern: '0 6 * * 1', tz: 'Asia/Seoul' } as const;
/** Time between two looks into the database without a call from the queue, milliseconds. */
const LOOK_MS = 3_600_000;
/** The same after a look that failed, as it does while the database is away. */
const RETRY_MS = 60_000;

/** Makes the weekly reports that are due: by the clock, and every hour, since a worker may have been down at the time. */
@Injectable()
export class ReportProcessor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ReportProcessor.name);
  private next: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly queues: Queues,
    private readonly reports: ReportMakingService,
  ) {}

  onApplicationBootstrap(): void {
    this.queues.startWorker('reports.make', () => this.make());
    this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.next);
    await this.work;
  }

  private look(): void {
    this.work = this.make()
      .then(() => this.queues.schedule('reports.make', {}, SCHEDULE))
      .then(
        () => LOOK_MS,
        (error: unknown) => {
          this.logger.warn(`looking for reports to make failed: ${String(error)}`);
          return RETRY_MS;
        },
      )
      .then((pauseMs) => {
        if (this.isStopping) return;
        this.next = setTimeout(() => {
          this.look();
        }, pauseMs);
      });
  }

  private async make(): Promise<void> {
    for (const week of await this.reports.makeMissing()) this.logger.log(`weekly report made: ${week}`);
  }
}
