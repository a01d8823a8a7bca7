import { type AskInput } from '@jeonghap/alignment';
import { Unavailable } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ModelCache } from '../model/model-cache.js';
import { Pauses } from '../pauses.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';
import { listRevisions, readProposals } from '../snapshot/snapshot.store.js';
import { AlikeProposalIndex, type AlikeProposals, type LikeProposal } from './alike-proposals.js';

/** Proposals whose texts are read at a time. */
const READ_AT_ONCE = 500;

/** Published proposals that ask the same, as the live model reads them. */
@Injectable()
export class AlikeProposalsService {
  private readonly models: ModelCache;
  private kept: { readonly version: string; readonly index: AlikeProposalIndex } | undefined;
  /** Calls wait for each other, since they bring one index up to date. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.models = new ModelCache(dataSource);
  }

  /** All pairs, the most alike first. @throws Unavailable `score-set.no-live-model` */
  list(): Promise<readonly AlikeProposals[]> {
    return this.inTurn(async () => (await this.refresh()).list());
  }

  /**
   * Published proposals that ask what is being written, the most alike first.
   * @param except id of the proposal itself, where it is stored already
   * @throws Unavailable `score-set.no-live-model`
   */
  findLike(asks: readonly AskInput[], except?: string): Promise<readonly LikeProposal[]> {
    return this.inTurn(async () => (await this.refresh()).findLike(asks, except, new Pauses()));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }

  private async refresh(): Promise<AlikeProposalIndex> {
    const { manager } = this.dataSource;
    const index = await this.liveIndex();
    const { proposals } = await listRevisions(manager);
    const ids = index.retain(proposals);
    const pauses = new Pauses();
    for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
      const sources = await readProposals(manager, ids.slice(from, from + READ_AT_ONCE));
      for (const source of sources) await index.put(source, pauses);
    }
    return index;
  }

  private async liveIndex(): Promise<AlikeProposalIndex> {
    const version = (await findLiveScoreSet(this.dataSource.manager))?.modelVersion;
    if (version !== undefined && this.kept?.version === version) return this.kept.index;
    const loaded = version === undefined ? undefined : await this.models.find(version);
    if (version === undefined || loaded === undefined) throw new Unavailable('score-set.no-live-model');
    this.kept = { version, index: new AlikeProposalIndex(loaded.model) };
    return this.kept.index;
  }
}
