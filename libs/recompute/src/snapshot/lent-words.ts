import {
  type AlignmentModel,
  findMeasure,
  type MeasureInput,
  type PreparedMeasure,
  prepareMeasure,
} from '@jeonghap/alignment';
import { type CatalogueSnapshot, type MeasureSource } from './catalogue-snapshot.js';

/** A measure with the words that asks lend it, but for those of one ask. */
export function withWordings({ input, wordings }: MeasureSource, exceptOf?: string): MeasureInput {
  const lent = wordings.filter(({ askId }) => askId !== exceptOf).map(({ text }) => text);
  return { ...input, aliases: [...(input.aliases ?? []), ...lent] };
}

/**
 * A measure as an ask is scored against it: without the words that the ask itself lends, so that confirming a pair
 * leaves its automatic score as it was.
 */
export function measureFor(
  askId: string,
  measureId: string,
  { measures, measureIndex }: CatalogueSnapshot,
  model: AlignmentModel,
): PreparedMeasure | undefined {
  const lent = measures.get(measureId)?.lent;
  const isLender = lent?.wordings.some((wording) => wording.askId === askId) === true;
  return isLender ? prepareMeasure(withWordings(lent, askId), model) : findMeasure(measureIndex, measureId);
}
