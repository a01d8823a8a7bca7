import { SealService } from '@jeonghap/audit';
import { main } from '../../scripts/audit-verify/main.js';
import { openTestDatabase, type OpenTestDatabase } from '../support/open-data-source.js';
import { asAdmin } from '../support/test-server.js';

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('sample');
});
afterAll(() => database.drop());

async function run(
  argv: readonly string[] = [],
  databaseUrl = database.url,
): Promise<{ readonly code: number; readonly text: string }> {
  let text = '';
  const print = (part: string): void => {
    text += part;
  };
  const code = await main(argv, print, {
    dataDir: '/nonexistent',
    ...(databaseUrl !== '' && { databaseUrl }),
  });
  return { code, text };
}

describe('npm run audit:verify', () => {
  it('ends with 0 on a log that is as it was sealed, and names its last seal', async () => {
    const last = await new SealService(database.dataSource).seal();
    const { code, text } = await run();
    expect(text).toContain(`last seal          ${String(last?.no)}:${String(last?.hash)}`);
    expect(code).toBe(0);
    expect((await run(['--noted', `${String(last?.no)}:${String(last?.hash)}`])).code).toBe(0);
    expect((await run(['--noted', `${String(last?.no)}:${'0'.repeat(64)}`])).text).toContain(
      'seal-unexpected at seal',
    );
  });

  it('ends with 1 where an entry was removed, and names it', async () => {
    await asAdmin(
      (client) =>
        client.query('SET session_replication_role = replica; DELETE FROM audit.entry WHERE id = 7'),
      new URL(database.url).pathname.slice(1),
    );
    const { code, text } = await run();
    expect(text).toContain('FAULT: entry-missing at entry 7 of seal 1');
    expect(code).toBe(1);
  });

  it('ends with 2 where there is nothing to look at, or the arguments are none', async () => {
    expect((await run([], database.url.replace(/\/\w+$/, '/no_such_database'))).code).toBe(2);
    expect(await run([], '')).toMatchObject({
      code: 2,
      text: expect.stringContaining('no database in') as unknown,
    });
    expect((await run(['--noted', '1'])).text).toContain('usage:');
  });
});
