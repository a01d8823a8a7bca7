import { setTimeout as sleep } from 'node:timers/promises';
import { AUDIT_MIGRATIONS } from '@jeonghap/audit';
import { CATALOGUE_MIGRATIONS } from '@jeonghap/catalogue';
import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import { migrateDatabase } from '@jeonghap/platform';
import { RECOMPUTE_MIGRATIONS, ScoreSetService } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { type DataSource } from 'typeorm';
import { type Replacement } from '../support/program-bundle.js';
import { tinyAssets } from '../support/fault-catalogue.js';
import { type FaultCluster, openPool } from '../support/fault-cluster.js';
import { createScoreSet } from '../support/first-score-set.js';
import { findDivergences } from '../support/score-oracle.js';
import { patiently } from '../support/server-faults.js';
import { HistoryEditor } from './history-editor.js';
import { type FaultStep, type History, type Step, WORKERS } from './history.js';
import { bundleWorker, DEBOUNCE_MS, shortenDebounce } from './lab-worker.js';
import { Rearranger } from './rearrangement-steps.js';
import { ScoreSetEditor } from './score-set-steps.js';
import { plainProducer, type Producer, productProducer } from './wake-ups.js';
import { openWorkerSlots, type WorkerSlots } from './worker-slots.js';

export interface LabOptions {
  /** Name of the worker's bundle. */
  readonly name: string;
  /** What is changed in the worker, times apart. */
  readonly replacements: readonly Replacement[];
  /** Most alignments that are kept of an ask. */
  readonly alignmentsPerAsk: number;
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
  rearrangements: number;
  rearrangementsUndone: number;
  rowsCompared: number;
}

/** A history after which something is not as it must be. */
export class HistoryFailed extends Error {
  override readonly name = 'HistoryFailed';
}

const CATALOGUE =
  'proposal, ask, programme, legislative_item, entry_revision, pair_decision, measure_wording, rearrangement, ' +
  'rearranged_ask, review, reply, programme_criteria, criterion_correction, correction_request, company_draft, ' +
  'fit_verdict, fit_decided_programme, fit_notice, fit_told';
const SCORES =
  'score_set, alignment_model, recompute_dirty, entry_computation, alignment, ask_coverage, proposal_coverage, ' +
  'concept_label, recompute_run, alignment_change, coverage_change, failure_dismissal';

/** Longest time for the workers to start, milliseconds, on a machine that is busy with other things. */
const READY_WITHIN_MS = 120_000;

/** What is left to compute. */
interface Backlog {
  readonly dirty: number;
  readonly dead: number;
  readonly building: number;
  readonly rows: unknown;
}

interface LabParts {
  readonly dataSource: DataSource;
  readonly producer: Producer;
  readonly slots: WorkerSlots;
  readonly editor: HistoryEditor;
  readonly sets: ScoreSetEditor;
  readonly rearranger: Rearranger;
}

/** Plays histories on real worker processes and a PostgreSQL of its own, and compares what they leave. */
export class PropertyLab {
  private histories = 0;
  private kills = 0;
  private pauses = 0;
  private databaseCrashes = 0;
  private rowsCompared = 0;

  private constructor(
    private readonly options: LabOptions,
    private readonly cluster: FaultCluster,
    private readonly parts: LabParts,
  ) {}

  static async open(cluster: FaultCluster, options: LabOptions): Promise<PropertyLab> {
    const program = bundleWorker(options.name, options.replacements, options.alignmentsPerAsk);
    const databaseUrl = await cluster.createDatabase(options.name);
    await migrateDatabase({
      databaseUrl,
      migrations: [
        ...CATALOGUE_MIGRATIONS,
        ...RECOMPUTE_MIGRATIONS,
        ...AUDIT_MIGRATIONS,
        ...IDENTITY_MIGRATIONS,
        ...REVIEW_MIGRATIONS,
        ...REPORT_MIGRATIONS,
        ...FIT_MIGRATIONS,
        ...DELIVERY_MIGRATIONS,
      ],
    });
    const dataSource = await openPool(databaseUrl, 8);
    await shortenDebounce(dataSource);
    if (options.setUpSql !== undefined) await dataSource.query(options.setUpSql);
    const [stakeholder] = await dataSource.query<{ id: string }[]>(
      `INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id`,
    );
    const openProducer = options.plainDeduplication === true ? plainProducer : productProducer;
    const editor = new HistoryEditor(dataSource, stakeholder?.id ?? '');
    const lab = new PropertyLab(options, cluster, {
      dataSource,
      producer: openProducer(databaseUrl, DEBOUNCE_MS),
      slots: await openWorkerSlots(WORKERS, { program, databaseUrl, random: options.random }),
      editor,
      sets: new ScoreSetEditor(new ScoreSetService(dataSource)),
      rearranger: new Rearranger(dataSource, (place) => editor.idOf(place)),
    });
    // the time that processes take to start says nothing about a history
    await lab.reset();
    await lab.waitForQuiet(READY_WITHIN_MS);
    return lab;
  }

