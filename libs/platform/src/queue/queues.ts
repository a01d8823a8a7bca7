import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  type JobsOptions,
  type Queue,
  Queue as RedisQueue,
  Worker as RedisWorker,
  type WorkerOptions,
} from 'bullmq';
import { JOBS, type JobName, type JobPayloads } from './jobs.js';
import { LosableConnection } from '../postgres/losable-connection.js';
import { postgresClasses } from './postgres-backend.js';
import { QUEUE_SCHEMA } from './queue-schema.js';

export interface QueuesOptions {
  readonly databaseUrl: string;
  /** Redis to keep the queues in; absent means PostgreSQL. */
  readonly redisUrl?: string | undefined;
  /** Connections to PostgreSQL, where the queues are there. */
  readonly poolMax: number;
}

/** The few calls that the product makes, the same on both backends. */
interface ProductQueue {
  waitUntilReady(): Promise<unknown>;
  add(name: string, payload: unknown, options: JobsOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { readonly pattern: string; readonly tz: string },
    template: { readonly name: string; readonly data: unknown; readonly opts: JobsOptions },
  ): Promise<unknown>;
  getJobCountByTypes(...types: ('waiting' | 'delayed' | 'active')[]): Promise<number>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

interface ProductWorker {
  waitUntilReady(): Promise<unknown>;
  run(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown;
  close(): Promise<void>;
}

/** Pause before a worker that could not reach its queue is opened anew, milliseconds. */
const REOPEN_MS = 1_000;
/** The same trouble is logged once within this time, milliseconds. */
const SAME_TROUBLE_MS = 10_000;

type Handler = (job: { readonly data: unknown }) => Promise<void>;

const WORKER_OPTIONS = {
  concurrency: 1,
  lockDuration: 30_000,
  stalledInterval: 5_000,
  maxStalledCount: 3,
  runRetryDelay: 1_000,
  autorun: false,
} as const satisfies Partial<WorkerOptions>;

/**
 * Producers and workers of the product's jobs, on PostgreSQL or on Redis. The queue only says "look now": what must be
 * done stands in the database, so a lost or doubled job costs latency and never data.
 */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly logger = new Logger(Queues.name);
  private readonly queues = new Map<string, Promise<ProductQueue>>();
  private readonly workers = new Set<ProductWorker>();
  private readonly troubles = new Map<string, number>();
  private readonly postgres = postgresClasses((error) => {
    this.warn(`fetching a job: ${messageOf(error)}`);
  });
  private isClosing = false;

  constructor(private readonly options: QueuesOptions) {}

  /**
   * Asks for a run of a job that may coalesce: while one run is waiting a second request adds nothing, and while one
   * is active exactly one more is kept for afterwards.
   * @param delayMs earliest start, milliseconds from now
   */
  async requestRun<N extends JobName>(name: N, payload: JobPayloads[N], delayMs = 0): Promise<void> {
    const queue = await this.queueOf(name);
    await queue.add(name, payload, {
      delay: delayMs,
      attempts: JOBS[name].attempts,
      removeOnComplete: { count: 100 },
      removeOnFail: { age: 14 * 24 * 3600, count: 1000 },
      deduplication: { id: name, keepLastIfActive: true },
    });
  }

  /**
   * Has a job run by the clock, from now on and after a restart; asked again, with the same words or by another process, it changes nothing.
   * @param schedule `pattern` of cron, in the time of the zone `tz`
   */
  async schedule<N extends JobName>(
    name: N,
    payload: JobPayloads[N],
    schedule: { readonly pattern: string; readonly tz: string },
  ): Promise<void> {
    const queue = await this.queueOf(name);
    const opts = {
      attempts: JOBS[name].attempts,
      removeOnComplete: { count: 100 },
      removeOnFail: { count: 1000 },
    };
    await queue.upsertJobScheduler(name, schedule, { name, data: payload, opts });
  }

  /**
   * Starts a worker on a job's queue. Handlers must be idempotent: a job may come twice, late or not at all.
   * @param handler called once per job with its payload
   */
  startWorker<N extends JobName>(name: N, handler: (payload: JobPayloads[N]) => Promise<void>): void {
    void this.openWorker(name, (job) => handler(job.data as JobPayloads[N]));
  }

