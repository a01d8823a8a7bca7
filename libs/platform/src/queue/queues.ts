import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  createPostgresBackend,
  type JobsOptions,
  type Queue,
  Queue as RedisQueue,
  withBackend,
  Worker as RedisWorker,
  type WorkerOptions,
} from 'bullmq';
import { JOBS, type JobName, type JobPayloads } from './jobs.js';
import { QUEUE_SCHEMA } from './queue-schema.js';

const Postgres = withBackend(createPostgresBackend);

export interface QueuesOptions {
  readonly databaseUrl: string;
  /** Redis to keep the queues in; absent means PostgreSQL. */
  readonly redisUrl?: string | undefined;
  /** Connections to PostgreSQL, where the queues are there. */
  readonly poolMax: number;
}

/** The few calls that the product makes, the same on both backends. */
interface ProductQueue {
  add(name: string, payload: unknown, options: JobsOptions): Promise<unknown>;
  getJobCountByTypes(...types: ('waiting' | 'delayed' | 'active')[]): Promise<number>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

interface ProductWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown;
  close(): Promise<void>;
}

type Handler = (job: { readonly data: unknown }) => Promise<void>;

const WORKER_OPTIONS = {
  concurrency: 1,
  lockDuration: 30_000,
  stalledInterval: 5_000,
  maxStalledCount: 3,
  runRetryDelay: 1_000,
} as const satisfies Partial<WorkerOptions>;

/**
 * Producers and workers of the product's jobs, on PostgreSQL or on Redis. The queue only says "look now": what must be
 * done stands in the database, so a lost or doubled job costs latency and never data.
 */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly logger = new Logger(Queues.name);
  private readonly queues = new Map<string, ProductQueue>();
  private readonly workers: ProductWorker[] = [];

  constructor(private readonly options: QueuesOptions) {}

  /**
   * Asks for a run of a job that may coalesce: while one run is waiting a second request adds nothing, and while one
   * is active exactly one more is kept for afterwards.
   * @param delayMs earliest start, milliseconds from now
   */
  async requestRun<N extends JobName>(name: N, payload: JobPayloads[N], delayMs = 0): Promise<void> {
    await this.queueOf(name).add(name, payload, {
      delay: delayMs,
      attempts: JOBS[name].attempts,
      removeOnComplete: { count: 100 },
      removeOnFail: { age: 14 * 24 * 3600, count: 1000 },
      deduplication: { id: name, keepLastIfActive: true },
    });
  }

  /**
   * Starts a worker on a job's queue. Handlers must be idempotent: a job may come twice, late or not at all.
   * @param handler called once per job with its payload
   */
  startWorker<N extends JobName>(name: N, handler: (payload: JobPayloads[N]) => Promise<void>): void {
    const worker = this.createWorker(JOBS[name].queue, (job) => handler(job.data as JobPayloads[N]));
    worker.on('error', (error) => {
      this.logger.warn(`worker of ${name}: ${error.message}`);
    });
    worker.on('failed', (_job, error) => {
      this.logger.error(`job ${name} failed: ${error.message}`);
    });
    this.workers.push(worker);
  }

  /** Number of jobs waiting, delayed or active on a job's queue. */
  async depthOf(name: JobName): Promise<number> {
    return this.queueOf(name).getJobCountByTypes('waiting', 'delayed', 'active');
  }

  /** Every queue of the product as BullMQ knows it, for a dashboard. */
  all(): readonly Queue[] {
    const names = Object.keys(JOBS) as JobName[];
    // one class per backend, with the same members
    return names.map((name) => this.queueOf(name) as unknown as Queue);
  }

  /** Waits for running handlers, then closes all connections. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.workers.map((worker) => worker.close()));
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
  }

  private queueOf(name: JobName): ProductQueue {
    const queueName = JOBS[name].queue;
    let queue = this.queues.get(queueName);
    if (queue === undefined) {
      queue = this.createQueue(queueName);
      queue.on('error', (error) => {
        this.logger.warn(`queue ${queueName}: ${error.message}`);
      });
      this.queues.set(queueName, queue);
      this.forgetUnlessReady(queueName, queue);
    }
    return queue;
  }

  /** BullMQ keeps a first connection that failed for good, so such a queue is dropped and the next call makes another. */
  private forgetUnlessReady(queueName: string, queue: ProductQueue): void {
    queue.waitUntilReady().catch(() => {
      this.queues.delete(queueName);
      void queue.close().catch(() => undefined);
    });
  }

  private createQueue(name: string): ProductQueue {
    const { redisUrl } = this.options;
    if (redisUrl === undefined) return new Postgres.Queue(name, { connection: this.postgresConnection() });
    return new RedisQueue(name, { connection: { ...redisConnection(redisUrl), enableOfflineQueue: false } });
  }

  private createWorker(queueName: string, handler: Handler): ProductWorker {
    const { redisUrl } = this.options;
    if (redisUrl === undefined) {
      const connection = this.postgresConnection();
      return new Postgres.Worker(queueName, handler, { connection, ...WORKER_OPTIONS });
    }
    return new RedisWorker(queueName, handler, { connection: redisConnection(redisUrl), ...WORKER_OPTIONS });
  }

  private postgresConnection() {
    const { databaseUrl, poolMax } = this.options;
    return { connectionString: databaseUrl, schema: QUEUE_SCHEMA, max: poolMax, keepAlive: true };
  }
}

const redisConnection = (url: string) => ({ url, maxRetriesPerRequest: null, connectTimeout: 5_000 });
