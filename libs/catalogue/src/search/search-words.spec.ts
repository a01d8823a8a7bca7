import fc from 'fast-check';
import { inOtherLayout, toSearchWords } from './search-words.js';

describe('toSearchWords', () => {
  it.each([
    ['AI  바우처', { by: 'form', words: ['AI', '바우처'] }],
    [' ㅇㄱㅈㄴ ', { by: 'leads', words: ['ㅇㄱㅈㄴ'] }],
    ['AI ㅂㅇㅊ', { by: 'leads', words: ['AI', 'ㅂㅇㅊ'] }],
    // a Korean keyboard joins ㄱ and ㅅ before anybody can stop it
    ['ㄳㅎ', { by: 'leads', words: ['ㄱㅅㅎ'] }],
    ['ㄲㅅ', { by: 'leads', words: ['ㄲㅅ'] }],
    // half a syllable more is still being typed
    ['바우ㅊ', { by: 'form', words: ['바우ㅊ'] }],
    ['ㅏㅇ', { by: 'form', words: ['ㅏㅇ'] }],
  ])('reads %j', (q, words) => {
    expect(toSearchWords(q)).toEqual(words);
  });

  it('composes what comes in parts', () => {
    expect(toSearchWords('바우처'.normalize('NFD')).words).toEqual(['바우처']);
  });
});

describe('inOtherLayout', () => {
  it.each([
    ['dlsrhdwlsmd', '인공지능'],
    ['메ㅑ', 'api'],
    ['ㅎㅔㅕ', 'gpu'],
    ['gpu', undefined],
    ['인공지능', 'dlsrhdwlsmd'],
    ['123', undefined],
    ['漢字', undefined],
  ])('reads %j as %j', (q, other) => {
    expect(inOtherLayout(q)?.toLowerCase()).toBe(other);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (q) => {
        const other = inOtherLayout(q);
        expect(other === undefined || other !== q).toBe(true);
      }),
    );
  });
});
