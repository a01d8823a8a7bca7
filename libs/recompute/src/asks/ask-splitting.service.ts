import { type AskSuggestion, splitAsks } from '@jeonghap/alignment';
import { type EditTarget, type Proposal, type ProposalDraft, ProposalService } from '@jeonghap/catalogue';
import { Unavailable } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ModelCache } from '../model/model-cache.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';

/** A draft whose asks may be left to the splitter. */
export type UnsplitProposalDraft = Omit<ProposalDraft, 'asks'> & Partial<Pick<ProposalDraft, 'asks'>>;

/**
 * Proposals whose text is split into asks where no person did. A person's split always wins: it is never replaced, while
 * an automatic one follows the text.
 */
@Injectable()
export class AskSplittingService {
  private readonly models: ModelCache;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly proposals: ProposalService,
  ) {
    this.models = new ModelCache(dataSource);
  }

  /**
   * The asks that a text seems to make, under the live model.
   * @throws Unavailable `score-set.no-live-model`
   */
  async suggest(text: string): Promise<readonly AskSuggestion[]> {
    const live = await findLiveScoreSet(this.dataSource.manager);
    const loaded = live === undefined ? undefined : await this.models.find(live.modelVersion);
    if (loaded === undefined) throw new Unavailable('score-set.no-live-model');
    return splitAsks(text, loaded.model);
  }

  /** The asks that a proposal which is being written seems to make; of one without a text its title is the ask. @throws as `suggest` */
  suggestFor(title: string, body: string): Promise<readonly AskSuggestion[]> {
    return this.suggest(body.trim() === '' ? title : body);
  }

  /** Creates a proposal; without asks its text is split. @throws as `ProposalService.create` */
  async create(draft: UnsplitProposalDraft, actor: string, idempotencyKey?: string): Promise<Proposal> {
    const asks = draft.asks ?? (await this.automaticAsks(draft.title, draft.body ?? ''));
    return this.proposals.create({ ...draft, asks }, actor, idempotencyKey);
  }

  /** Edits a proposal; a changed text splits anew what was split automatically. @throws as `ProposalService.edit` */
  async edit(target: EditTarget, patch: Partial<ProposalDraft>, actor: string): Promise<Proposal> {
    const isTextChanged = patch.title !== undefined || patch.body !== undefined;
    if (patch.asks !== undefined || !isTextChanged) return this.proposals.edit(target, patch, actor);
    const { title, body, asks } = await this.proposals.getForEdit(target.key, actor);
    if (asks.some(({ splitBy }) => splitBy === 'person')) return this.proposals.edit(target, patch, actor);
    const drafts = await this.automaticAsks(patch.title ?? title, patch.body ?? body);
    const renewed = drafts.map((draft, index) => ({ ...draft, id: asks[index]?.id }));
    return this.proposals.edit(target, { ...patch, asks: renewed }, actor);
  }

  private async automaticAsks(title: string, body: string): Promise<ProposalDraft['asks']> {
    const suggestions = await this.suggestFor(title, body);
    return suggestions.map(({ text }) => ({ text, splitBy: 'automatic' as const }));
  }
}
