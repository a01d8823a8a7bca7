import { InvalidInput, NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { cancelPreview, findPreviewOf, insertPreview, type Preview } from './preview.store.js';
import { ThesaurusDesk } from './thesaurus-desk.js';

export interface PreviewOfDraft extends Preview {
  /** Whether the draft and what readers see are still what it looked at. */
  readonly isCurrent: boolean;
}

/** Asking what publishing the draft would move; a worker finds out. */
@Injectable()
export class ThesaurusPreviewService {
  constructor(private readonly desk: ThesaurusDesk) {}

  /**
   * @param sampleSize proposals to look at; null for all
   * @throws NotFound `thesaurus.no-draft`, InvalidInput `thesaurus.invalid`
   */
  async request(sampleSize: number | null, actor: string): Promise<PreviewOfDraft> {
    await this.desk.asActor(actor, async (manager) => {
      const desk = await this.desk.open(manager, true);
      if (desk.draft === undefined) throw new NotFound('thesaurus.no-draft');
      const count = this.desk.faults(desk).filter(({ severity }) => severity === 'error').length;
      if (count > 0) throw new InvalidInput('thesaurus.invalid', { details: { count } });
      await insertPreview(manager, desk.draft, sampleSize, actor);
    });
    const preview = await this.latest(actor);
    if (preview === null) throw new NotFound('thesaurus.no-draft');
    return preview;
  }

  /** The newest preview of the draft, if any. */
  latest(actor: string): Promise<PreviewOfDraft | null> {
    return this.desk.asActor(actor, async (manager) => {
      const { draft, liveSet } = await this.desk.open(manager);
      const preview = draft === undefined ? undefined : await findPreviewOf(manager, draft.id);
      if (draft === undefined || preview === undefined) return null;
      const isOfLive = preview.result === null || preview.result.scoreSetId === liveSet.id;
      return { ...preview, isCurrent: preview.versionRevision === draft.revision && isOfLive };
    });
  }

  /** @throws NotFound `thesaurus.preview-not-found` when it is over already, too */
  cancel(id: number, actor: string): Promise<void> {
    return this.desk.asActor(actor, async (manager) => {
      if (!(await cancelPreview(manager, id))) throw new NotFound('thesaurus.preview-not-found');
    });
  }
}
