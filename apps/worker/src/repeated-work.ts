import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** Pauses between two looks for work, milliseconds. */
export interface WorkPauses {
  readonly afterWorkMs: number;
  /** After a look that failed, as it does while the database is away; the same as after work where it is left out. */
  readonly afterFailureMs?: number;
}

/** Work that a worker looks for again and again, one look after the other. The end of the worker waits for the look that is on. */
export abstract class RepeatedWork implements OnApplicationBootstrap, OnModuleDestroy {
  protected readonly logger = new Logger(this.constructor.name);
  private next: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopping = false;

  /** @param what the work as the log names it when it failed */
  protected constructor(
    private readonly what: string,
    private readonly pauses: WorkPauses,
  ) {}

  /** One look for work. What it throws is logged, and the next look comes all the same. */
  protected abstract work(): Promise<void>;

  /** Asks a look that is on to end soon. */
  protected stop(): void | Promise<void> {
    return undefined;
  }

  onApplicationBootstrap(): void {
    this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.next);
    await this.stop();
    await this.running;
  }

  private run(): void {
    this.running = this.look().then((pauseMs) => {
      if (this.isStopping) return;
      this.next = setTimeout(() => {
        this.run();
      }, pauseMs);
    });
  }

  private async look(): Promise<number> {
    const { afterWorkMs, afterFailureMs = afterWorkMs } = this.pauses;
    try {
      await this.work();
      return afterWorkMs;
    } catch (error) {
      this.logger.warn(
        `${this.what} failed, next time in ${String(afterFailureMs / 1000)} s: ${String(error)}`,
      );
      return afterFailureMs;
    }
  }
}
