import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  lchownSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backUp } from '../support/fault-cluster.js';
import { EditLoad } from './edit-load.js';
import { FaultWorld, until } from './fault-world.js';
import { report, seconds } from './findings.js';

/** Room for a cluster and little more. */
const DISK_MIB = 220;
/** Room for a few files of the write-ahead log, 16 MiB each. */
const WAL_DISK_MIB = 100;

/** A small disk in memory; undefined where it cannot be mounted. */
function mountSmallDisk(mib: number): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'jeonghap-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(mib)}m`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    chmodSync(folder, 0o755); // run as root, the server has another user, who must get in
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

/** Takes all that is left of a disk. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (;;) writeSync(handle, Buffer.alloc(65_536));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}

const disk = mountSmallDisk(DISK_MIB);
const walDisk = mountSmallDisk(WAL_DISK_MIB);
if (disk === undefined || walDisk === undefined) report('F22, F23', 'not run: cannot mount a tmpfs here');

function removeDisk(folder: string | undefined): void {
  execFileSync('umount', ['-l', folder ?? '']);
  rmSync(folder ?? '', { recursive: true });
}

(disk === undefined ? describe.skip : describe)('a full disk', () => {
  let world: FaultWorld;
  beforeAll(async () => {
    world = await FaultWorld.open(disk);
  });
  afterAll(async () => {
    await world.close();
    removeDisk(disk);
  });

  it('F22 refuses edits and goes on answering reads, until there is room again', async () => {
    const [api, worker] = [await world.start('api'), await world.start('worker')];
    await world.waitUntilQuiet();
    const read = async (): Promise<number> => {
      const response = await fetch(`${api.origin}/api/v1/proposals`);
      await response.text();
      return response.status;
    };
    const create = async (): Promise<Response> =>
      fetch(`${api.origin}/api/v1/programmes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...world.credentials },
        // nothing that PostgreSQL could store in less room
        body: JSON.stringify({
          title: '큰 사업',
          body: randomBytes(7_000).toString('base64'),
          status: 'funded',
        }),
      });
    const filler = path.join(disk ?? '', 'filler');
    fill(filler);
    const reads: number[] = [];
    let refusal: Response | undefined;
    let taken = 0;
    while (refusal === undefined && taken < 3_000) {
      const response = await create();
      await response.text();
      reads.push(await read());
      if (response.ok) taken += 1;
      else refusal = response;
    }
    for (let n = 0; n < 20; n += 1) reads.push(await read());
    expect(refusal?.status).toBe(503);
    expect(Number(refusal?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(new Set(reads)).toEqual(new Set([200]));
    rmSync(filler);
    const recoveredMs = await until(async () => (await create()).ok);
    await world.waitUntilQuiet();
    await world.assertScoresRight();
    expect(api.isAlive() && worker.isAlive()).toBe(true);
    report(
      'F22',
      `edit refused with 503 and Retry-After after ${String(taken)} more, ${String(reads.length)}/${String(reads.length)} reads answered; edits taken ${seconds(recoveredMs)} after there was room`,
    );
  });
});

(walDisk === undefined ? describe.skip : describe)('a full disk of the write-ahead log', () => {
  let [first, world]: [FaultWorld | undefined, FaultWorld | undefined] = [undefined, undefined];
  afterAll(async () => {
    await world?.close();
    await first?.close();
    removeDisk(walDisk);
  });

  /** A copy of a cluster whose write-ahead log lies on the small disk. */
  async function moveLog(of: FaultWorld): Promise<FaultWorld> {
    // without these the log would grow to a gigabyte before a checkpoint
    for (const setting of ['max_wal_size', 'min_wal_size']) {
      await of.cluster.asSuperuser((client) => client.query(`ALTER SYSTEM SET ${setting} = '32MB'`));
    }
    const copy = await backUp(of.cluster);
    const log = path.join(copy, 'postgres', 'cluster', 'pg_wal');
    const { uid, gid } = statSync(log);
    const target = path.join(walDisk ?? '', 'wal');
    execFileSync('mv', [log, target]);
    symlinkSync(target, log);
    lchownSync(log, uid, gid);
    return FaultWorld.restore(of, copy);
  }

  it('F23 loses nothing that was acknowledged, and all goes on once there is room again', async () => {
    first = await FaultWorld.open();
    world = await moveLog(first);
    const { cluster, dataSource } = world;
    const [api, worker] = [await world.start('api'), await world.start('worker')];
    await world.waitUntilQuiet();
    const load = new EditLoad(() => api.origin, world);
    await until(() => load.lastSuccessAt > 0);
    const filler = path.join(walDisk ?? '', 'filler');
    fill(filler);
    // what is left of the present file is soon used up
    await cluster
      .asSuperuser(async (client) => {
        for (let n = 0; n < 40; n += 1) {
          await client.query(
            `SELECT pg_logical_emit_message(true, 'fill', repeat(md5(random()::text), 32768))`,
          );
        }
      })
      .catch(() => undefined);
    const isUp = (): Promise<boolean> =>
      dataSource.query('SELECT 1').then(
        () => true,
        () => false,
      );
    await until(async () => !(await isUp()));
    rmSync(filler);
    const freedAt = Date.now();
    await until(isUp, 60_000);
    const upAt = Date.now();
    await until(() => load.lastSuccessAt > upAt);
    const worksMs = Date.now() - upAt;
    const { acknowledged, lost, answers } = await load.stop();
    await world.waitUntilQuiet();
    await world.assertScoresRight();
    report(
      'F23',
      `PostgreSQL ended itself, back ${seconds(upAt - freedAt)} after there was room, API works ${seconds(worksMs)} later; ${String(lost)} of ${String(acknowledged)} acknowledged edits lost; answers ${JSON.stringify(answers)}`,
    );
    expect(lost).toBe(0);
    expect(acknowledged).toBeGreaterThan(0);
    expect(api.isAlive() && worker.isAlive()).toBe(true);
  });
});
