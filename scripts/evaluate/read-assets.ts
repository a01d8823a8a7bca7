import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  type CorpusStatistics,
  type EncoderWeights,
  type ModelAssets,
  type ModelParameters,
  parseThesaurus,
} from '@jeonghap/alignment';

/** Reads the shipped model assets from `libs/alignment` of the project at `root`. */
export function readAssets(root: string): ModelAssets {
  const folder = join(root, 'libs/alignment');
  const thesaurus = readdirSync(join(folder, 'thesaurus'))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => parseThesaurus(readFileSync(join(folder, 'thesaurus', name), 'utf8')));
  const encoder = join(folder, 'assets/encoder.json');
  return {
    thesaurus,
    parameters: readJson(join(folder, 'assets/parameters.json')) as ModelParameters,
    statistics: readJson(join(folder, 'assets/statistics.json')) as CorpusStatistics,
    ...(existsSync(encoder) ? { encoder: readJson(encoder) as EncoderWeights } : {}),
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
