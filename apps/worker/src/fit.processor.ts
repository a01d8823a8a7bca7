import { CriteriaReadingService, ProfileCountService } from '@jeonghap/fit';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** Time between two looks for programmes whose criteria are to be read, milliseconds. */
const LOOK_MS = 5_000;
/** Time between two counts of companies, milliseconds. */
const COUNT_MS = 600_000;

/** Reads the criteria out of programmes that changed, and counts companies for those who work here. */
@Injectable()
export class FitProcessor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(FitProcessor.name);
  private next: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private countedAt = -Infinity;
  private isStopping = false;

  constructor(
    private readonly reading: CriteriaReadingService,
    private readonly counts: ProfileCountService,
  ) {}

  onApplicationBootstrap(): void {
    this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.next);
    await this.work;
  }

  private run(): void {
    this.work = this.readAndCount()
      .catch((error: unknown) => {
        this.logger.warn(
          `work on company fit failed, next time in ${String(LOOK_MS / 1000)} s: ${String(error)}`,
        );
      })
      .then(() => {
        if (this.isStopping) return;
        this.next = setTimeout(() => {
          this.run();
        }, LOOK_MS);
      });
  }

  private async readAndCount(): Promise<void> {
    const read = await this.reading.readMissing();
    if (read > 0) this.logger.log(`criteria of ${String(read)} programme(s) read`);
    const now = performance.now();
    if (now - this.countedAt < COUNT_MS) return;
    await this.counts.count();
    this.countedAt = now;
  }
}
