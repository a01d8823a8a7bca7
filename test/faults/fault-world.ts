import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CATALOGUE_MIGRATIONS } from '@jeonghap/catalogue';
import { AUDIT_MIGRATIONS } from '@jeonghap/audit';
import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import { migrateDatabase, projectRoot } from '@jeonghap/platform';
import { readShippedAssets, RECOMPUTE_MIGRATIONS } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { type DataSource } from 'typeorm';
import { HistoryEditor } from '../property/history-editor.js';
import { bundleProgram, type Replacement } from '../support/program-bundle.js';
import { tinyAssets } from '../support/fault-catalogue.js';
import { type FaultCluster, openPool, startFaultCluster, throughPort } from '../support/fault-cluster.js';
import { createScoreSet } from '../support/first-score-set.js';
import { findDivergences } from '../support/score-oracle.js';
import { patiently } from '../support/server-faults.js';
import { readTestForm } from '../support/test-form.js';
import { bearer, makeAccount } from '../support/sign-in.js';
import { type ServerProcess, type Settings, startServer } from '../support/server-process.js';

export type Role = 'api' | 'worker';

export interface StartOptions {
  /** A program of the test's own in place of the built one. */
  readonly program?: string;
  readonly settings?: Settings;
  /** Program that starts the server, such as faketime. */
  readonly prefix?: readonly string[];
}

/** Where the short form has the model that takes the place of the shipped one. */
const TINY_MODEL = path.join('dist', 'faults', 'tiny-model.json');
/** The shipped model takes a process seconds to load; in the short form a tiny one stands in its place. */
const WITH_TINY_MODEL: readonly Replacement[] = [
  {
    file: 'libs/recompute/src/prepare-database.ts',
    from: 'const assets = readShippedAssets();',
    to: `const assets = JSON.parse(readFileSync('${TINY_MODEL}', 'utf8'));`,
  },
  {
    file: 'libs/recompute/src/prepare-database.ts',
    from: `import path from 'node:path';`,
    to: `import path from 'node:path';\nimport { readFileSync } from 'node:fs';`,
  },
];

/**
 * The program of the short or the long form, with further pieces of its sources replaced, such as a place where it ends
 * itself. The long form runs the built product where nothing is replaced.
 */
export function programOf(
  role: Role,
  name: string = role,
  replacements: readonly Replacement[] = [],
): string {
  const { isLong } = readTestForm();
  if (isLong && replacements.length === 0) return path.join(projectRoot(), 'dist', 'apps', role, 'main.js');
  return bundleProgram({
    entry: `apps/${role}/src/main.ts`,
    output: path.join('dist', 'faults', `${name}.mjs`),
    packages: 'outside',
    replacements: [...replacements, ...(isLong ? [] : WITH_TINY_MODEL)],
  });
}

type FaultWorldParts = Pick<FaultWorld, 'cluster' | 'databaseUrl' | 'dataSource' | 'editor' | 'credentials'>;

/** A PostgreSQL, a database with the tiny catalogue, and the product's processes on it. */
export class FaultWorld {
  /** What each role runs unless told otherwise. */
  readonly programs = { api: programOf('api'), worker: programOf('worker') } as const;
  private readonly processes: ServerProcess[] = [];

  readonly cluster: FaultCluster;
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  readonly editor: HistoryEditor;
  /** Headers by which an administrator's program asks. */
  readonly credentials: Record<string, string>;

  private constructor(parts: FaultWorldParts) {
    this.cluster = parts.cluster;
    this.databaseUrl = parts.databaseUrl;
    this.dataSource = parts.dataSource;
    this.editor = parts.editor;
    this.credentials = parts.credentials;
  }

