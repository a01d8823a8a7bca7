import { Queues } from '@jeonghap/platform';
import { RecomputeService } from '@jeonghap/recompute';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** Time between two looks into the database without a wake-up, milliseconds. */
const SWEEP_MS = 5_000;

/** Drains when woken by the queue, and every few seconds in case a wake-up was lost. */
@Injectable()
export class RecomputeProcessor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RecomputeProcessor.name);
  private sweeper: NodeJS.Timeout | undefined;

  constructor(
    private readonly queues: Queues,
    private readonly recompute: RecomputeService,
  ) {}

  onApplicationBootstrap(): void {
    this.queues.startWorker('recompute.drain', () => this.recompute.drain());
    this.sweep();
    this.sweeper = setInterval(() => {
      this.sweep();
    }, SWEEP_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.sweeper);
    await this.recompute.stop();
  }

  private sweep(): void {
    this.recompute.drain().catch((error: unknown) => {
      this.logger.warn(`sweep failed, next one in ${SWEEP_MS / 1000} s: ${String(error)}`);
    });
  }
}
