import {
  type Alignment,
  type AlignmentModel,
  type AskCoverage,
  decideCoverage,
  scoreAlignment,
} from '@jeonghap/alignment';

import { type MeasureFor } from './lend-wordings.js';
import { type PreparedBench } from './prepare-bench.js';

/** A measure as the model ranks it for one proposal. */
export interface RankedMeasure {
  readonly measureId: string;
  readonly alignment: Alignment;
}

/** What the model says about one proposal. */
export interface ProposalRun {
  readonly proposalId: string;
  /** All measures of the bench, best first. */
  readonly ranked: readonly RankedMeasure[];
  readonly coverage: AskCoverage;
}

/**
 * Runs a model over a prepared bench. `model` may differ from the one that prepared it in its weights only.
 * @param measureFor the measures as each proposal is compared with them; as prepared when left out
 */
export function runModel(
  { bench, asks, measures }: PreparedBench,
  model: AlignmentModel,
  measureFor?: MeasureFor,
): readonly ProposalRun[] {
  return bench.proposals.map((proposal, at) => {
    const ask = asks[at];
    if (ask === undefined) throw new Error(`${proposal.id} was not prepared`);
    const ranked = measures
      .map((measure, n) => ({
        measureId: bench.measures[n]?.id ?? '',
        alignment: scoreAlignment(ask, measureFor?.(proposal.id, n) ?? measure, model),
      }))
      .sort(byScore);
    const inputs = ranked.map(({ measureId, alignment }) => ({ measureId, ...alignment }));
    return { proposalId: proposal.id, ranked, coverage: decideCoverage(ask, inputs, model) };
  });
}

function byScore(a: RankedMeasure, b: RankedMeasure): number {
  return (
    b.alignment.scoreTenths - a.alignment.scoreTenths ||
    b.alignment.confidence - a.alignment.confidence ||
    (a.measureId < b.measureId ? -1 : 1)
  );
}

/** The model with one part left out of its weights, for the ablation. */
export function withoutPart(
  model: AlignmentModel,
  part: keyof AlignmentModel['parameters']['weights']['programme'],
): AlignmentModel {
  const { programme, legislative_item: legislativeItem } = model.parameters.weights;
  const weights = {
    programme: { ...programme, [part]: 0 },
    legislative_item: { ...legislativeItem, [part]: 0 },
  };
  return { ...model, parameters: { ...model.parameters, weights } };
}
