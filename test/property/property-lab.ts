import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { CATALOGUE_MIGRATIONS } from '@jeonghap/catalogue';
import { JOBS, migrateDatabase, NotFound, ProductError, QUEUE_SCHEMA, Queues } from '@jeonghap/platform';
import { RECOMPUTE_MIGRATIONS, ScoreSetService } from '@jeonghap/recompute';
import { createPostgresBackend, withBackend } from 'bullmq';
import { type DataSource } from 'typeorm';
import { THESAURUS_CHANGES, tinyAssets } from '../support/fault-catalogue.js';
import { type FaultCluster, openPool } from '../support/fault-cluster.js';
import { createScoreSet } from '../support/first-score-set.js';
import { findDivergences } from '../support/score-oracle.js';
import { HistoryEditor, isFaultOfTheServer } from './history-editor.js';
import { type History, type Step, WORKERS } from './history.js';
import { openWorkerSlots, type WorkerSlots } from './worker-slots.js';

/** A piece of a source file and what stands in its place in a bundle. */
export interface Replacement {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface LabOptions {
  /** Name of the worker's bundle. */
  readonly name: string;
  /** What is changed in the worker, times apart. */
  readonly replacements: readonly Replacement[];
  readonly random: () => number;
  /** Longest wait for quiet after a history, milliseconds. */
  readonly quietWithinMs: number;
  /** Run in the lab's database beforehand. */
  readonly setUpSql?: string;
  /** Wakes the workers up in a way that is lost while a run is active. */
  readonly plainDeduplication?: boolean;
}

/** How much was done in all histories of a lab. */
export interface LabCounts {
  histories: number;
  edits: number;
  kills: number;
  pauses: number;
  databaseCrashes: number;
  builds: number;
  switches: number;
  rowsCompared: number;
}

/** A history after which something is not as it must be. */
export class HistoryFailed extends Error {
  override readonly name = 'HistoryFailed';
}

const ROOT = path.resolve(__dirname, '..', '..');
/** Edits settle this long in the test's database, milliseconds; the product's 200 would make histories long. */
const DEBOUNCE_MS = 20;
/** Likewise for the sweeper, so that a killed worker's work is taken up within a history. */
const SWEEP: Replacement = {
  file: 'apps/worker/src/recompute.processor.ts',
  from: 'const SWEEP_MS = 5_000;',
  to: 'const SWEEP_MS = 200;',
};
/** Longest wait of a switch for its set, milliseconds. */
const SWITCH_WITHIN_MS = 3_000;
const CATALOGUE = 'proposal, ask, programme, legislative_item, entry_revision';
const SCORES =
  'score_set, alignment_model, recompute_dirty, entry_computation, alignment, ask_coverage, proposal_coverage, ' +
  'concept_label, recompute_run, alignment_change';

/** Plays histories on real worker processes and a PostgreSQL of its own, and compares what they leave. */
export class PropertyLab {
  readonly counts: LabCounts = {
    histories: 0,
    edits: 0,
    kills: 0,
    pauses: 0,
    databaseCrashes: 0,
    builds: 0,
    switches: 0,
    rowsCompared: 0,
  };

  private constructor(
    private readonly options: LabOptions,
    private readonly cluster: FaultCluster,
    private readonly parts: {
      readonly dataSource: DataSource;
      readonly producer: Producer;
      readonly slots: WorkerSlots;
      readonly editor: HistoryEditor;
      readonly sets: ScoreSetService;
    },
  ) {}

