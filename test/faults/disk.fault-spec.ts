import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FaultWorld, until } from './fault-world.js';
import { report, seconds } from './findings.js';

/** Room for a cluster and little more. */
const DISK_MIB = 220;

/** A small disk in memory; undefined where it cannot be mounted. */
function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'jeonghap-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(DISK_MIB)}m`, 'tmpfs', folder], {
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

const disk = mountSmallDisk();
if (disk === undefined) report('F22', 'not run: cannot mount a tmpfs here');

(disk === undefined ? describe.skip : describe)('a full disk', () => {
  let world: FaultWorld;
  beforeAll(async () => {
    world = await FaultWorld.open(disk);
  });
  afterAll(async () => {
    await world.close();
    execFileSync('umount', ['-l', disk ?? '']);
    rmSync(disk ?? '', { recursive: true });
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
