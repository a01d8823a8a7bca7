import path from 'node:path';
import { buildModel } from '@jeonghap/alignment';
import { AUDIT_MIGRATIONS } from '@jeonghap/audit';
import {
  CATALOGUE_ENTITIES,
  CATALOGUE_MIGRATIONS,
  loadSampleCatalogue,
  readSampleCatalogue,
} from '@jeonghap/catalogue';
import { asProcess, LosableConnection, migrateDatabase, projectRoot } from '@jeonghap/platform';
import { DataSource, type MigrationInterface } from 'typeorm';
import { readShippedAssets } from './model/load-model.js';
import { saveModel } from './model/model.store.js';
import { refreshStatistics } from './refresh-statistics.js';
import { RECOMPUTE_MIGRATIONS } from './recompute-migrations.js';
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
    await ensureShippedModel(dataSource);
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
 * itself when complete. A database whose staff built a set of their own since keeps that one until the next release.
 */
async function ensureShippedModel(dataSource: DataSource): Promise<void> {
  // a release that starts beside the one before must not make its edits wait for the model
  const assets = readShippedAssets();
  const model = buildModel(assets);
  await dataSource.transaction(async (manager) => {
    const draft = { assets, model, origin: 'shipped', note: null, actor: null } as const;
    const { isNew } = await saveModel(manager, draft);
    await lockScoreSets(manager);
    const hasLive = (await findLiveScoreSet(manager)) !== undefined;
    if (!isNew && hasLive) return;
    if ((await findScoreSetOfModel(manager, model.version)) !== undefined) return;
    await insertScoreSet(manager, model, { switchMode: 'automatic', createdBy: null });
  });
}
