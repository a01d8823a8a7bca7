import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { superuserUrl } from '../src/postgres/application-database.js';
import { isRunning } from '../src/postgres/process-identity.js';
import {
  answerOf,
  eventually,
  killHard,
  PostgresPlayground,
  queryRow,
  refusalOf,
} from './postgres-playground.js';

const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0 ? it : it.skip;

describe('startEmbeddedPostgres', () => {
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

  it('gives a database to an owner, and to processes roles that own nothing and may nothing beyond it', async () => {
    const { url, workerUrl, ownerUrl } = await playground.start();
    const roleOf = (of: string) =>
      queryRow(
        of,
        `SELECT rolname, rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole AS mighty, d.datname, d.datdba = r.oid AS owns
           FROM pg_roles r, pg_database d WHERE rolname = current_user AND d.datname = current_database()`,
      );
    const same = { mighty: false, datname: 'jeonghap' };
    expect(await roleOf(url)).toEqual({ ...same, rolname: 'jeonghap_app', owns: false });
    expect(await roleOf(workerUrl)).toEqual({ ...same, rolname: 'jeonghap_worker', owns: false });
    expect(await roleOf(ownerUrl)).toEqual({ ...same, rolname: 'jeonghap_owner', owns: true });
    await queryRow(
      ownerUrl,
      'CREATE SCHEMA queue; CREATE TABLE public.kept (word text); CREATE TABLE queue.job ()',
    );
    await expect(queryRow(url, 'CREATE TABLE public.mine ()')).rejects.toMatchObject({ code: '42501' });
    await expect(queryRow(url, 'SELECT FROM kept')).rejects.toMatchObject({ code: '42501' });
  });

  it('hands a database over to its owner that a release with one role for everything made', async () => {
    const first = await playground.start();
    const { port } = first;
    const admin = superuserUrl(
      { port, superuserPassword: readFileSync(playground.directory.superuserPassword, 'utf8').trim() },
      'jeonghap',
    );
    await queryRow(
      admin,
      `ALTER DATABASE jeonghap OWNER TO jeonghap_app; SET ROLE jeonghap_app;
       CREATE TABLE kept AS SELECT '정합' AS word; CREATE SCHEMA bullmq; CREATE TABLE bullmq.job (id serial);
       CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    );
    await first.stop();
    const { url, workerUrl, ownerUrl } = await playground.start();
    const owners = `SELECT array_agg(DISTINCT pg_get_userbyid(owner)::text) AS owners FROM (
      SELECT relowner AS owner FROM pg_class WHERE relname IN ('kept', 'job')
      UNION SELECT nspowner FROM pg_namespace WHERE nspname = 'bullmq'
      UNION SELECT proowner FROM pg_proc WHERE proname = 'one'
      UNION SELECT datdba FROM pg_database WHERE datname = 'jeonghap') o`;
    expect(await queryRow(ownerUrl, owners)).toEqual({ owners: ['jeonghap_owner'] });
    for (const process of [url, workerUrl]) {
      expect(await queryRow(process, `INSERT INTO kept VALUES ('둘'); SELECT one()`)).toBeDefined();
      expect(
        await queryRow(process, 'INSERT INTO bullmq.job DEFAULT VALUES RETURNING id > 0 AS made'),
      ).toEqual({ made: true });
      await expect(queryRow(process, 'DROP TABLE kept')).rejects.toMatchObject({ code: '42501' });
    }
    expect(await queryRow(url, 'SELECT word FROM kept LIMIT 1')).toEqual({ word: '정합' });
  });

  it('finds Hangul by trigrams, stores UTF-8, orders by code point, keeps checksums and syncs to disk', async () => {
    const { url } = await playground.start();
    const seen = await queryRow(
      url,
      `SELECT cardinality(show_trgm('가나')) > 0 AS trigrams, similarity('예비창업패키지', '예비 창업 패키지') > 0.2 AS similar,
              current_setting('server_encoding') AS encoding, current_setting('data_checksums') AS checksums,
              current_setting('fsync') AS fsync, (SELECT min(w) FROM unnest(ARRAY['가', 'a', '힣']) w) AS first`,
    );
    expect(seen).toEqual({
      trigrams: true,
      similar: true,
      encoding: 'UTF8',
      checksums: 'on',
      fsync: 'on',
      first: 'a',
    });
  });

  it('keeps its passwords from other users and answers on the loopback address only', async () => {
    const { port, url } = await playground.start();
    for (const file of [playground.directory.superuserPassword, playground.directory.applicationPassword]) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8').length).toBeGreaterThanOrEqual(32);
    }
    expect(statSync(playground.directory.cluster).mode & 0o777).toBe(0o700);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(queryRow(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    if (outside) {
      const client = new Client({
        host: outside.address,
        port,
        user: 'postgres',
        password: 'x',
        database: 'postgres',
      });
      await expect(client.connect()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
  });

  it('keeps what was written over a stop and a start, and leaves no process behind', async () => {
    const first = await playground.start();
    await queryRow(first.ownerUrl, "CREATE TABLE kept AS SELECT '정합' AS word");
    const pid = playground.serverPid();
    await first.stop();
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(path.join(playground.dataDir, 'holder.json'))).toBe(false);
    const second = await playground.start();
    expect(await queryRow(second.ownerUrl, 'SELECT word FROM kept')).toEqual({ word: '정합' });
  });

  it('takes the port that is asked for, and another when that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1').unref();
    await once(other, 'listening');
    const taken = (other.address() as AddressInfo).port;
    const postgres = await playground.start(taken);
    expect(postgres.port).not.toBe(taken);
    await postgres.stop();
    other.close();
    await once(other, 'close');
    expect((await playground.start(taken)).port).toBe(taken);
  });

  describe('after its process was killed', () => {
    it('adopts the server that lived on, with everything in it', async () => {
      const holder = playground.forkHolder();
      const { ownerUrl = '', port } = await answerOf(holder);
      await queryRow(ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS number');
      const pid = playground.serverPid();
      await killHard(holder);
      const adopted = await playground.start();
      expect([adopted.port, playground.serverPid()]).toEqual([port, pid]);
      expect(playground.log.join()).toContain('Adopting');
      expect(await queryRow(adopted.ownerUrl, 'SELECT number FROM kept')).toEqual({ number: 7 });
      await adopted.stop();
      expect(isRunning(pid)).toBe(false);
    });

    it('recovers when the server was killed with it', async () => {
      const holder = playground.forkHolder();
      const { ownerUrl = '' } = await answerOf(holder);
      await queryRow(ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS number');
      await killHard(holder);
      process.kill(playground.serverPid(), 'SIGKILL');
      const { ownerUrl: again } = await playground.start();
      expect(await queryRow(again, 'SELECT number FROM kept')).toEqual({ number: 7 });
    });

    it('leaves nothing half-made when that was in the middle of making the database', async () => {
      rmSync(playground.dataDir, { recursive: true });
      for (const afterMs of [50, 300]) {
        const holder = playground.forkHolder();
        await once(holder, 'message'); // its first line of log: it makes a database now
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        await killHard(holder);
        expect(readdirSync(playground.dataDir)).not.toContain('postgres');
      }
      const { url } = await playground.start();
      expect(await queryRow(url, 'SELECT 1 AS one')).toEqual({ one: 1 });
      expect(readdirSync(playground.dataDir).sort()).toEqual(['holder.json', 'postgres']);
    });
  });

  describe('with a status file that outlived its server', () => {
    const writeStatus = (pid: number): void => {
      const cluster = playground.directory.cluster;
      writeFileSync(
        path.join(cluster, 'postmaster.pid'),
        `${String(pid)}\n${cluster}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
      );
    };

    it('starts although the process number belongs to another program now', async () => {
      writeStatus(process.pid);
      expect(await queryRow((await playground.start()).url, 'SELECT 1 AS one')).toEqual({ one: 1 });
    });

    it('starts although the dead server is still listed, as a zombie', async () => {
      const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const zombie = Number(String((await once(parent.stdout, 'data'))[0]));
      await eventually(() => !isRunning(zombie));
      expect(() => process.kill(zombie, 0)).not.toThrow();
      writeStatus(zombie);
      expect(await queryRow((await playground.start()).url, 'SELECT 1 AS one')).toEqual({ one: 1 });
      parent.kill();
    });
  });

  describe('when the server is killed under it', () => {
    it('starts it again on the same port and loses no acknowledged write', async () => {
      const { ownerUrl: url } = await playground.start();
      await queryRow(url, 'CREATE TABLE written (number int)');
      let acknowledged = 0;
      const killed = playground.serverPid();
      const write = async (number: number): Promise<void> => {
        await queryRow(url, `INSERT INTO written VALUES (${String(number)})`);
        acknowledged += 1;
      };
      for (let number = 1; number <= 40; number += 1) {
        if (number === 20) process.kill(killed, 'SIGKILL');
        await write(number).catch(() => new Promise((resolve) => setTimeout(resolve, 100)));
      }
      await eventually(() => playground.log.some((line) => line.includes('runs again')));
      await write(41);
      const { count } = await queryRow(url, 'SELECT count(*)::int FROM written');
      expect(acknowledged).toBeGreaterThan(19);
      expect(count).toBeGreaterThanOrEqual(acknowledged);
      expect(playground.serverPid()).not.toBe(killed);
    });

    it('does not wait for a computation that outlives it', async () => {
      const { url } = await playground.start();
      const busy = queryRow(
        url,
        'SELECT count(*) FROM generate_series(1, 200000) AS endless, generate_series(1, 200000)',
      );
      const broken = expect(busy).rejects.toThrow();
      const killed = playground.serverPid();
      await eventually(async () => {
        const { active } = await queryRow(
          url,
          "SELECT count(*)::int AS active FROM pg_stat_activity WHERE query ~ 'endless'",
        );
        return Number(active) > 1; // it and this one
      });
      process.kill(killed, 'SIGKILL');
      await eventually(() => playground.log.some((line) => line.includes('runs again')));
      await broken;
      expect(await queryRow(url, 'SELECT 1 AS one')).toEqual({ one: 1 });
    });
  });

  describe('on a folder that another process uses', () => {
    it('refuses at once and names the holder, which goes on undisturbed', async () => {
      const holder = playground.forkHolder();
      const { url = '' } = await answerOf(holder);
      const problem = await refusalOf(playground.start());
      expect(problem.code).toBe('data-dir.in-use');
      expect(problem.message).toContain(`pid ${String(holder.pid)}`);
      expect(await queryRow(url, 'SELECT 1 AS one')).toEqual({ one: 1 });
    });

    it('lets exactly one of several start that come at the same time', async () => {
      const answers = await Promise.all(Array.from({ length: 4 }, () => answerOf(playground.forkHolder())));
      expect(answers.filter(({ url }) => url !== undefined)).toHaveLength(1);
      expect(answers.filter(({ refused }) => refused === 'data-dir.in-use')).toHaveLength(3);
    });

    it('believes the heartbeat of a holder in another container, and starts when there is none', async () => {
      const holderFile = path.join(playground.dataDir, 'holder.json');
      writeFileSync(holderFile, '{"pid":1,"namespace":"another container"}');
      const beating = setInterval(() => {
        utimesSync(holderFile, new Date(), new Date());
      }, 200);
      expect((await refusalOf(playground.start())).code).toBe('data-dir.in-use');
      clearInterval(beating);
      const tenSecondsAgo = new Date(Date.now() - 10_000);
      utimesSync(holderFile, tenSecondsAgo, tenSecondsAgo);
      const began = Date.now();
      await playground.start();
      expect(Date.now() - began).toBeGreaterThan(4_000);
    });
  });

  asRoot('runs as a plain user too, and tells root and that user apart', async () => {
    rmSync(playground.dataDir, { recursive: true });
    mkdirSync(playground.dataDir);
    chownSync(playground.dataDir, NOBODY, NOBODY);
    const holder = playground.forkHolder({ uid: NOBODY, gid: NOBODY });
    expect(await answerOf(holder)).toMatchObject({ url: expect.stringContaining('jeonghap_app') as unknown });
    expect(statSync(playground.directory.cluster).uid).toBe(NOBODY);
    await killHard(holder);
    const adopted = await playground.start(); // root takes over and keeps the owner
    expect(await queryRow(adopted.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
    expect(statSync(playground.directory.cluster).uid).toBe(NOBODY);
  });
});
