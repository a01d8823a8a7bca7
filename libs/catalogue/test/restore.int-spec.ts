import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
});
afterAll(() => database.drop());

describe('a restored dump', () => {
  it('fills generated columns without a search path, as pg_restore copies rows', async () => {
    const rows = await database.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('search_path', '', true)`);
      return manager.query<{ form: string; leads: string }[]>(
        `INSERT INTO public.entry_name (entry_id, no, entry_kind, role, name)
         VALUES (gen_random_uuid(), 1, 'programme', 'title', 'AX 원스톱 바우처') RETURNING form, leads`,
      );
    });
    expect(rows).toEqual([{ form: 'ax원스톱바우처', leads: 'axㅇㅅㅌㅂㅇㅊ' }]);
  });
});
