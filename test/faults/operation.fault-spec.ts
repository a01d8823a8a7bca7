import { setTimeout as sleep } from 'node:timers/promises';
import { CATALOGUE_MIGRATIONS } from '@jeonghap/catalogue';
import { AUDIT_MIGRATIONS } from '@jeonghap/audit';
import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import { migrateDatabase } from '@jeonghap/platform';
import { RECOMPUTE_MIGRATIONS } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { backUp } from '../support/fault-cluster.js';
import { EditLoad } from './edit-load.js';
import { FaultWorld } from './fault-world.js';
import { report, seconds } from './findings.js';

/** How long a table that the migration needs for itself is in use, milliseconds; whoever waits behind the migration waits as long. */
const IN_USE_MS = 6_000;
/** Readers at a time; each asks some 25 times a second. */
const READERS = 4;

/** What a next release may do to a table that everybody reads: it needs it for itself for a moment. */
class NextRelease9999000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, rule] of [
      ['alignment', 'score_tenths >= 0'],
      ['proposal', 'revision >= 0'],
    ]) {
      await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT next_release CHECK (${rule}) NOT VALID`);
    }
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('forward only'));
  }
}

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
});
afterAll(() => world.close());
afterEach(() => world.endProcesses());

/** Reads again and again until told to end. @returns times of all answers, and how many were none */
async function readOn(origin: string, isOver: () => boolean) {
  const times: number[] = [];
  let failed = 0;
  const proposals = await world.dataSource.query<{ id: string }[]>('SELECT id FROM proposal');
  for (let n = 0; !isOver(); n += 1) {
    const id = proposals[n % proposals.length]?.id ?? '';
    const askedAt = performance.now();
    const response = await fetch(`${origin}/api/v1/proposals/${id}/alignments`);
    await response.text();
    times.push(performance.now() - askedAt);
    if (!response.ok) failed += 1;
    await sleep(35);
  }
  return { times, failed };
}

describe('running the service', () => {
  it('F36 scores a restored backup right, whatever the queue and the leases in it say', async () => {
    const [api, worker] = [await world.start('api'), await world.start('worker')];
    const load = new EditLoad(() => api.origin, world);
    await sleep(500);
    worker.signal('SIGSTOP'); // so that entries wait, and some are leased
    await sleep(500);
    const copy = await backUp(world.cluster);
    worker.signal('SIGCONT');
    await sleep(500);
    const { acknowledged } = await load.stop();
    await world.waitUntilQuiet();
    const restored = await FaultWorld.restore(world, copy);
    try {
      const left = await restored.dataSource.query<object[]>('SELECT FROM recompute_dirty');
      expect(left.length).toBeGreaterThan(0);
      await restored.start('worker');
      const quietMs = await restored.waitUntilQuiet();
      const pairs = await restored.assertScoresRight();
      const [count] = await restored.dataSource.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM entry_revision',
      );
      const [later] = await world.dataSource.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM entry_revision',
      );
      report(
        'F36',
        `copied under ${String(acknowledged)} edits; ${String(left.length)} entries were waiting in the copy, quiet ${seconds(quietMs)} after its worker was ready, ${String(pairs)} pairs as recomputed`,
      );
      expect(count?.n).toBeGreaterThan(0);
      expect(count?.n).toBeLessThan(later?.n ?? 0); // the copy is of an earlier moment
    } finally {
      await restored.close();
    }
  });

  it('F29 migrates under load without holding up a reader, though a table is in use for long', async () => {
    const [api] = [await world.start('api'), await world.start('worker')];
    await world.waitUntilQuiet();
    const load = new EditLoad(() => api.origin, world, 50);
    let isOver = false;
    const reading = Promise.all(Array.from({ length: READERS }, () => readOn(api.origin, () => isOver)));
    const longRead = world.dataSource.createQueryRunner();
    await longRead.startTransaction();
    await longRead.query('SELECT count(*) FROM alignment, proposal');
    const migrations = [
      ...CATALOGUE_MIGRATIONS,
      ...RECOMPUTE_MIGRATIONS,
      ...AUDIT_MIGRATIONS,
      ...IDENTITY_MIGRATIONS,
      ...REVIEW_MIGRATIONS,
      ...REPORT_MIGRATIONS,
      ...FIT_MIGRATIONS,
      ...DELIVERY_MIGRATIONS,
    ];
    const { databaseUrl } = world;
    const startedAt = Date.now();
    const migrating = migrateDatabase({ databaseUrl, migrations: [...migrations, NextRelease9999000000000] });
    await sleep(IN_USE_MS);
    await longRead.commitTransaction();
    await longRead.release();
    const done = await migrating;
    const migratedMs = Date.now() - startedAt;
    await sleep(500);
    isOver = true;
    const reads = await reading;
    const edits = await load.stop();
    await world.waitUntilQuiet();
    await world.assertScoresRight();
    const times = reads.flatMap((one) => one.times);
    report(
      'F29',
      `migrated ${seconds(migratedMs)} after the start, ${seconds(IN_USE_MS)} of them behind a long read; ${String(times.length)} reads answered, slowest ${seconds(Math.max(...times))}; ${String(edits.acknowledged)} edits acknowledged, ${String(edits.lost)} lost`,
    );
    expect(done).toEqual([NextRelease9999000000000.name]);
    expect(reads.map(({ failed }) => failed)).toEqual(reads.map(() => 0));
    expect(Math.max(...times)).toBeLessThan(IN_USE_MS / 3);
    expect(edits.lost).toBe(0);
    expect(edits.acknowledged).toBeGreaterThan(0);
    expect(Object.keys(edits.answers)).toEqual(['200']);
  });
});
