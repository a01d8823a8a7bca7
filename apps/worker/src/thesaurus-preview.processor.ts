import { ThesaurusPreviewRunner } from '@jeonghap/recompute';
import { Injectable } from '@nestjs/common';
import { RepeatedWork } from './repeated-work.js';

/** Time between two looks for a preview that somebody asked for, milliseconds: a person waits for it. */
const LOOK_MS = 2_000;

/** Finds out what a draft of the thesaurus would move, when somebody asks. */
@Injectable()
export class ThesaurusPreviewProcessor extends RepeatedWork {
  constructor(private readonly previews: ThesaurusPreviewRunner) {
    super('looking for a preview', { afterWorkMs: LOOK_MS });
  }

  protected async work(): Promise<void> {
    await this.previews.runNext();
  }

  protected override stop(): void {
    this.previews.stop();
  }
}
