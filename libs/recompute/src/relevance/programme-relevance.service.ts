import {
  type AlignmentModel,
  buildMeasureIndex,
  type MeasureIndex,
  prepareAsk,
  prepareMeasure,
  putMeasure,
  rankMeasures,
  removeMeasure,
} from '@jeonghap/alignment';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ModelCache } from '../model/model-cache.js';
import { Pauses } from '../pauses.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';
import { withWordings } from '../snapshot/lent-words.js';
import { listProgrammeRevisions, readMeasures } from '../snapshot/snapshot.store.js';

/** Programmes whose texts are read at a time. */
const READ_AT_ONCE = 500;

interface KeptIndex {
  readonly model: AlignmentModel;
  readonly index: MeasureIndex;
  readonly revisions: Map<string, number>;
}

/** How well the published programmes answer a text that is not stored, as the live model scores it. */
@Injectable()
export class ProgrammeRelevanceService {
  private readonly models: ModelCache;
  private kept: KeptIndex | undefined;
  /** Calls wait for each other, since they bring one index up to date. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.models = new ModelCache(dataSource);
  }

  /**
   * Scores of all programmes that score above nothing, 0 to 100 with one decimal, by id. The text is kept nowhere.
   * @returns undefined while there is no live model to score with
   */
  ofText(text: string): Promise<ReadonlyMap<string, number> | undefined> {
    const result = this.last.then(() => this.score(text));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async score(text: string): Promise<ReadonlyMap<string, number> | undefined> {
    const kept = await this.refresh();
    if (kept === undefined) return undefined;
    const ask = prepareAsk({ title: '', text }, kept.model);
    const hits = rankMeasures(kept.index, ask, kept.model, { floorTenths: 1 });
    return new Map(hits.map(({ id, scoreTenths }) => [id, scoreTenths / 10]));
  }

  private async refresh(): Promise<KeptIndex | undefined> {
    const { manager } = this.dataSource;
    const kept = await this.liveIndex();
    if (kept === undefined) return undefined;
    const current = new Map(
      (await listProgrammeRevisions(manager)).map(({ id, revision }) => [id, revision]),
    );
    for (const [id, revision] of kept.revisions) {
      if (current.get(id) === revision) continue;
      kept.revisions.delete(id);
      removeMeasure(kept.index, id);
    }
    const missing = [...current.keys()].filter((id) => !kept.revisions.has(id));
    const pauses = new Pauses();
    for (let from = 0; from < missing.length; from += READ_AT_ONCE) {
      for (const source of await readMeasures(manager, missing.slice(from, from + READ_AT_ONCE))) {
        putMeasure(kept.index, source.id, prepareMeasure(withWordings(source), kept.model));
        kept.revisions.set(source.id, source.revision);
        if (pauses.isDue) await pauses.take();
      }
    }
    return kept;
  }

  private async liveIndex(): Promise<KeptIndex | undefined> {
    const version = (await findLiveScoreSet(this.dataSource.manager))?.modelVersion;
    if (version === undefined || version === this.kept?.model.version)
      return version === undefined ? undefined : this.kept;
    const loaded = await this.models.find(version);
    if (loaded === undefined) return undefined;
    const { model } = loaded;
    this.kept = { model, index: buildMeasureIndex([], model), revisions: new Map() };
    return this.kept;
  }
}
