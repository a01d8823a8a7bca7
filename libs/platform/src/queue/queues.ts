import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, withBackend } from 'bullmq';
import { JOBS, type JobName, type JobPayloads } from './jobs.js';
import { QUEUE_SCHEMA } from './queue-schema.js';

const { Queue, Worker } = withBackend(createPostgresBackend);
type ProductQueue = InstanceType<typeof Queue>;
type ProductWorker = InstanceType<typeof Worker>;

export interface QueuesOptions {
  readonly databaseUrl: string;
  readonly poolMax: number;
}

const connectionOf = ({ databaseUrl, poolMax }: QueuesOptions) => ({
  connectionString: databaseUrl,
  schema: QUEUE_SCHEMA,
  max: poolMax,
  keepAlive: true,
});

/**
 * Producers and workers of the product's jobs. The queue only says "look now": what must be done stands in the
 * database, so a lost or doubled job costs latency and never data.
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
    const worker = new Worker<JobPayloads[N], void, N>(JOBS[name].queue, (job) => handler(job.data), {
      connection: connectionOf(this.options),
      concurrency: 1,
      lockDuration: 30_000,
      stalledInterval: 5_000,
      maxStalledCount: 3,
      runRetryDelay: 1_000,
    });
    worker.on('error', (error) => {
      this.logger.warn(`worker of ${name}: ${error.message}`);
    });
    worker.on('failed', (_job, error) => {
      this.logger.error(`job ${name} failed: ${error.message}`);
    });
    this.workers.push(worker as unknown as ProductWorker);
  }

  /** Number of jobs waiting, delayed or active on a job's queue. */
  async depthOf(name: JobName): Promise<number> {
    return this.queueOf(name).getJobCountByTypes('waiting', 'delayed', 'active');
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
      queue = new Queue(queueName, { connection: connectionOf(this.options) });
      queue.on('error', (error: Error) => {
        this.logger.warn(`queue ${queueName}: ${error.message}`);
      });
      this.queues.set(queueName, queue);
    }
    return queue;
  }
}
