import { type AlignmentModel } from '../model/build-model.js';
import { readText } from '../prepare/text-units.js';
import { textFeatures, type TextFeatures } from './text-features.js';

/** Features of weighted plain texts, as the encoder of `model` would see them. For training. */
export function readFeatures(
  texts: readonly { readonly text: string; readonly weight: number }[],
  model: AlignmentModel,
): TextFeatures {
  return textFeatures(
    texts.map(({ text, weight }) => ({ units: readText('text', text, model).units, weight })),
    model,
  );
}
