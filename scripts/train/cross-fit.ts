import { buildModel, type EncoderWeights, type ModelAssets } from '@jeonghap/alignment';

import { prepareBench, type PreparedBench } from '../evaluate/prepare-bench.js';
import { type Bench } from '../evaluate/read-bench.js';
import { isNatural } from './natural-bench.js';
import { trainEncoder } from './train-encoder.js';

/** A bench prepared by a model whose encoder has seen none of its group. */
export interface FoldedBench extends PreparedBench {
  readonly group: number;
}

/** Benches in groups that share neither proposals nor measures. */
export type BenchGroups = readonly (readonly Bench[])[];

/** Groups of written benches in a cross-validation. */
const WRITTEN_GROUPS = 4;

/**
 * The natural benches stand together: `dev` and `train` share their measures, and `natural-sample` holds articles of the
 * same law. The written benches are dealt out in turn.
 */
export function groupBenches(benches: readonly Bench[]): BenchGroups {
  const natural = benches.filter(({ name }) => isNatural(name));
  const written = benches.filter(({ name }) => !isNatural(name));
  const dealt = Array.from({ length: WRITTEN_GROUPS }, (_, at) =>
    written.filter((_bench, n) => n % WRITTEN_GROUPS === at),
  );
  return [natural, ...dealt].filter((group) => group.length > 0);
}

/** For each group a model whose encoder was trained on the other groups, and the group prepared by it. */
export function* crossFit(groups: BenchGroups, assets: ModelAssets): Generator<FoldedBench> {
  for (const [at, group] of groups.entries()) {
    const others = groups.filter((_, other) => other !== at).flat();
    const encoder: EncoderWeights = trainEncoder(others, assets);
    const model = buildModel({ ...assets, encoder });
    for (const bench of group) yield { ...prepareBench(bench, model), group: at };
  }
}
