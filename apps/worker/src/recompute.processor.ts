import { Queues } from '@jeonghap/platform';
import { RecomputeService } from '@jeonghap/recompute';
import { Injectable } from '@nestjs/common';
import { RepeatedWork } from './repeated-work.js';

/** Time between two looks into the database without a wake-up, milliseconds. */
const SWEEP_MS = 5_000;
/** The same after a look that failed, as it does while the database is away. */
const RETRY_MS = 1_000;

/** Drains when woken by the queue, and every few seconds in case a wake-up was lost. */
@Injectable()
export class RecomputeProcessor extends RepeatedWork {
  constructor(
    private readonly queues: Queues,
    private readonly recompute: RecomputeService,
  ) {
    super('sweep', { afterWorkMs: SWEEP_MS, afterFailureMs: RETRY_MS });
  }

  override onApplicationBootstrap(): void {
    this.queues.startWorker('recompute.drain', () => this.recompute.drain());
    super.onApplicationBootstrap();
  }

  protected async work(): Promise<void> {
    await this.recompute.drain();
  }

  protected override stop(): Promise<void> {
    return this.recompute.stop();
  }
}
