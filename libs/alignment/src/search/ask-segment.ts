import { type AlignmentModel } from '../model/build-model.js';
import { type PreparedAsk } from '../prepare/prepare-ask.js';
import { runStarts } from '../prepare/run-starts.js';
import { type AskPlan, planAsk } from '../score/ask-plan.js';
import { WORD_PARTS } from '../score/part.js';
import { invert, type KeyedRuns, type Postings } from './postings.js';
import { roundVectors, type RoundedVectors } from './rounded-vectors.js';
import { type SealedSegment, type SegmentKind } from './segmented-index.js';

/** Asks that were inverted together, by the words and by the asks that hold a key. Never changed. */
export interface AskSegment extends SealedSegment {
  readonly plans: readonly AskPlan[];
  /** Words of all asks: their ask, and the place of the sum they add to, ask by ask and part by part. */
  readonly wordSums: Int32Array;
  /** What a word adds to the signal of its part when it is wholly explained. */
  readonly wordShares: Float64Array;
  /** Words by term key, with the share of the word that the term explains. */
  readonly wordTerms: Postings;
  /** Words by concept, with the trust in it. */
  readonly wordConcepts: Postings;
  /** Asks by term key and by concept. */
  readonly askTerms: Postings;
  readonly askConcepts: Postings;
  /** Vectors of the encoder. */
  readonly meanings: RoundedVectors;
}

/** Sums that each ask has: one for each word part. */
export const SUMS = WORD_PARTS.length;

export function askSegments(model: AlignmentModel): SegmentKind<PreparedAsk, AskSegment> {
  return {
    begin: () => {
      const ids: string[] = [];
      const plans: AskPlan[] = [];
      return {
        add: (id, ask) => {
          ids.push(id);
          plans.push(planAsk(ask, model));
        },
        finish: () => ({
          ids,
          plans,
          ...layWords(plans, model),
          ...invertWords(plans),
          ...invertAsks(plans),
          meanings: roundAll(plans.map(({ ask }) => ask.vector)),
        }),
      };
    },
    read: ({ plans }, at) => {
      const plan = plans[at];
      if (plan === undefined) throw new RangeError(`no ask stands at ${String(at)}`);
      return plan.ask;
    },
  };
}

function roundAll(vectors: readonly Float32Array[]): RoundedVectors {
  const dimension = vectors[0]?.length ?? 0;
  const all = new Float32Array(vectors.length * dimension);
  vectors.forEach((vector, at) => {
    all.set(vector, at * dimension);
  });
  return roundVectors(all, dimension);
}

function layWords(
  plans: readonly AskPlan[],
  { parameters }: AlignmentModel,
): Pick<AskSegment, 'wordSums' | 'wordShares'> {
  const full = WORD_PARTS.map((part) => parameters.full[part]);
  const words = plans.flatMap(({ units, partMass }, ask) =>
    Array.from(units.part, (part, unit) => {
      const mass = partMass[part] ?? 0;
      const share = mass === 0 ? 0 : (units.weight[unit] ?? 0) / mass / (full[part] ?? 1);
      return { sum: ask * SUMS + part, share };
    }),
  );
  return {
    wordSums: Int32Array.from(words, ({ sum }) => sum),
    wordShares: Float64Array.from(words, ({ share }) => share),
  };
}

function invertWords(plans: readonly AskPlan[]): Pick<AskSegment, 'wordTerms' | 'wordConcepts'> {
  const termRuns: Run[] = [];
  const conceptRuns: Run[] = [];
  for (const { ask, units, terms, termWeights, concepts, trusts } of plans) {
    for (let unit = 0; unit < units.count; unit += 1) {
      const mass = units.termMass[unit] ?? 0;
      const [from, to] = [units.termFrom[unit] ?? 0, units.termFrom[unit + 1] ?? 0];
      termRuns.push({
        keys: Array.from(terms.subarray(from, to), (position) => ask.termKeys[position] ?? 0),
        strengths: Array.from(termWeights.subarray(from, to), (weight) => (mass === 0 ? 0 : weight / mass)),
      });
      const [first, last] = [units.conceptFrom[unit] ?? 0, units.conceptFrom[unit + 1] ?? 0];
      conceptRuns.push({
        keys: Array.from(concepts.subarray(first, last), (position) => ask.concepts[position] ?? 0),
        strengths: [...trusts.subarray(first, last)],
      });
    }
  }
  return { wordTerms: invert(toRuns(termRuns)), wordConcepts: invert(toRuns(conceptRuns)) };
}

function invertAsks(plans: readonly AskPlan[]): Pick<AskSegment, 'askTerms' | 'askConcepts'> {
  const present = (keys: Iterable<number>): Run => {
    const list = [...keys];
    return { keys: list, strengths: list.map(() => 1) };
  };
  return {
    askTerms: invert(toRuns(plans.map(({ ask }) => present(ask.termKeys)))),
    askConcepts: invert(toRuns(plans.map(({ ask }) => present(ask.concepts)))),
  };
}

interface Run {
  readonly keys: readonly number[];
  readonly strengths: readonly number[];
}

function toRuns(runs: readonly Run[]): KeyedRuns {
  const strengths = Float64Array.from(runs.flatMap((run) => run.strengths));
  return {
    runs: Uint32Array.from(runStarts(runs.map(({ keys }) => keys.length))),
    keys: Uint32Array.from(runs.flatMap(({ keys }) => keys)),
    strengthAt: (place) => strengths[place] ?? 0,
  };
}
