import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';
import { asAdmin } from '../../../test/support/test-server.js';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
});
afterAll(() => database.drop());

describe('a restored dump', () => {
  it('fills generated columns without a search path, as pg_restore copies rows', async () => {
    const rows = await asAdmin(async (client) => {
      await client.query(`SET search_path = ''`);
      const inserted = await client.query<{ form: string; leads: string }>(
        `INSERT INTO public.entry_name (entry_id, no, entry_kind, role, name)
         VALUES (gen_random_uuid(), 1, 'programme', 'title', 'AX 원스톱 바우처') RETURNING form, leads`,
      );
      return inserted.rows;
    }, new URL(database.url).pathname.slice(1));
    expect(rows).toEqual([{ form: 'ax원스톱바우처', leads: 'axㅇㅅㅌㅂㅇㅊ' }]);
  });
});
