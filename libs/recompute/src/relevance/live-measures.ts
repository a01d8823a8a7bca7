import {
  type AlignmentModel,
  buildMeasureIndex,
  type MeasureIndex,
  type MeasureKind,
  prepareMeasure,
  putMeasure,
  removeMeasure,
} from '@jeonghap/alignment';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ModelCache } from '../model/model-cache.js';
import { Pauses } from '../pauses.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';
import { withWordings } from '../snapshot/lent-words.js';
import { listMeasureRevisions, readMeasures } from '../snapshot/snapshot.store.js';

/** Measures whose texts are read at a time. */
const READ_AT_ONCE = 500;

interface KeptIndex {
  readonly index: MeasureIndex;
  readonly revisions: Map<string, number>;
}

interface KeptMeasures {
  readonly model: AlignmentModel;
  readonly kinds: Map<MeasureKind, KeptIndex>;
}

/** What texts that are not stored are scored by. */
export interface LiveMeasuresView {
  readonly model: AlignmentModel;
  /** One index a kind, in the order of the kinds that were asked for. */
  readonly indexes: readonly MeasureIndex[];
}

/** The published measures under the live model, ready to be searched; kept in memory, and only what changed is read again. */
@Injectable()
export class LiveMeasures {
  private readonly models: ModelCache;
  private kept: KeptMeasures | undefined;
  /** Calls wait for each other, since they bring one index up to date. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.models = new ModelCache(dataSource);
  }

  /**
   * Brings the measures up to date and searches them. Nobody changes the indexes meanwhile, and all is of one model.
   * @param search must not keep the indexes
   * @returns undefined while there is no live model to score with
   */
  search<T>(
    kinds: readonly MeasureKind[],
    search: (measures: LiveMeasuresView) => T | Promise<T>,
  ): Promise<T | undefined> {
    const result = this.last.then(async () => {
      const kept = await this.live();
      if (kept === undefined) return undefined;
      const indexes: MeasureIndex[] = [];
      for (const kind of kinds) indexes.push(await this.refresh(kept, kind));
      return search({ model: kept.model, indexes });
    });
    this.last = result.catch(() => undefined);
    return result;
  }

  private async refresh({ model, kinds }: KeptMeasures, kind: MeasureKind): Promise<MeasureIndex> {
    const { manager } = this.dataSource;
    const kept: KeptIndex = kinds.get(kind) ?? { index: buildMeasureIndex([], model), revisions: new Map() };
    kinds.set(kind, kept);
    const current = new Map(
      (await listMeasureRevisions(manager, kind)).map(({ id, revision }) => [id, revision]),
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
        putMeasure(kept.index, source.id, prepareMeasure(withWordings(source), model));
        kept.revisions.set(source.id, source.revision);
        if (pauses.isDue) await pauses.take();
      }
    }
    return kept.index;
  }

  private async live(): Promise<KeptMeasures | undefined> {
    const version = (await findLiveScoreSet(this.dataSource.manager))?.modelVersion;
    if (version === undefined) return undefined;
    if (version === this.kept?.model.version) return this.kept;
    const loaded = await this.models.find(version);
    if (loaded === undefined) return undefined;
    this.kept = { model: loaded.model, kinds: new Map() };
    return this.kept;
  }
}
