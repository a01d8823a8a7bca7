import { type AlignmentModel, buildModel } from '@jeonghap/alignment';
import { readSampleCatalogue } from '@jeonghap/catalogue';
import { projectRoot } from '@jeonghap/platform';
import path from 'node:path';
import { readAssets } from '../../evaluate/read-assets.js';
import { type CorpusGenerator, createCorpusGenerator } from './generate-corpus.js';

/** The model that ships, and entries made from its thesaurus and the words of the sample catalogue. */
export interface BenchCorpus {
  readonly model: AlignmentModel;
  readonly generator: CorpusGenerator;
}

export function openCorpus(seed: number): BenchCorpus {
  const root = projectRoot();
  const assets = readAssets(root);
  const sample = readSampleCatalogue(path.join(root, 'libs', 'catalogue', 'sample'));
  const texts = [...sample.proposals, ...sample.programmes, ...sample.legislativeItems].map(
    ({ title, body }) => `${title}\n${body}`,
  );
  return {
    model: buildModel(assets),
    generator: createCorpusGenerator({ concepts: assets.thesaurus, texts }, seed),
  };
}

/** The numbers below `count` that fall to one of several equal workers. */
export function* shareOf(
  count: number,
  { thread, threads }: { readonly thread: number; readonly threads: number },
): Generator<number> {
  for (let number = thread; number < count; number += threads) yield number;
}

export const measureId = (number: number): string => `m${String(number)}`;
