import { prepareMeasure } from '@jeonghap/alignment';

import { smallModel } from '../../libs/alignment/test/support/small-model.js';
import { lendWordings } from './lend-wordings.js';
import { prepareBench } from './prepare-bench.js';
import { type Bench, type BenchMeasure, toMeasureInput } from './read-bench.js';

const measure = (id: string, title: string): BenchMeasure => ({
  ...{ id, kind: 'programme', title, body: '', status: 'open', regions: [] },
});
const GADGETS = measure('G1', '소상공인 기술 보급');
const BENCH: Bench = {
  name: 'bench',
  proposals: [
    { id: 'Q1', title: '떡집', body: '떡집에 포장 기계를 놓아 달라' },
    { id: 'Q2', title: '빵집', body: '빵집에 오븐을 놓아 달라' },
    { id: 'Q3', title: '주차장', body: '주차장을 넓혀 달라' },
  ],
  measures: [GADGETS, measure('G2', '공공데이터 개방')],
  grades: new Map([
    ['Q1', new Map([['G1', 3]])],
    ['Q2', new Map([['G1', 2]])],
    ['Q3', new Map([['G1', 1]])],
  ]),
};

describe('lendWordings', () => {
  const prepared = prepareBench(BENCH, smallModel());
  const known = (...aliases: string[]) =>
    prepareMeasure({ ...toMeasureInput(GADGETS), aliases }, prepared.model);
  const [rice, bread] = BENCH.proposals.map(({ body }) => body) as [string, string];

  it('makes a measure known by what it answers, but not to the proposal whose words they are', () => {
    const measureFor = lendWordings(prepared, 5);
    expect(measureFor('Q1', 0)).toEqual(known(bread));
    expect(measureFor('Q2', 0)).toEqual(known(rice));
    expect(measureFor('Q3', 0)).toEqual(known(rice, bread));
    expect(measureFor('Q3', 0)).not.toEqual(known());
    expect(measureFor('Q1', 1)).toBe(prepared.measures[1]);
  });

  it('lends no more than it is told to', () => {
    expect(lendWordings(prepared, 1)('Q3', 0)).toEqual(known(rice));
  });
});
