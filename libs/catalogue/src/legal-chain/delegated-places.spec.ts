import { delegatedPlaces, isSameArticle } from './delegated-places.js';

describe('delegatedPlaces', () => {
  it.each([
    ['시행령 제15조', [['시행령 제15조', 'decree', '제15조']]],
    [
      '시행령 제4조·제6조·제8조',
      [
        ['시행령 제4조', 'decree', '제4조'],
        ['시행령 제6조', 'decree', '제6조'],
        ['시행령 제8조', 'decree', '제8조'],
      ],
    ],
    [
      '시행령 제27조·별표 1',
      [
        ['시행령 제27조', 'decree', '제27조'],
        ['시행령 별표 1', 'decree', '별표 1'],
      ],
    ],
    [
      '시행령 제15조, 고시 2100000283290(인공지능제품·서비스 확인 절차)',
      [
        ['시행령 제15조', 'decree', '제15조'],
        ['고시 2100000283290(인공지능제품·서비스 확인 절차)', 'notice', null],
      ],
    ],
    [
      '시행령 제24조 및 과학기술정보통신부 고시',
      [
        ['시행령 제24조', 'decree', '제24조'],
        ['과학기술정보통신부 고시', 'notice', null],
      ],
    ],
    ['산업통상자원부령', [['산업통상자원부령', 'ministerial_rule', null]]],
    ['관련 기준', [['관련 기준', null, null]]],
    [
      '고시, 나머지 기준',
      [
        ['고시', 'notice', null],
        ['나머지 기준', null, null],
      ],
    ],
    [' , ·', []],
  ] as const)('reads %s', (text, places) => {
    expect(delegatedPlaces(text).map(({ text: one, rank, article }) => [one, rank, article])).toEqual(places);
  });

  it('reads any text without loss and in good time', () => {
    expect(delegatedPlaces('('.repeat(500)).length).toBe(1);
    expect(delegatedPlaces(',('.repeat(250)).length).toBe(250);
  });
});

describe('isSameArticle', () => {
  it.each([
    ['제15조의2', '제 15조의 2', true],
    ['제15조', '제15조제2항', true],
    ['제15조', '제15조의2', false],
    ['별표 1', '별표1', true],
    ['부칙', '부칙', false],
  ])('compares %s with %s', (one, other, same) => {
    expect(isSameArticle(one, other)).toBe(same);
  });
});
