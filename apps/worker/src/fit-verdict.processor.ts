import { VerdictWatchService } from '@jeonghap/fit';
import { Injectable } from '@nestjs/common';
import { RepeatedWork } from './repeated-work.js';

/** Time between two looks for verdicts that have to be decided again, milliseconds. */
const LOOK_MS = 5_000;

/** Decides again on the saved profiles of companies where programmes, profiles or the day changed. */
@Injectable()
export class FitVerdictProcessor extends RepeatedWork {
  constructor(private readonly watch: VerdictWatchService) {
    super('deciding on companies', { afterWorkMs: LOOK_MS });
  }

  protected async work(): Promise<void> {
    const { notices } = await this.watch.decideMissing();
    if (notices > 0) this.logger.log(`${String(notices)} verdict(s) on companies changed`);
  }

  protected override stop(): void {
    this.watch.stop();
  }
}
