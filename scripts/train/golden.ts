import {
  type Alignment,
  type AlignmentModel,
  type AskInput,
  type BilingualText,
  explainAlignment,
  type MeasureInput,
  prepareAsk,
  prepareMeasure,
  scoreAlignment,
} from '@jeonghap/alignment';

/** A pair of texts whose whole explanation is kept for review. */
export interface GoldenPair {
  readonly name: string;
  readonly ask: AskInput;
  readonly measure: MeasureInput;
}

/** What the shipped model says about a golden pair. */
export interface GoldenExplanation {
  readonly name: string;
  readonly alignment: Alignment;
  readonly sentence: BilingualText;
}

/** Explains a golden pair. */
export function explainGolden({ name, ask, measure }: GoldenPair, model: AlignmentModel): GoldenExplanation {
  const alignment = scoreAlignment(prepareAsk(ask, model), prepareMeasure(measure, model), model);
  return { name, alignment, sentence: explainAlignment(alignment, { measureTitle: measure.title }) };
}
