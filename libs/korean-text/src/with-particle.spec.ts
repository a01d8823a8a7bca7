import fc from 'fast-check';

import { withParticle } from './with-particle.js';

describe('withParticle', () => {
  it.each([
    ['2026', '2026은'],
    ['AI 기본법(안)', 'AI 기본법(안)은'],
    ['100%', '100%는'],
    ['GPU', 'GPU는'],
    ['LLM', 'LLM은'],
    ['R&D', 'R&D는'],
    ['대한상의', '대한상의는'],
    ['「데이터법」', '「데이터법」은'],
    ['‘AX 바우처’', '‘AX 바우처’는'],
    ['제52호', '제52호는'],
    ['3.5', '3.5는'],
    ['1,000', '1,000은'],
    ['Naver Cloud', 'Naver Cloud는'],
    ['OpenAI', 'OpenAI는'],
    ['Google', 'Google은'],
  ])('%s → %s', (word, expected) => {
    expect(withParticle(word, '은/는')).toBe(expected);
  });

  it.each([
    ['서울', '서울로'],
    ['부산', '부산으로'],
    ['대구', '대구로'],
    ['2028', '2028로'],
  ])('picks 으로 or 로 for %s', (word, expected) => {
    expect(withParticle(word, '으로/로')).toBe(expected);
  });

  it('begins with the word and adds one of the two particles, on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (word) => {
        expect(['은', '는']).toContain(withParticle(word, '은/는').slice(word.length));
        expect(withParticle(word, '은/는').startsWith(word)).toBe(true);
      }),
    );
  });
});