  /** Number of jobs waiting, delayed or active on a job's queue. */
  async depthOf(name: JobName): Promise<number> {
    const queue = await this.queueOf(name);
    return queue.getJobCountByTypes('waiting', 'delayed', 'active');
  }

  /** Every queue of the product as BullMQ knows it, for a dashboard. */
  async all(): Promise<readonly Queue[]> {
    const names = Object.keys(JOBS) as JobName[];
    const opened = await Promise.all(names.map((name) => this.queueOf(name)));
    // one class per backend, with the same members
    return opened as unknown as readonly Queue[];
  }

  /** Waits for running handlers, then closes all connections. */
  async onApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    await Promise.allSettled([...this.workers].map((worker) => worker.close()));
    await Promise.allSettled([...this.queues.values()].map(async (queue) => (await queue).close()));
  }

  /** Opens a worker; one that cannot reach its queue at first is of no use any more, so it makes way for another. */
  private async openWorker(name: JobName, handler: Handler): Promise<void> {
    while (!this.isClosing) {
      const worker = this.createWorker(JOBS[name].queue, handler);
      this.workers.add(worker);
      worker.on('error', (error) => {
        this.warn(`worker of ${name}: ${error.message}`);
      });
      worker.on('failed', (_job, error) => {
        this.logger.error(`job ${name} failed: ${error.message}`);
      });
      try {
        await worker.waitUntilReady();
        await worker.run(); // until it is closed
        return;
      } catch (error) {
        this.warn(`worker of ${name} not ready: ${messageOf(error)}`);
        this.workers.delete(worker);
        await worker.close().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, REOPEN_MS));
      }
    }
  }

  /** The queue of a job, ready to use; one that could not be reached is opened anew by the next call. */
  private queueOf(name: JobName): Promise<ProductQueue> {
    const queueName = JOBS[name].queue;
    const known = this.queues.get(queueName);
    if (known !== undefined) return known;
    const opening = this.openQueue(queueName);
    this.queues.set(queueName, opening);
    opening.catch(() => {
      this.queues.delete(queueName);
    });
    return opening;
  }

  private async openQueue(queueName: string): Promise<ProductQueue> {
    const queue = this.createQueue(queueName);
    queue.on('error', (error) => {
      this.warn(`queue ${queueName}: ${error.message}`);
    });
    // Redis' own client goes on trying, and calls fail meanwhile; PostgreSQL's remembers a first failure for ever
    if (this.options.redisUrl !== undefined) return queue;
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      await queue.close().catch(() => undefined);
      throw error;
    }
  }

  /** An outage gives the same message hundreds of times. */
  private warn(message: string): void {
    const now = Date.now();
    if (now - (this.troubles.get(message) ?? 0) < SAME_TROUBLE_MS) return;
    this.troubles.set(message, now);
    this.logger.warn(message);
  }

  private createQueue(name: string): ProductQueue {
    const { redisUrl } = this.options;
    if (redisUrl === undefined)
      return new this.postgres.Queue(name, { connection: this.postgresConnection() });
    return new RedisQueue(name, { connection: { ...redisConnection(redisUrl), enableOfflineQueue: false } });
  }

  private createWorker(queueName: string, handler: Handler): ProductWorker {
    const { redisUrl } = this.options;
    if (redisUrl === undefined) {
      const connection = this.postgresConnection();
      return new this.postgres.Worker(queueName, handler, { connection, ...WORKER_OPTIONS });
    }
    return new RedisWorker(queueName, handler, { connection: redisConnection(redisUrl), ...WORKER_OPTIONS });
  }

  private postgresConnection() {
    const { databaseUrl, poolMax } = this.options;
    return {
      connectionString: databaseUrl,
      schema: QUEUE_SCHEMA,
      max: poolMax,
      keepAlive: true,
      Client: LosableConnection,
    };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const redisConnection = (url: string) => ({ url, maxRetriesPerRequest: null, connectTimeout: 5_000 });
