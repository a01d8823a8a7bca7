import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type AlignmentModel,
  buildModel,
  type ConceptRecord,
  type CorpusStatistics,
  type EncoderWeights,
  type ModelAssets,
  type ModelParameters,
  parseThesaurus,
} from '@jeonghap/alignment';
import { projectRoot } from '@jeonghap/platform';

/** Reads the model files that ship with the product: thesaurus, corpus statistics and parameters. */
export function readShippedAssets(directory = path.join(projectRoot(), 'libs', 'alignment')): ModelAssets {
  const asset = (name: string): unknown =>
    JSON.parse(readFileSync(path.join(directory, 'assets', name), 'utf8'));
  return {
    thesaurus: readThesaurus(path.join(directory, 'thesaurus')),
    parameters: asset('parameters.json') as ModelParameters,
    statistics: asset('statistics.json') as CorpusStatistics,
    encoder: asset('encoder.json') as EncoderWeights,
  };
}

/** The model that ships with the product, ready to score. */
export function loadModel(directory?: string): AlignmentModel {
  return buildModel(readShippedAssets(directory));
}

function readThesaurus(directory: string): readonly ConceptRecord[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => [...parseThesaurus(readFileSync(path.join(directory, name), 'utf8'))]);
}
