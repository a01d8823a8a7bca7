import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PostgresPlayground, refusalOf } from './postgres-playground.js';

const asRoot = process.getuid?.() === 0 ? it : it.skip;

describe('startEmbeddedPostgres that cannot', () => {
  const seed = new PostgresPlayground();
  let playground: PostgresPlayground;
  beforeAll(async () => {
    await (await seed.start()).stop();
  });
  beforeEach(() => {
    playground = new PostgresPlayground(seed);
  });
  afterEach(() => playground.clear());
  afterAll(() => seed.clear());

  it('says so when the folder cannot be made', async () => {
    rmSync(playground.dataDir, { recursive: true });
    writeFileSync(playground.dataDir, 'a file');
    expect((await refusalOf(playground.start())).code).toBe('data-dir.unwritable');
  });

  it('says so when the data was made by another major version', async () => {
    writeFileSync(path.join(playground.directory.cluster, 'PG_VERSION'), '15\n');
    const problem = await refusalOf(playground.start());
    expect([problem.code, problem.en]).toEqual([
      'data-dir.other-version',
      expect.stringMatching(/PostgreSQL 15.*runs 18/),
    ]);
  });

  it('says so when its password file is gone, or does not fit the running server', async () => {
    const { superuserPassword } = playground.directory;
    const kept = readFileSync(superuserPassword);
    writeFileSync(superuserPassword, 'another');
    expect((await refusalOf(playground.start())).code).toBe('server.locked-out');
    rmSync(superuserPassword);
    expect((await refusalOf(playground.start())).code).toBe('data-dir.broken');
    writeFileSync(superuserPassword, kept);
    await playground.start();
  });

  it('says so when a setting keeps the server from starting, with its own reason', async () => {
    writeFileSync(path.join(playground.directory.cluster, 'postgresql.auto.conf'), "shared_buffers = '1'\n");
    const problem = await refusalOf(playground.start());
    expect([problem.code, problem.en]).toEqual([
      'server.failed',
      expect.stringContaining('postgresql.auto.conf'),
    ]);
  });

  asRoot('says so when the user of the server is shut out by a folder above', async () => {
    rmSync(playground.dataDir, { recursive: true });
    const closed = path.dirname(playground.dataDir);
    chmodSync(closed, 0o700);
    const problem = await refusalOf(playground.start());
    expect([problem.code, problem.en]).toEqual([
      'server-account.shut-out',
      expect.stringContaining(`${closed}.`),
    ]);
    expect(existsSync(playground.dataDir)).toBe(false);
  });
});
