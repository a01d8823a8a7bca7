import { Queues } from '@jeonghap/platform';
import { RecomputeService } from '@jeonghap/recompute';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** Time between two looks into the database without a wake-up, milliseconds. */
const SWEEP_MS = 5_000;
/** The same after a look that failed, as it does while the database is away. */
const RETRY_MS = 1_000;

/** Drains when woken by the queue, and every few seconds in case a wake-up was lost. */
@Injectable()
export class RecomputeProcessor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RecomputeProcessor.name);
  private sweeper: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(
    private readonly queues: Queues,
    private readonly recompute: RecomputeService,
  ) {}

  onApplicationBootstrap(): void {
    this.queues.startWorker('recompute.drain', () => this.recompute.drain());
    this.sweep();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.sweeper);
    await this.recompute.stop();
  }

  private sweep(): void {
    this.recompute.drain().then(
      () => {
        this.sweepIn(SWEEP_MS);
      },
      (error: unknown) => {
        this.logger.warn(`sweep failed, next one in ${String(RETRY_MS / 1000)} s: ${String(error)}`);
        this.sweepIn(RETRY_MS);
      },
    );
  }

  private sweepIn(ms: number): void {
    if (this.isStopping) return;
    this.sweeper = setTimeout(() => {
      this.sweep();
    }, ms);
  }
}