  static async open(cluster: FaultCluster, options: LabOptions): Promise<PropertyLab> {
    const program = bundleWorker(options);
    const databaseUrl = await cluster.createDatabase(options.name);
    await migrateDatabase({ databaseUrl, migrations: [...CATALOGUE_MIGRATIONS, ...RECOMPUTE_MIGRATIONS] });
    const dataSource = await openPool(databaseUrl, 8);
    await shortenDebounce(dataSource);
    if (options.setUpSql !== undefined) await dataSource.query(options.setUpSql);
    const [stakeholder] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id`,
    );
    const producer =
      options.plainDeduplication === true ? plainProducer(databaseUrl) : productProducer(databaseUrl);
    const slots = await openWorkerSlots(WORKERS, { program, databaseUrl, random: options.random });
    return new PropertyLab(options, cluster, {
      dataSource,
      producer,
      slots,
      editor: new HistoryEditor(dataSource, stakeholder?.id ?? ''),
      sets: new ScoreSetService(dataSource),
    });
  }

  /** @throws HistoryFailed */
  async play({ steps, slowMs }: History): Promise<void> {
    const { slots } = this.parts;
    this.counts.histories += 1;
    await this.reset();
    for (const proxy of slots.proxies) proxy.slowDown(slowMs);
    const background: Promise<void>[] = [];
    for (const step of steps) {
      await this.take(step, background);
    }
    await Promise.all(background);
    for (const proxy of slots.proxies) proxy.slowDown(0);
    await this.waitForQuiet();
    await slots.settle();
    await this.compare();
  }

  async close(): Promise<void> {
    const { slots, producer, dataSource } = this.parts;
    await slots.stop();
    await producer.close();
    await dataSource.destroy();
  }

  private async reset(): Promise<void> {
    const { dataSource, editor } = this.parts;
    await patiently(() => dataSource.query(`TRUNCATE ${SCORES}, ${CATALOGUE}`));
    await patiently(() => editor.createAll());
    await patiently(() => createScoreSet(dataSource, tinyAssets()));
  }

  private async take(step: Step, background: Promise<void>[]): Promise<void> {
    const { editor, slots } = this.parts;
    switch (step.do) {
      case 'edit': {
        const editing = editor.edit(step.entry, step.wording, step.holdMs).then(() => {
          this.wake();
        });
        if (step.holdMs === 0) await editing;
        else background.push(editing);
        return;
      }
      case 'edit-two':
        await editor.editTwo(step.entries, step.wording);
        break;
      case 'drop-ask':
        await editor.dropAsk(step.entry);
        break;
      case 'delete':
      case 'hide':
      case 'show':
        await editor.setShown(step.entry, step.do);
        break;
      case 'replace':
        await editor.replace(step.entry);
        break;
      case 'build-set':
      case 'switch-set':
      case 'cancel-set':
        await this.changeSets(step, background);
        break;
      case 'kill':
        slots.kill(step.worker);
        this.counts.kills += 1;
        return;
      case 'pause':
        slots.pause(step.worker, step.ms);
        this.counts.pauses += 1;
        return;
      case 'freeze':
        slots.proxies[step.worker]?.freeze(step.ms);
        this.counts.pauses += 1;
        return;
      case 'cut':
        slots.proxies[step.worker]?.cut();
        return;
      case 'lapse':
        await this.lapseLeases();
        return;
      case 'crash-database':
        await this.crashDatabase();
        return;
      case 'wait':
        await sleep(step.ms);
        return;
      case 'lull':
        this.wake();
        await this.waitForQuiet();
        return;
    }
    this.wake();
  }

  /** What the API does after an edit. */
  private wake(): void {
    this.counts.edits += 1;
    this.parts.producer.wake().catch(() => undefined);
  }

  private async changeSets(
    step: Extract<Step, { do: `${string}-set` }>,
    background: Promise<void>[],
  ): Promise<void> {
    const { sets } = this.parts;
    await lenient(async () => {
      if (step.do === 'build-set') {
        const upsert = THESAURUS_CHANGES.slice(step.change, step.change + 1);
        const { id } = await sets.build({ note: 'history', thesaurus: { upsert, remove: [] } }, 'tester');
        this.counts.builds += 1;
        if (step.thenSwitch) background.push(lenient(() => this.switchTo(id)));
        return;
      }
      const wanted = step.do === 'switch-set' ? ['complete', 'retired'] : ['building', 'complete'];
      const all = await sets.list();
      const set = wanted
        .map((state) => all.find((one) => one.state === state))
        .find((one) => one !== undefined);
      if (set === undefined) return;
      if (step.do === 'switch-set') await this.switchTo(set.id);
      else await sets.act(set.id, 'cancel');
    });
  }

  /** Switches to a set as soon as nothing of it is left to compute. */
  private async switchTo(id: number): Promise<void> {
    const giveUpAt = Date.now() + SWITCH_WITHIN_MS;
    for (;;) {
      try {
        await this.parts.sets.act(id, 'switch');
        this.counts.switches += 1;
        return;
      } catch (error) {
        const isGone = error instanceof NotFound || Date.now() > giveUpAt;
        if (isGone || !(error instanceof ProductError || isFaultOfTheServer(error))) throw error;
        await sleep(20);
      }
    }
  }

  private async lapseLeases(): Promise<void> {
    await this.parts.dataSource
      .query(
        `UPDATE recompute_dirty SET lease_until = clock_timestamp() - interval '1 ms'
          WHERE entry_id IN (SELECT entry_id FROM recompute_dirty WHERE lease_until IS NOT NULL FOR UPDATE SKIP LOCKED)`,
      )
      .catch(() => undefined);
  }

  private async crashDatabase(): Promise<void> {
    await this.cluster
      .asSuperuser(async (client) => {
        const { rows } = await client.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE application_name = 'jeonghap-worker' ORDER BY random() LIMIT 1`,
        );
        if (rows[0] === undefined) return;
        process.kill(rows[0].pid, 'SIGKILL');
        this.counts.databaseCrashes += 1;
      })
      .catch(() => undefined);
  }

  private async waitForQuiet(): Promise<void> {
    const { dataSource } = this.parts;
    const giveUpAt = Date.now() + this.options.quietWithinMs;
    for (;;) {
      const [left] = await patiently(() =>
        dataSource.query<{ dirty: number; dead: number; building: number; rows: unknown }[]>(
          `SELECT (SELECT count(*)::int FROM recompute_dirty) AS dirty,
                  (SELECT count(*)::int FROM recompute_dirty WHERE dead_at IS NOT NULL) AS dead,
                  (SELECT count(*)::int FROM score_set WHERE state = 'building') AS building,
                  (SELECT jsonb_agg(to_jsonb(d)) FROM recompute_dirty d) AS rows`,
        ),
      );
      if (left?.dirty === 0 && left.building === 0) return;
      if ((left?.dead ?? 0) > 0 || Date.now() > giveUpAt) {
        const doing = await dataSource.query<unknown[]>(
          `SELECT pid, state, wait_event, left(query, 200) AS query, now() - query_start AS since FROM pg_stat_activity
            WHERE application_name = 'jeonghap-worker'`,
        );
        throw new HistoryFailed(
          `never quiet: ${JSON.stringify({ ...left, now: new Date(), ended: this.parts.slots.deserters, doing })}`,
        );
      }
      await sleep(10);
    }
  }

  private async compare(): Promise<void> {
    const { dataSource, editor, slots } = this.parts;
    if (slots.deserters.length > 0) {
      throw new HistoryFailed(`workers ended by themselves: ${slots.deserters.join(', ')}`);
    }
    const found = await patiently(() => findDivergences(dataSource));
    if (found.length > 0) {
      throw new HistoryFailed(
        `${String(found.length)} rows differ from a recompute, the first: ${JSON.stringify(found[0])}`,
      );
    }
    const [row] = await dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM alignment');
    this.counts.rowsCompared += row?.n ?? 0;
    for (const [id, { kind, revision }] of editor.acknowledged) {
      const [stored] = await dataSource.query<{ revision: string }[]>(
        `SELECT revision FROM ${kind} WHERE id = $1`,
        [id],
      );
      if (Number(stored?.revision ?? 0) < revision) throw new HistoryFailed(`lost edit of ${kind} ${id}`);
    }
  }
}

