import { arrangeLines, type MatrixLine } from './matrix.js';

const line = (value: string, ko: string | null, gap: number): MatrixLine => ({
  ...{ value, gap, covered: 0, partial: 0, insufficient: 0, unknown: 0, total: gap },
  ...{ label: ko === null ? null : { ko, en: ko }, meanScore: null, move: null },
});
const values = (lines: readonly MatrixLine[]): readonly string[] => lines.map(({ value }) => value);

describe('arrangeLines', () => {
  const lines = [line('none', null, 9), line('b', '하나', 1), line('a', '둘', 5), line('c', '가람', 5)];

  it('keeps the order of numbers, with the line without a value last', () => {
    expect(values(arrangeLines('instrument', lines, '-count'))).toEqual(['b', 'a', 'c', 'none']);
  });

  it('sorts by Korean names, and by the value where there is no name', () => {
    expect(values(arrangeLines('instrument', lines, 'name'))).toEqual(['c', 'a', 'b', 'none']);
    const ministries = [line('중소벤처기업부', null, 1), line('과학기술정보통신부', null, 1)];
    expect(values(arrangeLines('ministry', ministries, 'name'))).toEqual([
      '과학기술정보통신부',
      '중소벤처기업부',
    ]);
  });

  it('puts most gaps first, and leaves equal ones as they were', () => {
    expect(values(arrangeLines('instrument', lines, '-gap'))).toEqual(['a', 'c', 'b', 'none']);
  });

  it('sorts axes by name in the order of the policy', () => {
    const axes = [line('talent', null, 1), line('none', null, 1), line('data', null, 1)];
    expect(values(arrangeLines('axis', axes, 'name'))).toEqual(['data', 'talent', 'none']);
  });
});
