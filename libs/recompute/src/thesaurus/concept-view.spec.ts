import { type ConceptRecord } from '@jeonghap/alignment';
import { isFoundBy } from './concept-view.js';

const voucher: ConceptRecord = {
  id: 'instrument.voucher',
  type: 'instrument',
  ko: '바우처(이용권)',
  en: 'voucher',
  official: ['이용권 지급', 'AI 바우처'],
  lay: ['쿠폰'],
  abbr: [],
  en_alt: ['coupon'],
  rude: ['속된말'],
  patterns: [],
  broader: [],
  related: [],
  polarity: null,
  opposite: null,
};

describe('isFoundBy', () => {
  it.each([
    '바우처',
    '이용권지급',
    'ai바',
    'AI 바우처',
    'VOUCHER',
    'coupon',
    'instrument.v',
    'ㅂㅇㅊ',
    'ㅋㅍ',
    'ㅇㅇㄱ ㅈㄱ',
  ])('finds a concept by %s', (words) => {
    expect(isFoundBy(voucher, words)).toBe(true);
  });

  it.each(['대출', 'ㄷㅊ', '속된말'])('does not by %s', (words) => {
    expect(isFoundBy(voucher, words)).toBe(false);
  });
});
