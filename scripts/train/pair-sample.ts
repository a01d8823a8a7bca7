import {
  type MeasureKind,
  type PairSignals,
  POSITIVE_PARTS,
  type PreparedAsk,
  type PreparedMeasure,
  readPairSignals,
} from '@jeonghap/alignment';

import { type BenchCoverage } from '../evaluate/read-bench.js';
import { type FoldedBench } from './cross-fit.js';
import { isNatural } from './natural-bench.js';

/** Signals of a pair without the comparison they came from. */
export type ReadSignals = Pick<PairSignals, 'signals' | 'causes'>;

/** A proposal against its whole pool, as a model saw it that had learnt from neither. */
export interface ProposalSample {
  readonly bench: string;
  readonly group: number;
  readonly proposalId: string;
  readonly ask: PreparedAsk;
  readonly measures: readonly PreparedMeasure[];
  readonly kinds: readonly MeasureKind[];
  /** What the ask gives cause for, in the order of `POSITIVE_PARTS`. */
  readonly causes: Float64Array;
  readonly pairs: readonly ReadSignals[];
  /** Signals of each measure one after the other, in the order of `POSITIVE_PARTS`. */
  readonly signals: Float64Array;
  readonly grades: readonly number[];
  readonly opposed: readonly boolean[];
  readonly coverage: BenchCoverage | undefined;
  /** From a bench whose pool was not built around its proposals, so that its base rates are natural. */
  readonly natural: boolean;
}

/** Reads the signals of all pairs of a bench. */
export function readSamples(folded: FoldedBench): readonly ProposalSample[] {
  const { bench, measures, asks, model, group } = folded;
  return bench.proposals.flatMap(({ id }, at): readonly ProposalSample[] => {
    const ask = asks[at];
    if (ask === undefined) return [];
    const pairs = measures.map((measure): ReadSignals => {
      const { signals, causes } = readPairSignals(ask, measure, model);
      return { signals, causes };
    });
    const grades = bench.grades?.get(id);
    return [
      {
        bench: bench.name,
        group,
        proposalId: id,
        ask,
        measures,
        pairs,
        kinds: measures.map(({ kind }) => kind),
        causes: Float64Array.from(POSITIVE_PARTS, (part) => pairs[0]?.causes[part] ?? 0),
        signals: Float64Array.from(
          pairs.flatMap(({ signals }) => POSITIVE_PARTS.map((part) => signals[part])),
        ),
        grades: bench.measures.map((measure) => grades?.get(measure.id) ?? 0),
        opposed: bench.measures.map((measure) => bench.opposes?.get(id)?.has(measure.id) ?? false),
        coverage: bench.coverage?.get(id),
        natural: isNatural(bench.name),
      },
    ];
  });
}

/** Weight of an observation so that natural and written benches count alike as a whole. */
export function balance(samples: readonly ProposalSample[]): (sample: ProposalSample) => number {
  const natural = samples.filter((sample) => sample.natural).length;
  const written = samples.length - natural;
  if (natural === 0 || written === 0) return () => 1;
  return (sample) => (sample.natural ? written / natural : 1);
}
