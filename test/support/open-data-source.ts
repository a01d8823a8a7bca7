import { CATALOGUE_ENTITIES } from '@jeonghap/catalogue';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestContent, type TestDatabase } from './test-database.js';

export interface OpenTestDatabase extends TestDatabase {
  readonly dataSource: DataSource;
}

/** A fresh migrated database with an open pool; `drop` closes both. */
export async function openTestDatabase(content: TestContent = 'empty'): Promise<OpenTestDatabase> {
  const database = await createTestDatabase(content);
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: CATALOGUE_ENTITIES,
    poolSize: 8,
  }).initialize();
  return {
    url: database.url,
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