  /** @param parentDir where the cluster's folder goes */
  static async open(parentDir?: string): Promise<FaultWorld> {
    mkdirSync(path.join(projectRoot(), 'dist', 'faults'), { recursive: true });
    writeFileSync(path.join(projectRoot(), TINY_MODEL), JSON.stringify(tinyAssets()));
    if (readTestForm().isLong) buildProduct();
    const cluster = await startFaultCluster('full', parentDir);
    const databaseUrl = await cluster.createDatabase('jeonghap_faults');
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
    await migrateDatabase({ databaseUrl, migrations });
    const dataSource = await openPool(databaseUrl, 6);
    await createScoreSet(dataSource, readTestForm().isLong ? readShippedAssets() : tinyAssets());
    const [stakeholder] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id`,
    );
    const editor = new HistoryEditor(dataSource, stakeholder?.id ?? '');
    await editor.createAll();
    const { key } = await makeAccount(dataSource, ['admin']);
    return new FaultWorld({ cluster, databaseUrl, dataSource, editor, credentials: bearer(key) });
  }

  /** The product on a copy of another world's cluster, see `backUp`; the copy goes with this world. */
  static async restore(from: FaultWorld, copy: string): Promise<FaultWorld> {
    const cluster = await startFaultCluster('full', undefined, copy);
    const databaseUrl = throughPort(from.databaseUrl, cluster.port);
    const dataSource = await openPool(databaseUrl, 6);
    const { editor, credentials } = from;
    return new FaultWorld({ cluster, databaseUrl, dataSource, editor, credentials });
  }

  async start(role: Role, { program, settings, prefix }: StartOptions = {}): Promise<ServerProcess> {
    const command = [program ?? this.programs[role]];
    const server = await startServer(command, { DATABASE_URL: this.databaseUrl, ...settings }, prefix);
    this.processes.push(server);
    return server;
  }

  /** Waits until nothing is left to compute. @returns how long that took, milliseconds */
  async waitUntilQuiet(withinMs = 45_000): Promise<number> {
    const startedAt = Date.now();
    for (;;) {
      const rows = await patiently(() =>
        this.dataSource.query<object[]>('SELECT * FROM recompute_dirty WHERE dead_at IS NULL'),
      );
      if (rows.length === 0) return Date.now() - startedAt;
      if (Date.now() - startedAt > withinMs) throw new Error(`never quiet: ${JSON.stringify(rows)}`);
      await sleep(20);
    }
  }

  /** How many alignments are stored. @throws Error when what is stored is not what a recompute from scratch gives */
  async assertScoresRight(): Promise<number> {
    const [divergence] = await patiently(() => findDivergences(this.dataSource));
    if (divergence !== undefined) throw new Error(`not as recomputed: ${JSON.stringify(divergence)}`);
    const [row] = await this.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM alignment');
    if (row === undefined || row.n === 0) throw new Error('no alignments, so nothing was compared');
    return row.n;
  }

  /**
   * Lets a worker of the built product compute whatever is left, and ends it.
   * @returns how long that took, milliseconds; 0 when nothing was left
   * @throws Error when the result is not what a recompute from scratch gives
   */
  async scoreByHealthyWorker(): Promise<number> {
    const left = await this.dataSource.query<object[]>('SELECT FROM recompute_dirty WHERE dead_at IS NULL');
    if (left.length === 0) return 0;
    const worker = await this.start('worker');
    const ms = await this.waitUntilQuiet();
    await this.assertScoresRight();
    await worker.end('SIGKILL');
    return ms;
  }

  /** Rewords an entry of the catalogue, past the API. */
  edit(entry: number, wording: number): Promise<void> {
    return this.editor.take({ on: 'entries', do: 'edit', entry, wording, holdMs: 0 });
  }

  /** All stored pairs. */
  alignments(): Promise<readonly object[]> {
    return this.dataSource.query('SELECT * FROM alignment ORDER BY score_set_id, ask_id, measure_id');
  }

  /** Ends the processes that a test has started. */
  async endProcesses(): Promise<void> {
    await Promise.all(
      this.processes.splice(0).map((server) => {
        server.signal('SIGCONT');
        return server.end('SIGKILL');
      }),
    );
  }

  async close(): Promise<void> {
    await this.endProcesses();
    await this.dataSource.destroy();
    await this.cluster.stop();
  }
}

function buildProduct(): void {
  execFileSync(process.execPath, ['scripts/build-if-stale.mjs', 'api', 'worker'], { cwd: projectRoot() });
}

/** Repetitions of a test in the short and in the long form. */
export const times = (short: number, long: number): number => (readTestForm().isLong ? long : short);

/** Waits until something holds. @returns how long that took, milliseconds */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<number> {
  const startedAt = Date.now();
  while (!(await holds())) {
    if (Date.now() - startedAt > withinMs) throw new Error(`not within ${String(withinMs)} ms`);
    await sleep(10);
  }
  return Date.now() - startedAt;
}
