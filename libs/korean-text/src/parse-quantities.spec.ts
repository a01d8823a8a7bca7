import fc from 'fast-check';

import { parseQuantities } from './parse-quantities.js';

const read = (text: string): readonly (readonly [number, string, string])[] =>
  parseQuantities(text).map(({ value, unit, bound }) => [value, unit, bound]);

describe('parseQuantities', () => {
  it.each([
    ['2만 개', 20_000, '개', 'exact'],
    ['100조 원 규모', 1e14, '원', 'exact'],
    ['40 %', 40, '%', 'exact'],
    ['5년 내', 5, '년', 'within'],
    ['1만5천 장', 15_000, '장', 'exact'],
    ['1억 2,000만 원', 120_000_000, '원', 'exact'],
    ['오천만 원 이하', 50_000_000, '원', 'at-most'],
    ['3,000억원 이상', 3e11, '원', 'at-least'],
    ['2028년까지', 2028, '연도', 'within'],
    ['두 달 안에', 2, '개월', 'within'],
    ['300여 개사', 300, '개사', 'exact'],
    ['1.5배', 1.5, '배', 'exact'],
    ['10MW', 10, 'mw', 'exact'],
    ['５만２천 장', 52_000, '장', 'exact'],
    ['삼십 년', 30, '년', 'exact'],
  ])('reads %s', (text, value, unit, bound) => {
    expect(read(text)).toEqual([[value, unit, bound]]);
  });

  it('reads several in text order with their spans', () => {
    const text = '5년 안에 스타트업 2만 개를';
    expect(parseQuantities(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '5년',
      '2만 개',
    ]);
  });

  it.each(['제16조', '2030', '수만', '만들어', '제 3 회', ''])('finds nothing in %j', (text) => {
    expect(parseQuantities(text)).toEqual([]);
  });

  it('reads back every number it is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(1, 1e4, 1e8, 1e12), (digits, scale) => {
        const suffix = ['', '만', '억', '조'][Math.round(Math.log10(scale) / 4)] ?? '';
        expect(read(`예산 ${String(digits)}${suffix} 원`)).toEqual([[digits * scale, '원', 'exact']]);
      }),
    );
  });

  it('is total and finite on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const { value, span } of parseQuantities(text)) {
          expect(Number.isFinite(value)).toBe(true);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
