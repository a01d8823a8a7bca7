import { buildConceptMatcher, type ConceptMatcher } from '../concepts/concept-matcher.js';
import { buildLinks, type ConceptLinks } from '../concepts/concept-links.js';
import { type Encoder, type EncoderWeights, unpackEncoder } from '../encoder/encoder.js';
import { type ConceptRecord } from '../thesaurus/concept-record.js';
import { type ModelParameters } from './parameters.js';
import { sha256Hex } from './sha256.js';
import { termKey } from './term-key.js';

/** Frozen statistics of the texts the model was made from. */
export interface CorpusStatistics {
  /** Number of texts counted. */
  readonly documents: number;
  /** Mean number of search terms of a measure. */
  readonly averageLength: number;
  /** Texts in which a search term occurs; terms left out count as 0. */
  readonly termFrequency: Readonly<Record<string, number>>;
  /** Texts in which a concept (by id) occurs; concepts left out count as 0. */
  readonly conceptFrequency: Readonly<Record<string, number>>;
}

/** Everything a model is made of; all of it enters the version hash. */
export interface ModelAssets {
  readonly thesaurus: readonly ConceptRecord[];
  readonly parameters: ModelParameters;
  readonly statistics: CorpusStatistics;
  /** Learnt text encoder; without it the part `meaning` has no weight. */
  readonly encoder?: EncoderWeights;
}

/** A ready, frozen scoring model. Treat its members other than `version` as internal. */
export interface AlignmentModel {
  /** SHA-256 over assets and code version: same version, same scores. */
  readonly version: string;
  readonly parameters: ModelParameters;
  readonly concepts: readonly ConceptRecord[];
  readonly conceptIndex: ReadonlyMap<string, number>;
  readonly matcher: ConceptMatcher;
  readonly links: ConceptLinks;
  /** Rarity of a concept, 0 to 1, by concept index. */
  readonly conceptRarity: Float64Array;
  readonly averageLength: number;
  readonly encoder: Encoder | undefined;
  /** Rarity of a search term, 0 to 1; unknown terms are rarest. */
  termRarity(key: number): number;
}

/** Raise when the code changes what a score is without a change of assets. */
export const CODE_VERSION = '3';

/** Builds a model from its assets. Pure: equal assets give an equal model with an equal version. */
export function buildModel(assets: ModelAssets): AlignmentModel {
  const { thesaurus, parameters, statistics, encoder } = assets;
  const concepts = sortedById(thesaurus);
  const conceptIndex = new Map(concepts.map(({ id }, index) => [id, index]));
  const rarity = rarityOver(statistics.documents);
  const rarities = new Map<number, number>();
  for (const term in statistics.termFrequency)
    rarities.set(termKey(term), rarity(statistics.termFrequency[term] ?? 0));
  const rarest = rarity(0);
  return Object.freeze({
    version: modelVersionOf(assets),
    parameters,
    concepts,
    conceptIndex,
    matcher: buildConceptMatcher(concepts, parameters.trust),
    links: buildLinks(concepts, conceptIndex, parameters.links),
    conceptRarity: Float64Array.from(concepts, ({ id }) => rarity(statistics.conceptFrequency[id] ?? 0)),
    averageLength: Math.max(1, statistics.averageLength),
    encoder:
      encoder === undefined
        ? undefined
        : unpackEncoder(
            encoder,
            concepts.map(({ id }) => id),
          ),
    termRarity: (key: number) => rarities.get(key) ?? rarest,
  });
}

/** BM25's idf, scaled so that a term in no text has rarity 1 and one in every text nearly 0. */
function rarityOver(documents: number): (frequency: number) => number {
  const idf = (frequency: number): number => Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  const rarest = idf(0);
  return (frequency) => idf(Math.min(Math.max(frequency, 0), documents)) / rarest;
}

/** The version that the model of these assets has, without building it; as 64 hexadecimal digits. */
export function modelVersionOf(assets: ModelAssets): string {
  const sorted = { ...assets, thesaurus: sortedById(assets.thesaurus) };
  return sha256Hex(`${CODE_VERSION}\n${canonicalJson(sorted)}`);
}

function sortedById(thesaurus: readonly ConceptRecord[]): readonly ConceptRecord[] {
  return [...thesaurus].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** JSON with sorted keys, so that the order in which a file lists its keys does not matter. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
