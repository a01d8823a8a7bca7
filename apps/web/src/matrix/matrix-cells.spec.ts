import { type Matrix, type MatrixCounts, type MatrixLine } from '../api/model.js';
import { numberText, placesOf, shadeOf, stateOf, tableTexts, worstPlaces } from './matrix-cells.js';

const counts = (parts: Partial<MatrixCounts> = {}): MatrixCounts => {
  const all = {
    covered: 0,
    partial: 0,
    gap: 0,
    insufficient: 0,
    unknown: 0,
    meanScore: null,
    move: null,
    ...parts,
  };
  const { covered, partial, gap, insufficient, unknown } = all;
  return { ...all, total: covered + partial + gap + insufficient + unknown };
};
const line = (value: string, parts: Partial<MatrixCounts> = {}): MatrixLine => ({
  ...{ value, label: null },
  ...counts(parts),
});
const matrix: Matrix = {
  rows: [line('r1', { gap: 3 }), line('r2', { gap: 2, covered: 1 })],
  columns: [line('c1'), line('c2')],
  cells: [
    { row: 'r1', column: 'c1', ...counts({ gap: 2 }) },
    { row: 'r1', column: 'c2', ...counts({ gap: 1 }) },
    { row: 'r2', column: 'c1', ...counts({ gap: 2, covered: 1 }) },
  ],
  ...{ total: counts({ gap: 5, covered: 1 }), rowCount: 2, columnCount: 2, comparison: null },
  ...{ recompute: { pending: 0, failed: 0 }, scoreSet: null },
};

describe('placesOf', () => {
  it('fills every place, with the totals at the ends', () => {
    const places = placesOf(matrix);
    expect(places.map((row) => row.map((place) => place.counts.total))).toEqual([
      [2, 1, 3],
      [3, 0, 3],
      [0, 0, 6],
    ]);
    expect(places[1]?.[2]).toMatchObject({ row: { value: 'r2' }, column: undefined });
  });

  it('has nothing moved where there are no proposals, if it is known what was', () => {
    const move = { covered: 0, partial: 0, gap: 0, insufficient: 0 };
    const known = { since: '', knownSince: '', isKnown: true };
    expect(placesOf({ ...matrix, comparison: known })[1]?.[1]?.counts.move).toEqual(move);
    expect(placesOf({ ...matrix, comparison: { ...known, isKnown: false } })[1]?.[1]?.counts.move).toBeNull();
  });
});

describe('worstPlaces', () => {
  it('is the cell with most gaps, of equal ones that with the larger part', () => {
    expect(worstPlaces(placesOf(matrix))).toMatchObject([{ row: { value: 'r1' }, column: { value: 'c1' } }]);
  });
});

describe('stateOf', () => {
  it('tells gaps, missing data and empty cells apart', () => {
    expect(stateOf(counts())).toBe('empty');
    expect(stateOf(counts({ gap: 1, covered: 4 }))).toBe('gap');
    expect(stateOf(counts({ insufficient: 2, unknown: 1 }))).toBe('insufficient');
    expect(stateOf(counts({ insufficient: 2, partial: 1 }))).toBe('plain');
  });
});

describe('numberText', () => {
  it('writes each measure in its own way, and a dash where there is no number', () => {
    const moved = { covered: -1, partial: 0, gap: 2, insufficient: 0 };
    const full = counts({ gap: 1, covered: 2, insufficient: 4, meanScore: 63.25, move: moved });
    expect(numberText(full, 'count')).toBe('7');
    expect(numberText(full, 'gap-share')).toBe('33%');
    expect(numberText(full, 'mean-score')).toBe('63.3');
    expect(numberText(full, 'move')).toBe('+2');
    expect(numberText(counts({ insufficient: 1 }), 'gap-share')).toBe('–');
    expect(numberText(counts(), 'move')).toBe('–');
    expect(numberText(counts({ move: { ...moved, gap: -3 } }), 'move')).toBe('−3');
  });
});

describe('shadeOf', () => {
  it('goes from none to the darkest, and never tells what moved', () => {
    expect(shadeOf(counts({ gap: 10 }), 'count', 10)).toBe(5);
    expect(shadeOf(counts({ gap: 1 }), 'count', 10)).toBe(1);
    expect(shadeOf(counts(), 'count', 10)).toBe(0);
    expect(shadeOf(counts({ meanScore: 41 }), 'mean-score', 1)).toBe(3);
    expect(shadeOf(counts({ gap: 1 }), 'move', 1)).toBe(0);
  });
});

describe('tableTexts', () => {
  it('keeps names texts, escapes marks, and leaves signed numbers alone', () => {
    const { plain, html } = tableTexts([
      ['a\tb', '=1+1'],
      ['<b>&"', '+2'],
    ]);
    expect(plain).toBe('a b\t\'=1+1\n<b>&"\t+2');
    expect(html).toBe(
      "<table><tr><th>a\tb</th><th>'=1+1</th></tr><tr><th>&lt;b&gt;&amp;&quot;</th><td>+2</td></tr></table>",
    );
  });
});
