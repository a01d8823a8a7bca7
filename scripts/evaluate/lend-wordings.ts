import { prepareMeasure, type PreparedMeasure } from '@jeonghap/alignment';

import { type PreparedBench } from './prepare-bench.js';
import { toMeasureInput } from './read-bench.js';

/** From this grade on a measure counts as confirmed to answer a proposal. */
const CONFIRMED_FROM = 2;

/** The measure at a place of the bench as a proposal is compared with it. */
export type MeasureFor = (proposalId: string, place: number) => PreparedMeasure;

/**
 * Measures as they would be if people had confirmed what the gold says: each is known by the bodies of the proposals that it answers, at most
 * `most`, in the order of the bench, and never by the one that is compared with it.
 */
export function lendWordings({ bench, measures, model }: PreparedBench, most: number): MeasureFor {
  const lendersOf = bench.measures.map(({ id }) =>
    bench.proposals
      .filter((proposal) => (bench.grades?.get(proposal.id)?.get(id) ?? 0) >= CONFIRMED_FROM)
      .map((proposal) => proposal.id),
  );
  const bodies = new Map(bench.proposals.map(({ id, body }) => [id, body]));
  const prepared = new Map<string, PreparedMeasure>();
  return (proposalId, place) => {
    const measure = bench.measures[place];
    const plain = measures[place];
    if (measure === undefined || plain === undefined) throw new RangeError(`no measure ${String(place)}`);
    const lenders = (lendersOf[place] ?? []).filter((id) => id !== proposalId).slice(0, most);
    if (lenders.length === 0) return plain;
    const key = `${measure.id} ${lenders.join(' ')}`;
    const aliases = lenders.map((id) => bodies.get(id) ?? '');
    const lent = prepared.get(key) ?? prepareMeasure({ ...toMeasureInput(measure), aliases }, model);
    prepared.set(key, lent);
    return lent;
  };
}
