import { type SharedMeasureIndex } from '@jeonghap/alignment';
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  type IndexedShare,
  type ScoredShare,
  type ThreadMessage,
  type ThreadTask,
  workOn,
} from './thread-work.js';

/** Does the task of this thread when it is not the main one; whether it was not. */
export async function workAsThread(): Promise<boolean> {
  if (isMainThread || parentPort === null) return false;
  const port = parentPort;
  await workOn(
    workerData as ThreadTask,
    (message) => {
      port.postMessage(message);
    },
    () => once(port, 'message'),
  );
  port.close();
  return true;
}

export interface IndexedMeasures {
  readonly index: SharedMeasureIndex;
  /** Of all threads together. */
  readonly prepareSeconds: number;
  readonly indexSeconds: number;
}

/** Prepares and indexes generated measures on several threads. */
export async function indexOnThreads(
  measures: number,
  { threads, seed }: { readonly threads: number; readonly seed: number },
): Promise<IndexedMeasures> {
  const shares = await Promise.all(
    startThreads(threads, (share) => ({ kind: 'index', seed, count: measures, ...share })).map(
      async (thread) => {
        const indexed = await nextMessage<IndexedShare>(thread, 'indexed');
        await once(thread, 'exit');
        return indexed;
      },
    ),
  );
  const [first] = shares;
  if (first === undefined) throw new RangeError('at least one thread');
  return {
    index: { ...first.index, segments: shares.flatMap(({ index }) => index.segments) },
    prepareSeconds: shares.reduce((sum, share) => sum + share.prepareSeconds, 0),
    indexSeconds: shares.reduce((sum, share) => sum + share.indexSeconds, 0),
  };
}

export interface WholeRun {
  readonly threads: number;
  /** From the moment all threads are ready until the last has ended. */
  readonly seconds: number;
  /** Processor time of all threads meanwhile: what a busy machine does not stretch as much. */
  readonly processorSeconds: number;
  readonly pairs: number;
  readonly sumTenths: number;
  readonly quotes: number;
}

/** Scores and explains generated asks against an index on several threads. */
export async function scoreOnThreads(
  asks: number,
  index: SharedMeasureIndex,
  { threads, seed }: { readonly threads: number; readonly seed: number },
): Promise<WholeRun> {
  const started = startThreads(threads, (share) => ({ kind: 'score', seed, count: asks, index, ...share }));
  await Promise.all(started.map((thread) => nextMessage(thread, 'ready')));
  const startedAt = performance.now();
  const usedBefore = process.cpuUsage();
  const shares = await Promise.all(
    started.map((thread) => {
      const scored = nextMessage<ScoredShare>(thread, 'scored');
      thread.postMessage('start');
      return scored;
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(usedBefore);
  const sum = (field: 'pairs' | 'sumTenths' | 'quotes'): number =>
    shares.reduce((total, share) => total + share[field], 0);
  return {
    threads,
    seconds,
    processorSeconds: (user + system) / 1e6,
    pairs: sum('pairs'),
    sumTenths: sum('sumTenths'),
    quotes: sum('quotes'),
  };
}

function startThreads(
  threads: number,
  taskOf: (share: { thread: number; threads: number }) => ThreadTask,
): readonly Worker[] {
  // the bundle that runs now, not one that has been built since
  const program = `import(${JSON.stringify(import.meta.url)}).then(({ main }) => main(['alignment']))`;
  return Array.from(
    { length: threads },
    (_, thread) => new Worker(program, { eval: true, workerData: taskOf({ thread, threads }) }),
  );
}

async function nextMessage<T extends ThreadMessage>(thread: Worker, kind: T['kind']): Promise<T> {
  const ended = once(thread, 'exit').then(() => {
    throw new Error('a thread ended before its work was done');
  });
  ended.catch(() => undefined); // it also ends afterwards
  const [message] = (await Promise.race([once(thread, 'message'), ended])) as [ThreadMessage];
  if (message.kind !== kind) throw new Error(`expected ${kind}, got ${message.kind}`);
  return message as T;
}
