import { VerdictWatchService } from '@jeonghap/fit';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** Time between two looks for verdicts that have to be decided again, milliseconds. */
const LOOK_MS = 5_000;

/** Decides again on the saved profiles of companies where programmes, profiles or the day changed. */
@Injectable()
export class FitVerdictProcessor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(FitVerdictProcessor.name);
  private next: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(private readonly watch: VerdictWatchService) {}

  onApplicationBootstrap(): void {
    this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.next);
    this.watch.stop();
    await this.work;
  }

  private run(): void {
    this.work = this.watch
      .decideMissing()
      .then(
        ({ notices }) => {
          if (notices > 0) this.logger.log(`${String(notices)} verdict(s) on companies changed`);
        },
        (error: unknown) => {
          this.logger.warn(
            `deciding on companies failed, next time in ${String(LOOK_MS / 1000)} s: ${String(error)}`,
          );
        },
      )
      .then(() => {
        if (this.isStopping) return;
        this.next = setTimeout(() => {
          this.run();
        }, LOOK_MS);
      });
  }
}
