import path from 'node:path';
import {
  CATALOGUE_ENTITIES,
  CATALOGUE_MIGRATIONS,
  loadSampleCatalogue,
  readSampleCatalogue,
} from '@jeonghap/catalogue';
import { migrateDatabase, projectRoot } from '@jeonghap/platform';
import { DataSource } from 'typeorm';
import { loadModel } from './model/load-model.js';
import { RECOMPUTE_MIGRATIONS } from './recompute-migrations.js';
import { ensureScoreSet } from './score-set/score-set.store.js';

export interface PrepareDatabaseOptions {
  readonly databaseUrl: string;
  readonly sampleCatalogue: boolean;
  readonly log: (line: string) => void;
}

/**
 * Makes a database ready for this release: schema, score set of this release's model, and the sample catalogue where
 * wanted. Safe to run again and from several processes at once.
 */
export async function prepareDatabase({
  databaseUrl,
  sampleCatalogue,
  log,
}: PrepareDatabaseOptions): Promise<void> {
  const migrations = [...CATALOGUE_MIGRATIONS, ...RECOMPUTE_MIGRATIONS];
  const done = await migrateDatabase({ databaseUrl, migrations });
  if (done.length > 0) log(`schema migrated: ${done.join(', ')}`);
  const dataSource = await new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: CATALOGUE_ENTITIES,
    poolSize: 2,
  }).initialize();
  try {
    const model = loadModel();
    await dataSource.transaction((manager) => ensureScoreSet(manager, model));
    if (sampleCatalogue) {
      const sample = readSampleCatalogue(path.join(projectRoot(), 'libs', 'catalogue', 'sample'));
      const { created, updated, kept } = await dataSource.transaction((manager) =>
        loadSampleCatalogue(manager, sample),
      );
      if (created + updated > 0)
        log(`sample catalogue: ${created} created, ${updated} updated, ${kept} kept as edited`);
    }
  } finally {
    await dataSource.destroy();
  }
}
