import { ThesaurusPreviewRunner } from '@jeonghap/recompute';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** Time between two looks for a preview that somebody asked for, milliseconds: a person waits for it. */
const LOOK_MS = 2_000;

/** Finds out what a draft of the thesaurus would move, when somebody asks. */
@Injectable()
export class ThesaurusPreviewProcessor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ThesaurusPreviewProcessor.name);
  private next: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(private readonly previews: ThesaurusPreviewRunner) {}

  onApplicationBootstrap(): void {
    this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.next);
    this.previews.stop();
    await this.work;
  }

  private run(): void {
    this.work = this.previews
      .runNext()
      .catch((error: unknown) => {
        this.logger.warn(`looking for a preview failed: ${String(error)}`);
      })
      .then(() => {
        if (this.isStopping) return;
        this.next = setTimeout(() => {
          this.run();
        }, LOOK_MS);
      });
  }
}
