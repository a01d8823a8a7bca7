import { type AlignmentModel } from '../model/build-model.js';
import { type TextUnit } from '../prepare/text-units.js';

/** A text of an entry with its weight in the vector of the entry. */
export interface WeightedUnits {
  readonly units: readonly TextUnit<string>[];
  readonly weight: number;
}

/** What an encoder reads of a text: terms by key and concepts by index, each with its weight. */
export interface TextFeatures {
  readonly terms: ReadonlyMap<number, number>;
  readonly concepts: ReadonlyMap<number, number>;
}

/** Terms more common than this say nothing. */
const MIN_RARITY = 0.15;
/** Function words keep this share of their weight. */
const FUNCTION_WORD_SHARE = 0.1;
const FUNCTION_WORD_RARITY = 0.1;

/** Weighted terms and concepts of the texts of one entry; a feature counts once, with its greatest weight. */
export function textFeatures(
  texts: readonly WeightedUnits[],
  model: Pick<AlignmentModel, 'termRarity' | 'conceptRarity'>,
): TextFeatures {
  const terms = new Map<number, number>();
  const concepts = new Map<number, number>();
  for (const { units, weight } of texts) {
    for (const unit of units) {
      addTerms(terms, unit, weight, model);
      for (const { concept, trust } of unit.concepts) {
        raise(concepts, concept, weight * trust * (model.conceptRarity[concept] ?? 0));
      }
    }
  }
  return { terms, concepts };
}

function addTerms(
  terms: Map<number, number>,
  unit: TextUnit<string>,
  weight: number,
  model: Pick<AlignmentModel, 'termRarity'>,
): void {
  const share = unit.rarity < FUNCTION_WORD_RARITY ? FUNCTION_WORD_SHARE : 1;
  for (const key of unit.terms) {
    const rarity = model.termRarity(key);
    if (rarity > MIN_RARITY) raise(terms, key, weight * rarity * share);
  }
}

function raise(weights: Map<number, number>, key: number, weight: number): void {
  if (weight > (weights.get(key) ?? 0)) weights.set(key, weight);
}
