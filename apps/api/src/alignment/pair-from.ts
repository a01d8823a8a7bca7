import { isUuid } from '@jeonghap/catalogue';
import { NotFound } from '@jeonghap/platform';
import { type Pair } from '@jeonghap/review';

/** The pair that an address names. @throws NotFound `alignment.not-found` for what cannot be the ids of one */
export function pairFrom(askId: string, measureId: string): Pair {
  if (!isUuid(askId) || !isUuid(measureId)) throw new NotFound('alignment.not-found');
  return { askId, measureId };
}
