import { SealService } from '@jeonghap/audit';
import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import { asProcess } from '@jeonghap/platform';
import { prepareDatabase } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { PostgresPlayground } from '../../libs/platform/test/postgres-playground.js';
import { main } from '../../scripts/audit-verify/main.js';
import { openTestDatabase, type OpenTestDatabase } from '../support/open-data-source.js';
import { asAdmin } from '../support/test-server.js';

/** What the command says of a database, or of a folder with one that is stopped. */
async function verify(settings: { readonly databaseUrl?: string; readonly dataDir: string }) {
  const lines: string[] = [];
  const code = await main([], (line) => lines.push(line), settings);
  return { code, text: lines.join('') };
}

const MIGRATIONS = [
  ...IDENTITY_MIGRATIONS,
  ...REVIEW_MIGRATIONS,
  ...REPORT_MIGRATIONS,
  ...FIT_MIGRATIONS,
  ...DELIVERY_MIGRATIONS,
];
const ENTRIES = `INSERT INTO programme (title, status) SELECT '사업 ' || n, 'open' FROM generate_series(1, 5) n`;

/** Changes an entry as whoever owns the database could, who can take the triggers away. */
const TAMPERING = `
  ALTER TABLE audit.entry DISABLE TRIGGER USER;
  UPDATE audit.entry SET actor = 'user:somebody-else' WHERE id = (SELECT max(id) FROM audit.entry WHERE seal = 1);
  ALTER TABLE audit.entry ENABLE TRIGGER USER;`;

describe('npm run audit:verify on the folder of an embedded database that is stopped', () => {
  const playground = new PostgresPlayground();
  const { dataDir } = playground;
  afterAll(() => playground.clear());

  /** Starts the database, works on it as its owner, and stops it. */
  async function whileRunning(work: (url: string) => Promise<void>): Promise<void> {
    const postgres = await playground.start();
    try {
      await work(postgres.ownerUrl);
    } finally {
      await postgres.stop();
    }
  }

  async function run(url: string, sql: string): Promise<void> {
    const client = new Client({ connectionString: url, options: asProcess('maintenance') });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  it('starts it, finds all in order, and stops it; and finds what was changed meanwhile', async () => {
    await whileRunning(async (url) => {
      await prepareDatabase({
        databaseUrl: url,
        sampleCatalogue: false,
        furtherMigrations: MIGRATIONS,
        log: () => undefined,
      });
      await run(url, ENTRIES);
      const extra = { options: asProcess('maintenance') };
      const dataSource = await new DataSource({ type: 'postgres', url, extra }).initialize();
      await new SealService(dataSource).seal();
      await dataSource.destroy();
    });
    const sound = await verify({ dataDir });
    expect(sound).toMatchObject({ code: 0, text: expect.stringMatching(/seals in order +1\n/) as unknown });
    expect(sound.text).not.toMatch(/entries in order +0\n/);
    await whileRunning((url) => run(url, TAMPERING));
    const tampered = await verify({ dataDir });
    expect(tampered).toMatchObject({
      code: 1,
      text: expect.stringContaining('FAULT: entry-changed') as unknown,
    });
  });

  it('does not take a role for the owner that is shown nothing', async () => {
    const postgres = await playground.start();
    const { code, text } = await verify({ dataDir, databaseUrl: postgres.url });
    await postgres.stop();
    expect(text).toContain('jeonghap_app is not shown the audit log');
    expect(code).toBe(2);
  });
});

describe('npm run audit:verify on rows that were taken into another database', () => {
  let from: OpenTestDatabase;
  let into: OpenTestDatabase;
  beforeAll(async () => {
    [from, into] = [await openTestDatabase('sample'), await openTestDatabase('empty')];
  });
  afterAll(async () => {
    await from.drop();
    await into.drop();
  });

  const nameOf = ({ url }: OpenTestDatabase): string => new URL(url).pathname.slice(1);
  /** As a restore puts them there: as they are, with no trigger firing. */
  const restore = (table: string, rows: readonly string[]): Promise<unknown> =>
    asAdmin(async (client) => {
      await client.query('SET session_replication_role = replica');
      await client.query(`DELETE FROM ${table}`);
      await client.query(
        `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`,
        [`[${rows.join(',')}]`],
      );
    }, nameOf(into));

  it('finds them in order, goes on sealing, and finds what was changed on the way', async () => {
    await new SealService(from.dataSource).seal();
    for (const table of ['audit.entry', 'audit.seal']) {
      const rows = await from.dataSource.query<{ row: string }[]>(
        `SELECT to_jsonb(t)::text AS row FROM ${table} t`,
      );
      await restore(
        table,
        rows.map(({ row }) => row),
      );
    }
    await into.dataSource.query(
      `SELECT setval(pg_get_serial_sequence('audit.entry', 'id'), (SELECT max(id) FROM audit.entry))`,
    );
    expect(await verify({ dataDir: '', databaseUrl: into.url })).toMatchObject({ code: 0 });
    await into.dataSource.query(ENTRIES);
    await new SealService(into.dataSource).seal();
    expect(await verify({ dataDir: '', databaseUrl: into.url })).toMatchObject({ code: 0 });
    await asAdmin((client) => client.query(TAMPERING), nameOf(into));
    expect(await verify({ dataDir: '', databaseUrl: into.url })).toMatchObject({ code: 1 });
  });
});
