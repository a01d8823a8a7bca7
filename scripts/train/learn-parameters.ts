import { type AlignmentModel, type ModelParameters } from '@jeonghap/alignment';

import { fitCalibration, fitCoverage, fitOpposition, scoreSamples } from './fit-rules.js';
import { fitWeights } from './fit-weights.js';
import { type ProposalSample } from './pair-sample.js';

/**
 * Learns weights, calibration, opposition and coverage, in this order, from samples that were scored by models
 * which had seen none of them. Everything else is taken from the parameters of `model`.
 */
export function learnParameters(samples: readonly ProposalSample[], model: AlignmentModel): ModelParameters {
  const base = model.parameters;
  const neverOpposed = { ...base.direction, threshold: 2 };
  let parameters: ModelParameters = { ...base, weights: fitWeights(samples), direction: neverOpposed };
  const rescore = (): ReturnType<typeof scoreSamples> => scoreSamples(samples, { ...model, parameters });
  parameters = { ...parameters, calibration: fitCalibration(rescore()) };
  parameters = { ...parameters, direction: fitOpposition(rescore(), base.direction.capTenths) };
  return { ...parameters, coverage: fitCoverage(rescore(), base.coverage.answering) };
}
