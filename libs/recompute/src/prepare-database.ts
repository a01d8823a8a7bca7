import path from 'node:path';
import { type AlignmentModel, buildModel, type ModelAssets, modelVersionOf } from '@jeonghap/alignment';
import { AUDIT_MIGRATIONS } from '@jeonghap/audit';
import {
  CATALOGUE_ENTITIES,
  CATALOGUE_MIGRATIONS,
  loadSampleCatalogue,
  readSampleCatalogue,
} from '@jeonghap/catalogue';
import { asProcess, LosableConnection, migrateDatabase, projectRoot } from '@jeonghap/platform';
import { DataSource, type EntityManager, type MigrationInterface } from 'typeorm';
import { readShippedAssets } from './model/load-model.js';
import { isModelOfThisCode, saveModel } from './model/model.store.js';
import { refreshStatistics } from './refresh-statistics.js';
import { RECOMPUTE_MIGRATIONS } from './recompute-migrations.js';
import { type ScoreSet } from './score-set/score-set.js';
import { LiveModelMoved } from './score-set/score-set.service.js';
import { carryThesaurus } from './thesaurus/carry-thesaurus.js';
import {
  findLiveScoreSet,
  findScoreSetOfModel,
  insertScoreSet,
  lockScoreSets,
} from './score-set/score-set.store.js';

export interface PrepareDatabaseOptions {
  readonly databaseUrl: string;
  readonly sampleCatalogue: boolean;
  /** Schema changes of libs that know this one's tables or the catalogue's; they come last. */
  readonly furtherMigrations: readonly (new () => MigrationInterface)[];
  readonly log: (line: string) => void;
}

/**
 * Makes a database ready for this release: schema, score set of this release's model, and the sample catalogue where
 * wanted. Safe to run again and from several processes at once.
 */
export async function prepareDatabase({
  databaseUrl,
  sampleCatalogue,
  furtherMigrations,
  log,
}: PrepareDatabaseOptions): Promise<void> {
  const migrations = [
    ...CATALOGUE_MIGRATIONS,
    ...RECOMPUTE_MIGRATIONS,
    ...AUDIT_MIGRATIONS,
    ...furtherMigrations,
  ];
  const done = await migrateDatabase({ databaseUrl, migrations });
  if (done.length > 0) log(`schema migrated: ${done.join(', ')}`);
  const dataSource = await new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: CATALOGUE_ENTITIES,
    poolSize: 2,
    extra: { Client: LosableConnection, options: asProcess('maintenance') },
  }).initialize();
  try {
    for (const line of await ensureShippedModel(dataSource)) log(line);
    if (sampleCatalogue) {
      const sample = readSampleCatalogue(path.join(projectRoot(), 'libs', 'catalogue', 'sample'));
      const { created, updated, kept } = await dataSource.transaction((manager) =>
        loadSampleCatalogue(manager, sample),
      );
      if (created + updated > 0) {
        await refreshStatistics(dataSource.manager, 'catalogue');
        log(`sample catalogue: ${created} created, ${updated} updated, ${kept} kept as edited`);
      }
    }
  } finally {
    await dataSource.destroy();
  }
}

/**
 * Stores the model that ships with this release and starts its score set the first time it is seen, which goes live by
 * itself when complete. What staff changed in the thesaurus is carried over to it.
 * @returns what there is to tell
 */
async function ensureShippedModel(dataSource: DataSource): Promise<readonly string[]> {
  const assets = readShippedAssets();
  if (await isSettled(dataSource.manager, modelVersionOf(assets))) return [];
  const release = { assets, model: buildModel(assets) };
  for (;;) {
    try {
      return await dataSource.transaction((manager) => startShippedModel(manager, release));
    } catch (error) {
      if (!(error instanceof LiveModelMoved)) throw error;
    }
  }
}

/** Whether an earlier start stored this model and readers have a live set: then there is nothing to do, and no need to build it. */
async function isSettled(manager: EntityManager, version: string): Promise<boolean> {
  return (await isModelOfThisCode(manager, version)) && (await findLiveScoreSet(manager)) !== undefined;
}

/** Everything that takes long comes before the lock: a release that starts beside the one before must not make its edits wait. */
async function startShippedModel(
  manager: EntityManager,
  release: { readonly assets: ModelAssets; readonly model: AlignmentModel },
): Promise<readonly string[]> {
  const { isNew } = await saveModel(manager, { ...release, origin: 'shipped', note: null, actor: null });
  const live = await findLiveScoreSet(manager);
  if (live === undefined) {
    await startUnlessStarted(manager, release.model, undefined);
    return [];
  }
  if (!isNew) return [];
  const carried = await carryThesaurus(manager, live, release);
  const isStarted = await startUnlessStarted(manager, carried?.model ?? release.model, live);
  return isStarted && carried !== undefined ? carried.lines : [];
}

/** @returns whether there was none of that model @throws LiveModelMoved when `live` is not the live one any more */
async function startUnlessStarted(
  manager: EntityManager,
  model: AlignmentModel,
  live: ScoreSet | undefined,
): Promise<boolean> {
  await lockScoreSets(manager);
  if ((await findLiveScoreSet(manager))?.id !== live?.id) throw new LiveModelMoved();
  if ((await findScoreSetOfModel(manager, model.version)) !== undefined) return false;
  await insertScoreSet(manager, model, { switchMode: 'automatic', createdBy: null });
  return true;
}
