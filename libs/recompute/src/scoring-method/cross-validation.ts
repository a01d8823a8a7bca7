import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '@jeonghap/platform';

/** A figure with its 95 % bootstrap interval over proposals. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Confidences of one tenth, and how often the measure did answer. */
export interface ReliabilityBin {
  /** Lower end, 0 to 0.9. */
  readonly from: number;
  readonly count: number;
  readonly meanProbability: number;
  readonly frequency: number;
}

/** How the shipped model did on one labelled bench of which it had seen nothing. */
export interface CrossValidation {
  readonly bench: string;
  readonly proposals: number;
  readonly measures: number;
  readonly metrics: Readonly<Record<string, Figure>>;
  readonly reliability: readonly ReliabilityBin[];
}

/** Figures that `npm run train` measured for the model that ships with the product, the main bench first. */
export function readCrossValidation(
  directory = path.join(projectRoot(), 'libs', 'alignment'),
): readonly CrossValidation[] {
  const file = path.join(directory, 'assets', 'cross-validation.json');
  return JSON.parse(readFileSync(file, 'utf8')) as readonly CrossValidation[];
}
