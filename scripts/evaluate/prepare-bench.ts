import {
  type AlignmentModel,
  prepareAsk,
  prepareMeasure,
  type PreparedAsk,
  type PreparedMeasure,
} from '@jeonghap/alignment';

import { type Bench, type BenchProposal, toMeasureInput } from './read-bench.js';

/** A bench with all its entries prepared by one model, in the order of the bench. */
export interface PreparedBench {
  readonly bench: Bench;
  readonly model: AlignmentModel;
  readonly asks: readonly PreparedAsk[];
  readonly measures: readonly PreparedMeasure[];
}

/** Prepares all entries of a bench. */
export function prepareBench(bench: Bench, model: AlignmentModel): PreparedBench {
  return {
    bench,
    model,
    asks: bench.proposals.map((proposal) => toAsk(proposal, model)),
    measures: bench.measures.map((measure) => prepareMeasure(toMeasureInput(measure), model)),
  };
}

/** A bench proposal is one ask: its title and its body. */
function toAsk({ title, body }: BenchProposal, model: AlignmentModel): PreparedAsk {
  return prepareAsk({ title, text: body }, model);
}