/** Tells the workers to look, as an editor of the catalogue does. */
interface Producer {
  wake(): Promise<unknown>;
  close(): Promise<void>;
}

function productProducer(databaseUrl: string): Producer {
  const queues = new Queues({ databaseUrl, poolMax: 2 });
  return {
    wake: () => queues.requestRun('recompute.drain', {}, DEBOUNCE_MS),
    close: () => queues.onApplicationShutdown(),
  };
}

/** What `Queues` would be without keeping the last request of an active run. */
function plainProducer(databaseUrl: string): Producer {
  const queue = new (withBackend(createPostgresBackend).Queue)(JOBS['recompute.drain'].queue, {
    connection: { connectionString: databaseUrl, schema: QUEUE_SCHEMA, max: 2 },
  });
  queue.on('error', () => undefined);
  return {
    wake: () =>
      queue.add(
        'recompute.drain',
        {},
        { delay: DEBOUNCE_MS, removeOnComplete: true, deduplication: { id: 'recompute.drain' } },
      ),
    close: () => queue.close(),
  };
}

function bundleWorker({ name, replacements }: LabOptions): string {
  const output = path.join('dist', 'property', `${name}.cjs`);
  const order = {
    entry: 'test/property/worker-program.ts',
    output,
    packages: 'inside',
    replacements: [...replacements, ...(replacements.some(({ from }) => from === SWEEP.from) ? [] : [SWEEP])],
  };
  const bundler = path.join(ROOT, 'test', 'support', 'bundle-program.mjs');
  execFileSync(process.execPath, [bundler, JSON.stringify(order)], { cwd: ROOT, stdio: 'inherit' });
  return path.join(ROOT, output);
}

async function shortenDebounce(dataSource: DataSource): Promise<void> {
  const [row] = await dataSource.query<{ text: string }[]>(
    `SELECT pg_get_functiondef('mark_dirty'::regproc) AS text`,
  );
  const text = row?.text ?? '';
  if (!text.includes(`interval '200 ms'`)) throw new Error('the trigger has another debounce');
  await dataSource.query(text.replace(`interval '200 ms'`, `interval '${String(DEBOUNCE_MS)} ms'`));
}

/** Ignores what the product refuses and what fails while the database is away. */
async function lenient(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProductError) && !isFaultOfTheServer(error)) throw error;
  }
}

/** Repeats what fails while the database recovers. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 400 || !isFaultOfTheServer(error)) throw error;
      await sleep(50);
    }
  }
}
