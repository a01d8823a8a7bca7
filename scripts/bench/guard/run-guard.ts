import { CATALOGUE_ENTITIES, EntryChanges, ImportService } from '@jeonghap/catalogue';
import { migrateDatabase } from '@jeonghap/platform';
import { AlikeProposalsService, readShippedAssets } from '@jeonghap/recompute';
import { DataSource, type EntityManager } from 'typeorm';
import { startFaultCluster, type FaultCluster } from '../../../test/support/fault-cluster.js';
import { createScoreSet } from '../../../test/support/first-score-set.js';
import { makeAccount } from '../../../test/support/sign-in.js';
import { describeMachine, loadAverage } from '../machine.js';
import { percentile } from '../percentile.js';
import { ALL_MIGRATIONS, fillCatalogue } from '../recompute/bench-world.js';

/** Entries of an import, which is the most that one takes. */
const IMPORTED = 1_000;
const IMPORTS = 5;
const LOOK_UPS = 2_000;
const PROPOSALS = [1_000, 4_000] as const;

/**
 * Measures what guarding costs: audit triggers on an import, the look-up of rights by row policies, and the comparison of all proposals.
 * @param argv none
 * @returns exit code: 0 measured, 2 wrong arguments
 */
export async function runGuard(argv: readonly string[]): Promise<number> {
  if (argv.length > 0) {
    process.stderr.write('guard takes no options\n');
    return 2;
  }
  print('machine', describeMachine());
  print('load before', loadAverage().toFixed(2));
  const cluster = await startFaultCluster('full');
  try {
    await measureImports(cluster);
    await measureLookUps(cluster);
    for (const count of PROPOSALS) await measureAlike(cluster, count);
    print('load after', loadAverage().toFixed(2));
    return 0;
  } finally {
    await cluster.stop();
  }
}

async function openDatabase(cluster: FaultCluster, name: string): Promise<DataSource> {
  const url = await cluster.createDatabase(name);
  await migrateDatabase({ databaseUrl: url, migrations: ALL_MIGRATIONS });
  const options = { type: 'postgres', url, entities: CATALOGUE_ENTITIES, poolSize: 4 } as const;
  return new DataSource(options).initialize();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const median = (values: readonly number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    50,
  );

/** The same imports with and without the triggers of the audit log, in turns, so that both meet the same machine. */
async function measureImports(cluster: FaultCluster): Promise<void> {
  const dataSource = await openDatabase(cluster, 'bench_import');
  const imports = new ImportService(dataSource, new EntryChanges());
  const rows = Array.from({ length: IMPORTED }, (_, n) => ({
    title: `사업 ${String(n)}`,
    body: '중소기업이 인공지능 제품을 도입할 때 비용의 일부를 지원한다.',
    status: 'open' as const,
  }));
  const draft = { stakeholders: [], programmes: rows, legislativeItems: [], proposals: [] };
  const once = async (triggers: 'ENABLE' | 'DISABLE'): Promise<number> => {
    await dataSource.query(`ALTER TABLE programme ${triggers} TRIGGER audit`);
    return timed(() => imports.import(draft, 'task:bench'));
  };
  await once('ENABLE'); // the first one meets empty caches
  const [withLog, without]: [number[], number[]] = [[], []];
  for (let n = 0; n < IMPORTS; n += 1) {
    without.push(await once('DISABLE'));
    withLog.push(await once('ENABLE'));
  }
  await dataSource.destroy();
  const [a, b] = [median(withLog), median(without)];
  print(
    `import of ${String(IMPORTED)} programmes`,
    `${a.toFixed(0)} ms with the audit log, ${b.toFixed(0)} ms without: × ${(a / b).toFixed(2)}`,
  );
}

/** Runs work as an API process does for a person. */
function actingAs(
  dataSource: DataSource,
  accountId: string,
  work: (manager: EntityManager) => Promise<void>,
): Promise<void> {
  return dataSource.transaction(async (manager) => {
    await manager.query(
      `SELECT set_config('jeonghap.process', 'api', true), set_config('jeonghap.actor', $1, true)`,
      [`user:${accountId}`],
    );
    await work(manager);
  });
}

/** One look-up of a right, and what a policy with one costs a statement that reads a row, and one that reads them all. */
async function measureLookUps(cluster: FaultCluster): Promise<void> {
  const dataSource = await openDatabase(cluster, 'bench_rights');
  await fillCatalogue(dataSource, { proposals: 10, measures: 2_000 });
  const { id } = await makeAccount(dataSource, ['reviewer']);
  const calls = `SELECT count(*) FROM generate_series(1, ${String(LOOK_UPS)}) n WHERE transaction_may(left('review', 6 + n))`;
  await actingAs(dataSource, id, async (manager) => {
    await manager.query(calls);
    const ms = await timed(() => manager.query(calls));
    print('look-up of a right', `${((ms / LOOK_UPS) * 1_000).toFixed(1)} µs`);
  });
  const count = 'SELECT count(*) FROM programme';
  const read = async (): Promise<number> => {
    let taken = 0;
    await actingAs(dataSource, id, async (manager) => {
      await manager.query(count);
      taken = median(await series(() => timed(() => manager.query(count))));
    });
    return taken;
  };
  const guarded = await read();
  await dataSource.query('ALTER TABLE programme DISABLE ROW LEVEL SECURITY');
  const open = await read();
  await dataSource.destroy();
  print('all measures counted', `${guarded.toFixed(2)} ms with row policies, ${open.toFixed(2)} ms without`);
}

async function series(work: () => Promise<number>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let n = 0; n < 50; n += 1) taken.push(await work());
  return taken;
}

/** The first comparison of all proposals with each other, and one after a single edit. */
async function measureAlike(cluster: FaultCluster, proposals: number): Promise<void> {
  const dataSource = await openDatabase(cluster, `bench_alike_${String(proposals)}`);
  await fillCatalogue(dataSource, { proposals, measures: 10 });
  await createScoreSet(dataSource, readShippedAssets());
  await dataSource.query(`UPDATE score_set SET state = 'live', live_at = clock_timestamp()`);
  const alike = new AlikeProposalsService(dataSource);
  const first = await timed(() => alike.list());
  await dataSource.query(
    `UPDATE proposal SET body = body || ' ' WHERE id = (SELECT id FROM proposal LIMIT 1)`,
  );
  const again = await timed(() => alike.list());
  await dataSource.destroy();
  print(
    `${String(proposals)} proposals compared`,
    `${first.toFixed(0)} ms at first, ${again.toFixed(0)} ms after an edit`,
  );
}

function print(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(30)}${value}\n`);
}
