import { buildModel, type EncoderWeights, type ModelAssets } from '@jeonghap/alignment';

import { prepareBench, type PreparedBench } from '../evaluate/prepare-bench.js';
import { type Bench } from '../evaluate/read-bench.js';
import { trainEncoder } from './train-encoder.js';

/** A bench prepared by a model whose encoder has seen none of its group. */
export interface FoldedBench extends PreparedBench {
  readonly group: number;
}

/** Benches in groups that share neither proposals nor measures. */
export type BenchGroups = readonly (readonly Bench[])[];

/** Groups in a cross-validation, the group of `dev` and `train` apart. */
const WRITTEN_GROUPS = 4;

/** `dev` and `train` share their measures, so they stand together; the written benches are dealt out in turn. */
export function groupBenches(benches: readonly Bench[]): BenchGroups {
  const shared = new Map<string, Bench[]>();
  for (const bench of benches) {
    const key = bench.measures.map(({ id, title }) => `${id} ${title}`).join('\n');
    shared.set(key, [...(shared.get(key) ?? []), bench]);
  }
  const alone = [...shared.values()].filter((group) => group.length === 1).flat();
  const together = [...shared.values()].filter((group) => group.length > 1);
  const dealt = Array.from({ length: WRITTEN_GROUPS }, (_, at) =>
    alone.filter((_bench, n) => n % WRITTEN_GROUPS === at),
  );
  return [...together, ...dealt].filter((group) => group.length > 0);
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
