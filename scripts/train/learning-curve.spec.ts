import { type Bench } from '../evaluate/read-bench.js';
import { formatCurve, writeCurve } from './figures-table.js';
import { type CurvePoint, thin } from './learning-curve.js';

const bench: Bench = {
  name: 'x/written-a',
  proposals: Array.from({ length: 9 }, (_, at) => ({ id: `Q${String(at)}`, title: '', body: '' })),
  measures: [],
};

describe('thin', () => {
  it('keeps some of every four proposals, and a smaller share within a larger one', () => {
    const ids = (quarters: number): readonly string[] => thin(bench, quarters).proposals.map(({ id }) => id);
    expect(ids(1)).toEqual(['Q0', 'Q4', 'Q8']);
    expect(ids(2)).toEqual(['Q0', 'Q1', 'Q4', 'Q5', 'Q8']);
    expect(ids(4)).toHaveLength(9);
  });
});

describe('the learning curve in the document', () => {
  const point: CurvePoint = {
    percent: 25,
    proposals: 450,
    validation: [
      {
        bench: 'dev + train',
        proposals: 184,
        measures: 180,
        reliability: [],
        metrics: { 'nDCG@10': { value: 0.7, low: 0.6, high: 0.8 } },
      },
    ],
  };

  it('has a row for each step and bench', () => {
    expect(formatCurve([point]).split('\n').at(-1)).toBe('| 25 % (450) | dev + train | .700 | - | - | - |');
  });

  it('stands between its marks, and nothing else changes', () => {
    const written = writeCurve('before\n<!-- curve -->\nold\n<!-- /curve -->\nafter', [point]);
    expect(written).toBe(`before\n<!-- curve -->\n${formatCurve([point])}\n<!-- /curve -->\nafter`);
  });
});
