import { type Criterion } from '@jeonghap/fit';
import { createRandom } from '../alignment/random.js';

/** Criteria of a made-up programme. */
const CRITERIA = { least: 3, most: 8 };

/** Programmes put together from the criteria of notices; the same for the same pool. */
export function makeProgrammes(pool: readonly Criterion[], count: number): readonly (readonly Criterion[])[] {
  const random = createRandom('programmes');
  return Array.from({ length: count }, () => {
    const length = CRITERIA.least + Math.floor(random.next() * (CRITERIA.most - CRITERIA.least + 1));
    return Array.from({ length }, (_, at) => ({ ...random.pick(pool), id: `c${String(at)}` }));
  });
}
