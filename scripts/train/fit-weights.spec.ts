import { POSITIVE_PARTS } from '@jeonghap/alignment';

import { smallModel } from '../../libs/alignment/test/support/small-model.js';
import { prepareBench } from '../evaluate/prepare-bench.js';
import { type Bench } from '../evaluate/read-bench.js';
import { groupBenches } from './cross-fit.js';
import { fitWeights } from './fit-weights.js';
import { balance, readSamples } from './pair-sample.js';

const measure = (id: string, title: string, body: string): Bench['measures'][number] => ({
  id,
  kind: 'programme',
  title,
  body,
  status: 'open',
  regions: [],
});
const bench = (name: string, ids: readonly string[]): Bench => ({
  name,
  proposals: [{ id: `${name}-Q1`, title: '울산 바우처', body: '항만 준설과 해운 물류' }],
  measures: ids.map((id, at) =>
    measure(id, at === 0 ? '바우처' : '항만', at === 0 ? '울산' : '준설 해운 물류 항만'),
  ),
  grades: new Map([[`${name}-Q1`, new Map([[ids[0] ?? '', 3]])]]),
});

describe('fitWeights', () => {
  it('learns non-negative weights, one for all words', () => {
    const folded = { ...prepareBench(bench('a', ['G1', 'G2']), smallModel()), group: 0 };
    const weights = fitWeights(readSamples(folded));
    for (const part of POSITIVE_PARTS) expect(weights.programme[part]).toBeGreaterThanOrEqual(0);
    expect(weights.programme.object).toBe(weights.programme.wording);
  });

  it('raises the weight of the part that tells the answer from the rest', () => {
    const folded = { ...prepareBench(bench('a', ['G1', 'G2']), smallModel()), group: 0 };
    const weights = fitWeights(readSamples(folded)).programme;
    // Words favour the long stranger, the title favours the answer.
    expect(weights.focus / weights.object).toBeGreaterThan(0.5);
  });
});

describe('groupBenches', () => {
  it('puts the natural benches into one group and deals out the others', () => {
    const names = ['x/dev', 'x/natural-sample', 'x/train', 'x/written-a', 'x/written-b'];
    const groups = groupBenches(names.map((name) => bench(name, ['G1', 'G2'])));
    expect(groups.map((group) => group.map(({ name }) => name))).toEqual([
      ['x/dev', 'x/natural-sample', 'x/train'],
      ['x/written-a'],
      ['x/written-b'],
    ]);
  });
});

describe('balance', () => {
  it('lets natural and written benches weigh alike', () => {
    const samples = ['x/dev', 'x/written-a', 'x/written-b'].flatMap((name) =>
      readSamples({ ...prepareBench(bench(name, ['G1', 'G2']), smallModel()), group: 0 }),
    );
    expect(samples.map(balance(samples))).toEqual([2, 1, 1]);
  });
});