  get counts(): LabCounts {
    const { editor, sets, rearranger } = this.parts;
    return {
      histories: this.histories,
      edits: editor.acknowledgements,
      kills: this.kills,
      pauses: this.pauses,
      databaseCrashes: this.databaseCrashes,
      builds: sets.builds,
      switches: sets.switches,
      rearrangements: rearranger.done,
      rearrangementsUndone: rearranger.undone,
      rowsCompared: this.rowsCompared,
    };
  }

  /** @throws HistoryFailed */
  async play({ steps, slowMs }: History): Promise<void> {
    this.histories += 1;
    await this.reset();
    this.slowDown(slowMs);
    const background: Promise<void>[] = [];
    for (const step of steps) {
      if (step.do === 'lull') await this.lull(slowMs);
      else await this.take(step, background);
    }
    await Promise.all(background);
    this.slowDown(0);
    await this.waitForQuiet();
    await this.parts.slots.settle();
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

  private async take(step: Exclude<Step, { do: 'lull' }>, background: Promise<void>[]): Promise<void> {
    const { editor, sets, rearranger } = this.parts;
    switch (step.on) {
      case 'entries': {
        const editing = editor.take(step).then(() => {
          this.wake();
        });
        if (step.do === 'edit' && step.holdMs > 0) background.push(editing);
        else await editing;
        return;
      }
      case 'rearrangements':
        await rearranger.take(step);
        this.wake();
        return;
      case 'score-sets':
        await sets.take(step, background);
        this.wake();
        return;
      case 'processes':
        await this.takeFault(step);
        return;
      case 'time':
        await sleep(step.ms);
    }
  }

  private async takeFault(step: FaultStep): Promise<void> {
    const { slots } = this.parts;
    switch (step.do) {
      case 'kill':
        slots.kill(step.worker);
        this.kills += 1;
        return;
      case 'pause':
        slots.pause(step.worker, step.ms);
        this.pauses += 1;
        return;
      case 'freeze':
        slots.proxies[step.worker]?.freeze(step.ms);
        this.pauses += 1;
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
    }
  }

  /** What the API does after an edit; a wake-up that fails is not waited for there either. */
  private wake(): void {
    this.parts.producer.wake().catch(() => undefined);
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
        this.databaseCrashes += 1;
      })
      .catch(() => undefined);
  }

  /** Lets everything become quiet, on fast lines so that it takes no time. */
  private async lull(slowMs: number): Promise<void> {
    this.wake();
    this.slowDown(0);
    await this.waitForQuiet();
    this.slowDown(slowMs);
  }

  private slowDown(ms: number): void {
    for (const proxy of this.parts.slots.proxies) proxy.slowDown(ms);
  }

  private async waitForQuiet(withinMs = this.options.quietWithinMs): Promise<void> {
    const giveUpAt = Date.now() + withinMs;
    for (;;) {
      const backlog = await this.readBacklog();
      if (backlog.dirty === 0 && backlog.building === 0) return;
      if (backlog.dead > 0 || this.parts.slots.deserters.length > 0 || Date.now() > giveUpAt) {
        const about = { ...backlog, now: new Date(), ended: this.parts.slots.deserters };
        throw new HistoryFailed(`never quiet: ${JSON.stringify(about)}`);
      }
      await sleep(10);
    }
  }

  private async readBacklog(): Promise<Backlog> {
    const [backlog] = await patiently(() =>
      this.parts.dataSource.query<Backlog[]>(
        `SELECT (SELECT count(*)::int FROM recompute_dirty) +
                 (SELECT count(*)::int FROM entry_computation WHERE refills_wanted > refills_done) AS dirty,
                (SELECT count(*)::int FROM recompute_dirty WHERE dead_at IS NOT NULL) AS dead,
                (SELECT count(*)::int FROM score_set WHERE state = 'building') AS building,
                (SELECT jsonb_agg(to_jsonb(d)) FROM recompute_dirty d) AS rows`,
      ),
    );
    if (backlog === undefined) throw new Error('a SELECT without FROM gave no row');
    return backlog;
  }

  private async compare(): Promise<void> {
    const { dataSource, editor, slots } = this.parts;
    if (slots.deserters.length > 0) {
      throw new HistoryFailed(`workers ended by themselves: ${slots.deserters.join(', ')}`);
    }
    const found = await patiently(() => findDivergences(dataSource, this.options.alignmentsPerAsk));
    if (found.length > 0) {
      throw new HistoryFailed(
        `${String(found.length)} rows differ from a recompute, the first: ${JSON.stringify(found[0])}`,
      );
    }
    const [row] = await dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM alignment');
    this.rowsCompared += row?.n ?? 0;
    const lost = await editor.findLostEdits();
    if (lost.length > 0) throw new HistoryFailed(`lost edits: ${lost.join(', ')}`);
  }
}
