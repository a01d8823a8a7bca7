import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CATALOGUE_MIGRATIONS, readSampleCatalogue } from '@jeonghap/catalogue';
import { AUDIT_MIGRATIONS } from '@jeonghap/audit';
import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import { migrateDatabase, projectRoot } from '@jeonghap/platform';
import { readShippedAssets, RECOMPUTE_MIGRATIONS } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { type DataSource } from 'typeorm';
import { type FaultCluster, openPool, startFaultCluster } from '../../../test/support/fault-cluster.js';
import { createScoreSet } from '../../../test/support/first-score-set.js';
import { patiently } from '../../../test/support/server-faults.js';
import { bearer, makeAccount } from '../../../test/support/sign-in.js';
import { type ServerProcess, startServer } from '../../../test/support/server-process.js';
import { createCorpusGenerator } from '../alignment/generate-corpus.js';

export interface Scale {
  readonly proposals: number;
  readonly measures: number;
}

/** A generated catalogue under the shipped model, in a PostgreSQL of the bench's own, with the built API. */
export interface BenchWorld {
  readonly cluster: FaultCluster;
  readonly dataSource: DataSource;
  readonly databaseUrl: string;
  readonly api: ServerProcess;
  /** Headers by which an administrator's program asks. */
  readonly credentials: Record<string, string>;
  startWorker(): Promise<ServerProcess>;
  /** Waits until nothing is left to compute. @returns how long that took, seconds @throws Error when all workers that were started have ended */
  untilQuiet(): Promise<number>;
  close(): Promise<void>;
}

/** Every lib's schema changes. */
export const ALL_MIGRATIONS = [
  ...CATALOGUE_MIGRATIONS,
  ...RECOMPUTE_MIGRATIONS,
  ...AUDIT_MIGRATIONS,
  ...IDENTITY_MIGRATIONS,
  ...REVIEW_MIGRATIONS,
  ...REPORT_MIGRATIONS,
  ...FIT_MIGRATIONS,
  ...DELIVERY_MIGRATIONS,
];

const SEED = 11;
const LOOK_EVERY_MS = 20;
/** Where a hundred thousand rows wait or waited, a look takes its time, and is not to take it from what is measured. */
const RESTS_A_LOOK = 20;
/** Entries that one statement makes. */
const MADE_AT_ONCE = 500;

/** Builds what is missing, makes the catalogue and starts the API; nothing is computed yet. */
export async function openBenchWorld(scale: Scale): Promise<BenchWorld> {
  execFileSync(process.execPath, ['scripts/build-if-stale.mjs', 'api', 'worker'], { cwd: projectRoot() });
  const cluster = await startFaultCluster('full');
  const databaseUrl = await cluster.createDatabase('jeonghap_bench');
  await migrateDatabase({ databaseUrl, migrations: ALL_MIGRATIONS });
  const dataSource = await openPool(databaseUrl, 4);
  await fillCatalogue(dataSource, scale);
  await createScoreSet(dataSource, readShippedAssets());
  const start = (role: 'api' | 'worker'): Promise<ServerProcess> =>
    startServer([path.join(projectRoot(), 'dist', 'apps', role, 'main.js')], { DATABASE_URL: databaseUrl });
  const { key } = await makeAccount(dataSource, ['admin']);
  const workers: ServerProcess[] = [];
  const api = await start('api');
  return {
    cluster,
    dataSource,
    databaseUrl,
    api,
    credentials: bearer(key),
    startWorker: async () => {
      const worker = await start('worker');
      workers.push(worker);
      return worker;
    },
    untilQuiet: async () => {
      const startedAt = performance.now();
      for (;;) {
        const lookedAt = performance.now();
        if (!(await isAnythingWaiting(dataSource))) break;
        const look = performance.now() - lookedAt;
        const [last] = workers.slice(-1);
        if (last !== undefined && workers.every((worker) => !worker.isAlive()))
          throw new Error(
            `no worker is left, the last ended with ${String(await last.ended)}: ${last.output().slice(-2_000)}`,
          );
        await sleep(Math.max(LOOK_EVERY_MS, look * RESTS_A_LOOK));
      }
      return (performance.now() - startedAt) / 1000;
    },
    close: async () => {
      await Promise.all([api, ...workers].map((server) => server.end('SIGKILL')));
      await dataSource.destroy();
      await cluster.stop();
    },
  };
}

/** Answered from the first row that is found, so that looking often costs nothing. */
const isAnythingWaiting = async (dataSource: DataSource): Promise<boolean> => {
  const [row] = await patiently(() =>
    dataSource.query<{ waiting: boolean }[]>(
      `SELECT EXISTS (SELECT FROM score_set WHERE state = 'building')
           OR EXISTS (SELECT FROM recompute_dirty)
           OR EXISTS (SELECT FROM entry_computation WHERE refills_wanted > refills_done) AS waiting`,
    ),
  );
  return row?.waiting !== false;
};

/** Fills a migrated database with made-up proposals of one ask each, and measures. */
export async function fillCatalogue(dataSource: DataSource, { proposals, measures }: Scale): Promise<void> {
  const sample = readSampleCatalogue(path.join(projectRoot(), 'libs', 'catalogue', 'sample'));
  const texts = [...sample.proposals, ...sample.programmes].map(({ body }) => body);
  const corpus = createCorpusGenerator({ concepts: readShippedAssets().thesaurus, texts }, SEED);
  const [stakeholder] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id`,
  );
  for (const numbers of portions(proposals)) {
    const rows = numbers.map((n) => ({ id: randomUUID(), ...corpus.ask(n) }));
    await dataSource.query(
      `WITH made AS (
         INSERT INTO proposal (id, title, body, stakeholder_id)
         SELECT id, title, context, $2 FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, title text, context text)
         RETURNING id)
       INSERT INTO ask (proposal_id, no, text)
       SELECT id, 1, r.text FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, text text) JOIN made USING (id)`,
      [JSON.stringify(rows), stakeholder?.id],
    );
  }
  for (const numbers of portions(measures)) {
    const made = numbers.map((n) => corpus.measure(n));
    for (const kind of ['programme', 'legislative_item'] as const) {
      const [column, state] = kind === 'programme' ? ['status', 'funded'] : ['stage', 'in_force'];
      await dataSource.query(
        `INSERT INTO ${kind} (title, body, ${column})
         SELECT title, body, $2 FROM jsonb_to_recordset($1::jsonb) AS r (title text, body text)`,
        [JSON.stringify(made.filter((measure) => measure.kind === kind)), state],
      );
    }
  }
  await dataSource.query('ANALYZE'); // as after an import; autovacuum would come in a minute
}

/** The numbers from 0, some at a time. */
function* portions(count: number): Generator<readonly number[]> {
  for (let from = 0; from < count; from += MADE_AT_ONCE) {
    yield Array.from({ length: Math.min(MADE_AT_ONCE, count - from) }, (_, at) => from + at);
  }
}
