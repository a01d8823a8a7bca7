import fc from 'fast-check';
import { markedRuns } from './marked-runs.js';

const shown = (text: string, q: string): string =>
  markedRuns(text, q)
    .map(({ run, isMarked }) => (isMarked ? `[${run}]` : run))
    .join('');

describe('markedRuns', () => {
  it.each([
    ['AI 바우처를 넓힌다', 'ai 바우처', '[AI] [바우처]를 넓힌다'],
    ['바우처 바우처', '바우처', '[바우처] [바우처]'],
    ['데이터센터', '데이터 데이터센터', '[데이터센터]'],
    ['a.b*c', '.b*', 'a[.b*]c'],
    ['아무 말', '', '아무 말'],
    ['İstanbul ai', 'ai', 'İstanbul ai'],
  ])('marks in %j the words of %j', (text, q, marked) => {
    expect(shown(text, q)).toBe(marked);
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, q) => {
        expect(
          markedRuns(text, q)
            .map(({ run }) => run)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
