import { withParticle } from './particles.js';

describe('withParticle', () => {
  it.each([
    ['카카오', '이/가', '카카오가'],
    ['울산', '은/는', '울산은'],
    ['SK', '은/는', 'SK는'],
    ['KT(케이티)', '이/가', 'KT(케이티)가'],
    ['LG AI연구원', '을/를', 'LG AI연구원을'],
    ['제31', '으로/로', '제31로'],
    ['70', '이고/고', '70이고'],
    ['40%', '이/가', '40%가'],
    ['「인공지능 기본법」', '이/가', '「인공지능 기본법」이'],
    ['URL', '으로/로', 'URL로'],
    ['VM', '을/를', 'VM을'],
    ['', '이/가', '이'],
  ] as const)('reads %s and gives %s its right form: %s', (word, particle, expected) => {
    expect(withParticle(word, particle)).toBe(expected);
  });

  it.each(['(', ')', '。)', '()'])('reads a long word of %s at once', (part) => {
    const startedAt = performance.now();
    withParticle(`${part.repeat(100_000)}가`, '이/가');
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
