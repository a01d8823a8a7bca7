import { buildModel, type EncoderWeights, type ModelAssets } from '@jeonghap/alignment';

import { type Bench } from '../evaluate/read-bench.js';
import { type LessonPlan, planEpoch } from './encoder-lessons.js';
import { createNet, type EncoderNet, learn, type LearningRates } from './encoder-net.js';
import { emptyVocabulary } from './feature-bag.js';
import { joinMembers } from './join-members.js';
import { packEncoder } from './pack-encoder.js';
import { withReference } from './pack-reference.js';
import { seededRandom } from './seeded-random.js';
import { buildTrainingSet, type TrainingSet } from './training-set.js';

/** All settings of the encoder's training. */
export interface EncoderSettings extends LessonPlan, LearningRates {
  /** Length of a vector, of the joined encoder as of each member. */
  readonly dimension: number;
  /** Encoders from seeds of their own that are joined. */
  readonly members: number;
  readonly epochs: number;
  /** The weights are the mean over this many last epochs. */
  readonly averagedEpochs: number;
  readonly seed: number;
  /** Terms in fewer training texts than this are not shipped. */
  readonly minUses: number;
}

/** Settings in use; chosen with the encoder trained on the written benches and tried on `dev` and `train`. */
const ENCODER_SETTINGS: EncoderSettings = {
  dimension: 128,
  members: 3,
  epochs: 25,
  averagedEpochs: 5,
  seed: 20261124,
  minUses: 3,
  queriesPerLesson: 8,
  strangers: 80,
  batch: 32,
  composed: 150,
  pairWeight: 0.3,
  rate: 0.05,
  dropout: 0.4,
  sharpness: 8,
};

/** Trains an encoder on labelled benches and the thesaurus of `assets`. The same input gives the same bytes. */
export function trainEncoder(
  benches: readonly Bench[],
  assets: ModelAssets,
  settings: EncoderSettings = ENCODER_SETTINGS,
): EncoderWeights {
  const model = buildModel(withoutEncoder(assets));
  const vocabulary = emptyVocabulary();
  const set = buildTrainingSet(benches, model, vocabulary);
  const members = Array.from({ length: settings.members }, (_, at) => ({
    dimension: settings.dimension,
    rows: trainMember(set, vocabulary.uses.length, { ...settings, seed: settings.seed + at }),
  }));
  const texts = set.pools.flatMap(({ measures, queries }) => [...measures, ...queries.map(({ bag }) => bag)]);
  const rows = joinMembers(members, texts, settings.dimension);
  return withReference(packEncoder({ rows, vocabulary, model, settings }), benches, assets);
}

/** The rows of one encoder, the mean over its last epochs. */
function trainMember(set: TrainingSet, features: number, settings: EncoderSettings): Float32Array {
  const random = seededRandom(settings.seed);
  const net = createNet(features, settings.dimension, random);
  const mean = new Float32Array(net.rows.length);
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    for (const lesson of planEpoch(set, settings, random)) learn(net, lesson(), settings, random);
    if (epoch >= settings.epochs - settings.averagedEpochs) addShare(mean, net, 1 / settings.averagedEpochs);
  }
  return mean;
}

function addShare(mean: Float32Array, net: EncoderNet, share: number): void {
  for (let at = 0; at < mean.length; at += 1) mean[at] = (mean[at] ?? 0) + share * (net.rows[at] ?? 0);
}

/** The assets without their encoder: what an encoder is trained with. */
function withoutEncoder({ thesaurus, parameters, statistics }: ModelAssets): ModelAssets {
  return { thesaurus, parameters, statistics };
}
