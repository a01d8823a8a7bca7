import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildModel, explainCoverage, decideCoverage, prepareAsk } from '@jeonghap/alignment';

import { readAssets } from '../evaluate/read-assets.js';
import { explainGolden, type GoldenExplanation, type GoldenPair } from './golden.js';

const root = join(__dirname, '../..');
const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(root, 'libs/alignment/test/golden', name), 'utf8'));
const pairs = read('pairs.json') as readonly GoldenPair[];
const expected = read('explanations.json') as readonly GoldenExplanation[];
const model = buildModel(readAssets(root));

describe('the shipped model', () => {
  it('has an explanation for every golden pair', () => {
    expect(expected.map(({ name }) => name)).toEqual(pairs.map(({ name }) => name));
    expect(pairs.length).toBeGreaterThanOrEqual(20);
  });

  it.each(pairs.map((pair, at) => [pair.name, pair, expected[at]] as const))('%s', (_name, pair, golden) => {
    expect(JSON.parse(JSON.stringify(explainGolden(pair, model)))).toEqual(golden);
  });

  it('cannot judge an ask without words', () => {
    const ask = prepareAsk({ title: '', text: '…' }, model);
    const coverage = decideCoverage(ask, [], model);
    expect(coverage.status).toBe('insufficient');
    expect(explainCoverage(coverage, { titles: {} }).ko).toBe('요구 내용을 판단할 자료가 부족합니다.');
  });
});
