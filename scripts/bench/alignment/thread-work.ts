import {
  ALIGNMENT_FLOOR_TENTHS,
  buildMeasureIndex,
  openMeasureIndex,
  prepareAsk,
  prepareMeasure,
  type PreparedAsk,
  type PreparedMeasure,
  searchMeasures,
  shareMeasureIndex,
  type SharedMeasureIndex,
} from '@jeonghap/alignment';
import { type BenchCorpus, measureId, openCorpus, shareOf } from './corpus.js';

/** Pairs of one ask that a whole run scores and explains. */
export const BEST = 50;

/** The part of the work that falls to one of several threads. */
export interface ThreadShare {
  readonly thread: number;
  readonly threads: number;
}

export type ThreadTask = ThreadShare & { readonly seed: number; readonly count: number } & (
    { readonly kind: 'index' } | { readonly kind: 'score'; readonly index: SharedMeasureIndex }
  );

/** Measures of one thread, prepared and indexed. */
export interface IndexedShare {
  readonly kind: 'indexed';
  readonly index: SharedMeasureIndex;
  readonly prepareSeconds: number;
  readonly indexSeconds: number;
}

/** A thread has prepared its asks and waits for the start of the clock: any message. */
export interface ReadyToScore {
  readonly kind: 'ready';
}

/** Asks of one thread, scored and explained. */
export interface ScoredShare {
  readonly kind: 'scored';
  readonly pairs: number;
  /** Sum of all scores, by which two runs can be compared. */
  readonly sumTenths: number;
  /** Places quoted in the explanations. */
  readonly quotes: number;
}

export type ThreadMessage = IndexedShare | ReadyToScore | ScoredShare;

/** Prepares and indexes the measures of one thread, told apart by the time they take. */
export function indexShare(
  { model, generator }: BenchCorpus,
  count: number,
  share: ThreadShare,
): IndexedShare {
  let prepareSeconds = 0;
  function* prepared(): Generator<readonly [id: string, measure: PreparedMeasure]> {
    for (const number of shareOf(count, share)) {
      const startedAt = performance.now();
      const measure = prepareMeasure(generator.measure(number), model);
      prepareSeconds += (performance.now() - startedAt) / 1000;
      yield [measureId(number), measure];
    }
  }
  const startedAt = performance.now();
  const index = shareMeasureIndex(buildMeasureIndex(prepared(), model));
  const seconds = (performance.now() - startedAt) / 1000;
  return { kind: 'indexed', index, prepareSeconds, indexSeconds: seconds - prepareSeconds };
}

/** Prepares the asks of one thread. */
export function prepareShare(
  { model, generator }: BenchCorpus,
  count: number,
  share: ThreadShare,
): readonly PreparedAsk[] {
  return [...shareOf(count, share)].map((number) => prepareAsk(generator.ask(number), model));
}

/** Scores each ask against all measures and explains its best pairs. */
export function scoreShare(
  asks: readonly PreparedAsk[],
  { model }: BenchCorpus,
  shared: SharedMeasureIndex,
): ScoredShare {
  const index = openMeasureIndex(shared);
  let [pairs, sumTenths, quotes] = [0, 0, 0];
  for (const ask of asks) {
    for (const { alignment } of searchMeasures(index, ask, model, {
      floorTenths: ALIGNMENT_FLOOR_TENTHS,
      limit: BEST,
    })) {
      pairs += 1;
      sumTenths += alignment.scoreTenths;
      quotes += alignment.evidence.length;
    }
  }
  return { kind: 'scored', pairs, sumTenths, quotes };
}

/** What a thread does with its task: tells the main thread what it has. */
export async function workOn(
  task: ThreadTask,
  tell: (message: ThreadMessage) => void,
  start: () => Promise<unknown>,
): Promise<void> {
  const corpus = openCorpus(task.seed);
  if (task.kind === 'index') {
    tell(indexShare(corpus, task.count, task));
    return;
  }
  const asks = prepareShare(corpus, task.count, task);
  tell({ kind: 'ready' });
  await start();
  tell(scoreShare(asks, corpus, task.index));
}
