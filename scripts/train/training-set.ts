import {
  type AlignmentModel,
  type ConceptRecord,
  type ConceptType,
  readFeatures,
  type TextFeatures,
} from '@jeonghap/alignment';

import { type Bench, type BenchMeasure, type BenchProposal } from '../evaluate/read-bench.js';
import { type FeatureBag, toBag, type Vocabulary } from './feature-bag.js';

/** A proposal with the share of its answer that each measure of its pool is. */
export interface LabelledQuery {
  readonly bag: FeatureBag;
  /** Sums to one, in the order of the pool. */
  readonly targets: Float64Array;
}

/** One bench folder: proposals against one pool of measures. */
export interface Pool {
  readonly measures: readonly FeatureBag[];
  readonly queries: readonly LabelledQuery[];
}

/** Two texts that speak of the same thing. */
export interface TextPair {
  readonly query: FeatureBag;
  readonly document: FeatureBag;
}

/** What a concept is in a made-up ask: the thing, the means, or whom and where. */
export type ConceptRole = 'thing' | 'means' | 'setting';

/** A concept as people say it and as ministries write it. */
export interface ConceptWordings {
  readonly role: ConceptRole | undefined;
  readonly lay: readonly FeatureBag[];
  readonly official: readonly FeatureBag[];
  /** All official wordings in one. */
  readonly whole: FeatureBag;
}

/** Everything the encoder learns from. */
export interface TrainingSet {
  readonly pools: readonly Pool[];
  /** Title and body of one entry. */
  readonly pairs: readonly TextPair[];
  readonly concepts: readonly ConceptWordings[];
}

const TITLE_WEIGHT = 1.3;
const ROLE_OF_TYPE: Readonly<Record<ConceptType, ConceptRole | undefined>> = {
  beneficiary: 'setting',
  'cost-item': 'thing',
  direction: undefined,
  event: 'thing',
  institution: 'setting',
  instrument: 'means',
  'life-event': 'thing',
  object: 'thing',
  region: 'setting',
  'right-duty': 'thing',
  sector: 'setting',
  technology: 'thing',
};

/** Reads benches and thesaurus into bags; new features get rows in `vocabulary`. */
export function buildTrainingSet(
  benches: readonly Bench[],
  model: AlignmentModel,
  vocabulary: Vocabulary,
): TrainingSet {
  const bag = (...texts: readonly (readonly [string, number])[]): FeatureBag =>
    toBag(featuresOf(texts, model), vocabulary);
  return {
    pools: toPools(benches, bag),
    pairs: toPairs(benches, bag),
    concepts: model.concepts.map((concept) => toWordings(concept, bag)).filter(({ lay }) => lay.length > 0),
  };
}

type ToBag = (...texts: readonly (readonly [string, number])[]) => FeatureBag;

function featuresOf(texts: readonly (readonly [string, number])[], model: AlignmentModel): TextFeatures {
  return readFeatures(
    texts.map(([text, weight]) => ({ text, weight })),
    model,
  );
}

/** Benches that share their measures (same ids and titles) share the bags too. */
function toPools(benches: readonly Bench[], bag: ToBag): readonly Pool[] {
  const known = new Map<string, FeatureBag>();
  const measureBag = ({ id, title, body }: BenchMeasure): FeatureBag => {
    const key = `${id}\n${title}`;
    const found = known.get(key) ?? bag([title, TITLE_WEIGHT], [body, 1]);
    known.set(key, found);
    return found;
  };
  return benches.map(({ proposals, measures, grades }) => ({
    measures: measures.map(measureBag),
    queries: proposals.flatMap((proposal): readonly LabelledQuery[] => {
      const targets = targetsOf(proposal, measures, grades);
      return targets === undefined ? [] : [{ bag: bag([proposal.title, 1], [proposal.body, 1]), targets }];
    }),
  }));
}

/** Gains 2^grade − 1 as shares of their sum; `undefined` for a proposal that nothing answers. */
function targetsOf(
  proposal: BenchProposal,
  measures: readonly BenchMeasure[],
  grades: Bench['grades'],
): Float64Array | undefined {
  const own = grades?.get(proposal.id);
  const gains = Float64Array.from(measures, ({ id }) => 2 ** (own?.get(id) ?? 0) - 1);
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  return total === 0 ? undefined : gains.map((gain) => gain / total);
}

function toPairs(benches: readonly Bench[], bag: ToBag): readonly TextPair[] {
  const entries = benches.flatMap(({ proposals, measures }) => [...proposals, ...measures]);
  const distinct = new Map(entries.map((entry) => [`${entry.title}\n${entry.body}`, entry] as const));
  return [...distinct.values()]
    .map(({ title, body }) => ({ query: bag([title, 1]), document: bag([body, 1]) }))
    .filter(({ query, document }) => query.rows.length > 0 && document.rows.length > 0);
}

function toWordings(concept: ConceptRecord, bag: ToBag): ConceptWordings {
  const bags = (texts: readonly string[]): readonly FeatureBag[] =>
    texts.map((text) => bag([text, 1])).filter(({ rows }) => rows.length > 0);
  const official = bags([concept.ko, ...concept.official]);
  const lay =
    official.length === 0 ? [] : bags([...concept.lay, ...concept.patterns.map((stems) => stems.join(' '))]);
  return {
    role: ROLE_OF_TYPE[concept.type],
    lay,
    official,
    whole: bag([[concept.ko, ...concept.official].join(', '), 1]),
  };
}
