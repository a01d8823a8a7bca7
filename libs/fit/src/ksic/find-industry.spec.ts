import { findIndustry, isWithin, searchIndustries, sectionOf, toIndustryCode } from './find-industry.js';
import { KSIC, SECTION_OF_DIVISION } from './ksic.js';

describe('KSIC', () => {
  it('has 21 sections and 77 divisions, each code once and each division in one section', () => {
    const codes = KSIC.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => code.length === 1).join('')).toBe('ABCDEFGHIJKLMNOPQRSTU');
    expect(codes.filter((code) => code.length === 2)).toHaveLength(77);
    expect(SECTION_OF_DIVISION.size).toBe(77);
  });
});

describe('toIndustryCode', () => {
  it.each([
    ['J', 'J'],
    ['c26', '26'],
    [' 62010 ', '62010'],
    ['J62', '62'],
    ['C62', undefined],
    ['04', undefined],
    ['X', undefined],
    ['소프트웨어', undefined],
    ['', undefined],
  ])('reads %s as %s', (written, code) => {
    expect(toIndustryCode(written)).toBe(code);
  });
});

describe('findIndustry', () => {
  it('finds the closest one above that has a name', () => {
    expect(findIndustry('62010')?.ko).toBe('컴퓨터 프로그래밍, 시스템 통합 및 관리업');
    expect(findIndustry('58221')?.code).toBe('582');
    expect(findIndustry('J')?.en).toBe('Information and communication');
    expect(findIndustry('x')).toBeUndefined();
    expect(sectionOf('62010')).toBe('J');
  });
});

describe('isWithin', () => {
  it.each([
    ['62010', '62', true],
    ['62010', 'J', true],
    ['J', '62', false],
    ['J', 'J', true],
    ['26', '62', false],
    ['x', 'J', false],
  ])('%s within %s: %s', (code, above, is) => {
    expect(isWithin(code, above)).toBe(is);
  });
});

describe('searchIndustries', () => {
  it('finds by code, by name in both languages, by part of a name and by everyday words', () => {
    const codes = (text: string) => searchIndustries(text).map(({ code }) => code);
    expect(codes('62010')).toEqual(['62']);
    expect(codes('제조업')[0]).toBe('C');
    expect(codes('Information and communication')[0]).toBe('J');
    expect(codes('소프트웨어')).toContain('582');
    expect(codes('자동차')).toContain('30');
    expect(codes('없는 업종')).toEqual([]);
    expect(codes(' ')).toEqual([]);
    expect(searchIndustries('업', 3)).toHaveLength(3);
  });
});
