import { type AlignmentModel, buildModel } from '@jeonghap/alignment';
import { type DataSource } from 'typeorm';
import { SnapshotCache } from '../snapshot/snapshot-cache.js';
import { findBuiltModel, keepBuiltModel } from './built-models.js';
import { findModelAssets, isModelOfThisCode } from './model.store.js';

/** A model with the catalogue as prepared under it. */
export interface LoadedModel {
  readonly model: AlignmentModel;
  readonly cache: SnapshotCache;
}

/** Models kept ready: the live one, one being built, one to roll back to. */
const KEPT = 3;

/** Loads models by version and keeps the last few that were used. */
export class ModelCache {
  private readonly loaded = new Map<string, LoadedModel>();

  constructor(private readonly dataSource: DataSource) {}

  /** @returns undefined when this release cannot compute under that model */
  async find(version: string): Promise<LoadedModel | undefined> {
    const known = this.loaded.get(version);
    if (known !== undefined) {
      this.loaded.delete(version); // used last, dropped last
      this.loaded.set(version, known);
      return known;
    }
    if (!(await isModelOfThisCode(this.dataSource.manager, version))) return undefined;
    const model = findBuiltModel(version) ?? (await this.build(version));
    if (model === undefined) return undefined;
    const fresh = { model, cache: new SnapshotCache(model) };
    this.loaded.set(version, fresh);
    for (const oldest of [...this.loaded.keys()].slice(0, Math.max(0, this.loaded.size - KEPT))) {
      this.loaded.delete(oldest);
    }
    return fresh;
  }

  private async build(version: string): Promise<AlignmentModel | undefined> {
    const assets = await findModelAssets(this.dataSource.manager, version);
    if (assets === undefined) return undefined;
    const model = buildModel(assets);
    // the hash covers the code, so a model that comes out otherwise belongs to another release
    return model.version === version ? keepBuiltModel(model) : undefined;
  }
}
