import { openTestDatabase } from '../../../test/support/open-data-source.js';

/** Columns that only triggers and the recompute read, so that no entity maps them. */
const UNMAPPED = new Set(['revised_in']);

describe('entities and migrations', () => {
  it('agree on every column, its type and whether it may be null', async () => {
    const database = await openTestDatabase();
    try {
      for (const metadata of database.dataSource.entityMetadatas) {
        const columns = await database.dataSource.query<{ name: string; nullable: boolean }[]>(
          `SELECT column_name AS name, is_nullable = 'YES' AS nullable FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = $1`,
          [metadata.tableName],
        );
        const stored = columns
          .filter(({ name }) => !UNMAPPED.has(name))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
        const mapped = metadata.columns
          .map((column) => ({ name: column.databaseName, nullable: column.isNullable }))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
        expect({ table: metadata.tableName, columns: mapped }).toEqual({
          table: metadata.tableName,
          columns: stored,
        });
      }
    } finally {
      await database.drop();
    }
  });
});
